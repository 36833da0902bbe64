import { type Edit, plainText } from '../../../text/index.ts';
import type { PageEdit, PageField } from '../messages.ts';

/** A change that a person is asked about, with what has to be filled in first. */
export interface Proposal {
  readonly title: string;
  readonly tenant: string;
  readonly fields: readonly PageField[];
  /** The edits with these values in the fields; undefined where they do not do. */
  edits(values: readonly string[]): readonly Edit[] | undefined;
}

const PLACEHOLDER = /\\.|\$\{(\d+):((?:\\.|[^\\}])*)\}/gs;
const unescaped = (text: string): string => text.replaceAll(/\\([\\$}])/g, '$1');

/** A change by edits whose placeholders, if any, are fields. */
export function proposalOf(title: string, tenant: string, edits: readonly Edit[]): Proposal {
  const numbers = new Map<string, string>();
  for (const edit of edits.filter(({ snippet }) => snippet))
    for (const [, number, word = ''] of edit.newText.matchAll(PLACEHOLDER))
      if (number !== undefined && !numbers.has(number)) numbers.set(number, unescaped(word));
  const order = [...numbers.keys()];
  return {
    title,
    tenant,
    fields: [...numbers.values()].map((word) => ({ label: word, value: word })),
    edits(values) {
      if (order.some((_, at) => (values[at] ?? '').trim() === '')) return undefined;
      return edits.map(({ snippet, ...edit }) => (snippet ? { ...edit, newText: filled(edit.newText) } : edit));
      function filled(text: string): string {
        return text.replaceAll(PLACEHOLDER, (whole, number: string | undefined) =>
          number === undefined ? unescaped(whole) : (values[order.indexOf(number)] ?? ''),
        );
      }
    },
  };
}

/** Edits as the page makes them. */
export const pageEdits = (edits: readonly Edit[]): readonly PageEdit[] =>
  edits.map((edit) => ({
    file: edit.place.source,
    start: edit.place.start,
    end: edit.place.end,
    newText: plainText(edit),
  }));

/** Commands of a fix as plain text, placeholders with their own words. */
export const commandsOf = (commands: string, snippet: boolean): string =>
  snippet ? plainText({ newText: commands, snippet: true }) : commands;
