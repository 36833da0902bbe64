import { objectIndexOf } from '../../src/language/objects.ts';
import { type Reading, read } from '../../src/read/index.ts';
import { merge } from '../../src/tenant/index.ts';
import { languageOf } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';

/** A text without its mark `|`, and where the mark stood. */
export function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf('|');
  if (offset < 0) throw new Error(`no mark in ${text}`);
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}

/** Files of one organization, as the language features see them. One of them may hold a mark. */
export function organization(files: Readonly<Record<string, string>>) {
  let mark: { source: string; offset: number } | undefined;
  const texts = new Map<string, string>();
  for (const [path, content] of Object.entries(files)) {
    const offset = content.indexOf('|');
    if (offset >= 0) mark = { source: path, offset };
    texts.set(path, offset >= 0 ? content.slice(0, offset) + content.slice(offset + 1) : content);
  }
  const readings: Reading[] = [...texts].map(([path, text]) =>
    read({ path, text, language: languageOf(path), encoding: 'utf8' }, knowledge),
  );
  const tenant = merge(readings, { name: 'contoso' });
  return { tenant, readings, texts, mark, index: objectIndexOf(tenant, readings, knowledge.cmdlets) };
}
