import type { ObjectKind } from '../tenant/index.ts';
import type { Span } from '../text/index.ts';

/** One thing that may be written at a cursor. */
export interface Completion extends Span {
  readonly label: string;
  readonly kind: 'cmdlet' | 'resource' | 'parameter' | 'key' | 'value' | 'object' | 'rule' | 'snippet';
  /** What takes the place of the text from `start` to `end`. */
  readonly insert: string;
  /** `insert` is snippet text. */
  readonly snippet?: true;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Kind of the object that it names. */
  readonly object?: ObjectKind;
  /** Markdown; worked out when the entry is looked at. */
  readonly documentation?: () => string;
  /** Those with a smaller number stand first. */
  readonly rank?: number;
}

/** A name that may be written, and what it names. */
export interface KnownName {
  readonly name: string;
  readonly kind: ObjectKind;
}

/** The names of objects that the texts of the organization declare, by kinds. */
export type NamesOf = (kinds: readonly ObjectKind[]) => readonly KnownName[];

/** A comment that suppresses: what stands behind the word, up to the cursor. */
const SUPPRESSION =
  /mailflow-lint-(?:disable-next-line|disable-line|disable-file|disable|enable)((?:[\s,]+(?:[a-z][a-z0-9-]*)?)*)$/;
/** The words that begin such a comment. */
const FORMS = ['disable-next-line', 'disable-line', 'disable-file', 'disable', 'enable'];

/**
 * Rule ids behind the word of a suppression comment, without those it has already; its words behind `mailflow-lint`. Undefined where the
 * cursor is in no such comment.
 */
export function completeSuppression(
  text: string,
  offset: number,
  rules: readonly { readonly id: string; readonly title: string }[],
): readonly Completion[] | undefined {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (!/#|<!--|\/\/|\/\*/.test(line)) return undefined;
  const begun = /mailflow-lint(-[a-z-]*)?$/.exec(line);
  const listed = SUPPRESSION.exec(line)?.[1];
  if (listed === undefined || listed === '') {
    if (!begun) return undefined;
    const start = offset - begun[0].length;
    return FORMS.map((form, rank) => {
      const word = `mailflow-lint-${form}`;
      return { label: word, insert: word, kind: 'value', start, end: offset, rank };
    });
  }
  const words = listed.split(/[\s,]+/);
  const typed = words.pop() ?? '';
  return rules
    .filter(({ id }) => !words.includes(id))
    .map(({ id, title }) => ({
      label: id,
      insert: id,
      kind: 'rule',
      detail: title,
      start: offset - typed.length,
      end: offset,
    }));
}
