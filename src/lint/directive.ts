import type { Comment } from '../read/reading.ts';
import { isDay, type Place } from '../text/index.ts';
import { nearest } from '../text/near.ts';

const FORMS = ['disable', 'enable', 'disable-next-line', 'disable-line', 'disable-file'] as const;

/** What a comment asks for. */
export type Form = (typeof FORMS)[number];

/** Why a comment that looks like a suppression suppresses nothing. */
export interface Mistake {
  readonly message: 'date' | 'form' | 'mistyped-form' | 'files';
  readonly args: Readonly<Record<string, string>>;
}

/** A comment that gives this program an instruction. */
export interface Directive {
  readonly form: Form;
  readonly rules: readonly string[];
  readonly reason: string;
  /** Last day on which it counts. */
  readonly until?: string;
  readonly mistake?: Mistake;
  readonly place: Place;
}

const MARK = /mailflow-lint-(disable-next-line|disable-line|disable-file|disable|enable)(?=\s|$)([^\r\n]*)/;
/** Words that other tools use for suppressions. */
const MEANT = /^(?:disabled?|enabled?|ignore|silence|suppress|skip)(?:-|$)/i;
const UNTIL = /\buntil\s+(\S*\d\S*?)\)?(?=[\s,]|$)/;

/** Reads `mailflow-lint-<form> rule, rule [until DATE] -- reason [until DATE]`; undefined for a comment that asks for nothing. */
export function directiveOf({ text, place }: Comment): Directive | undefined {
  const match = MARK.exec(text);
  if (!match) return mistyped(text, place);
  const [, form, rest = ''] = match;
  const body = rest.replace(/(?:#>|-->|\*\/)\s*$/, '');
  const dashes = body.indexOf('--');
  const names = dashes < 0 ? body : body.slice(0, dashes);
  const until = UNTIL.exec(body)?.[1];
  const isDate = until !== undefined && isDay(until);
  return {
    form: form as Form,
    rules: names
      .replace(UNTIL, ' ')
      .split(/[\s,]+/)
      .filter((name) => name !== ''),
    reason: dashes < 0 ? '' : reasonIn(body.slice(dashes + 2)),
    ...(isDate && { until }),
    ...(until !== undefined && !isDate && { mistake: { message: 'date', args: { until } } }),
    place,
  };
}

function reasonIn(text: string): string {
  return text.replace(UNTIL, '').trim().replace(/\($/, '').trim();
}

/** A comment whose first word is none of the forms, when it seems to ask for one. */
function mistyped(text: string, place: Place): Directive | undefined {
  if (!text.includes('mailflow-lint')) return undefined;
  // It names this program first; the word behind it may be a mistyped form.
  const [, between, written = ''] = /^[^\p{L}\p{N}]*mailflow-lint([-: \t]+)([\p{L}-]+)/u.exec(text) ?? [];
  // Behind a blank stands prose, unless it is one of the forms.
  const meant = between === '-' ? nearest(written, FORMS) : FORMS.find((form) => form === written);
  if (meant === undefined && !MEANT.test(written)) return undefined;
  const mistake: Mistake =
    meant === undefined
      ? { message: 'form', args: { written } }
      : { message: 'mistyped-form', args: { written, meant: `mailflow-lint-${meant}` } };
  return { form: 'disable-line', rules: [], reason: '', mistake, place };
}
