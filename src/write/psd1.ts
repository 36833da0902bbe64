import type { NewObject, NewValue } from '../tenant/index.ts';
import type { Edit } from '../text/index.ts';
import { entryLayout, entryText } from './hashtable.ts';
import { indentOf, lineBreak, lineStart, point, startsLine } from './layout.ts';
import { settingsOf } from './object-words.ts';
import { powershellValue, valueStyle } from './powershell-value.ts';
import type { Target } from './target.ts';
import { editOf } from './value.ts';

/**
 * Writes hashtables behind the one of `target`, in the list it stands in. Only objects of the same kind: another kind would
 * belong to another list.
 */
export function insertTables(
  text: string,
  target: Target,
  kind: string,
  objects: readonly NewObject[],
): Edit | undefined {
  const layout = entryLayout(text, target.entries);
  const { start, end, source } = target.place;
  if (!layout || !target.editable || objects.some((object) => object.kind !== kind)) return undefined;
  if (text[end - 1] !== '}') return undefined;
  const style = valueStyle(text, target, 'hashtable');
  const newLine = lineBreak(text, lineStart(text, start));
  const indent = indentOf(text, start);
  const ownLine = startsLine(text, start);
  const separator = ownLine ? newLine + indent : ', ';
  const written = objects.map((object) => {
    const entries = Object.entries<NewValue>({ identity: object.name, ...settingsOf(object) }).map(([name, value]) =>
      entryText(name, powershellValue(value, style), layout),
    );
    if (layout.oneLine) return `${separator}@{ ${entries.join('; ')} }`;
    const lines = entries.map((entry) => newLine + layout.indent + entry + (layout.semicolon ? ';' : ''));
    return `${separator}@{${lines.join('')}${newLine}${indent}}`;
  });
  return editOf(point(source, end), written.join(''));
}
