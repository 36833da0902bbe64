import { translate } from '../messages/index.ts';
import { applyEdits, type Edit } from '../text/index.ts';
import { diffLines } from './diff.ts';

/** A change that a person is asked about, in the language in use. */
export interface ReviewView {
  readonly texts: {
    readonly apply: string;
    readonly cancel: string;
    readonly consequences: string;
    readonly change: string;
    /** Which keys decide. */
    readonly keys: string;
  };
  readonly title: string;
  /** Who may forward more or less afterwards, a sentence each. */
  readonly consequences: readonly string[];
  /** The changed files with the lines of their unified diff. */
  readonly files: readonly { readonly name: string; readonly lines: readonly string[] }[];
}

/**
 * A change as it is shown before it is made. `consequences` are the sentences about who may forward more or less afterwards; `textOf`
 * gives the text of a file as it is.
 */
export function reviewView(
  title: string,
  edits: readonly Edit[],
  consequences: readonly string[],
  textOf: (path: string) => string,
): ReviewView {
  const files = [...new Set(edits.map(({ place }) => place.source))].map((path) => {
    const before = textOf(path);
    return { name: path, lines: diffLines({ path, before, after: applyEdits(before, path, edits) ?? before }) };
  });
  return { texts: texts(), title, consequences, files };
}

function texts(): ReviewView['texts'] {
  return {
    apply: translate('Apply'),
    cancel: translate('Cancel'),
    consequences: translate('Who may forward where afterwards'),
    change: translate('What is written'),
    keys: translate('Enter applies the whole change, Escape leaves the text as it is.'),
  };
}
