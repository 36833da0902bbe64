import { oneLine } from './printable.ts';

/** Text from files as Markdown text: on one line, with everything that Markdown or HTML would act on escaped. */
export function markdownText(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]()#+!|<>~&$]/g, (char) =>
    char === '<' ? '&lt;' : char === '&' ? '&amp;' : `\\${char}`,
  );
}
