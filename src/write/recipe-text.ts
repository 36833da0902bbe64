import type { NewObject } from '../tenant/index.ts';
import { blockTexts } from './dsc.ts';
import { jsonValue } from './json.ts';
import { byCollection, collectionKey, fullCollection, type Look } from './native-text.ts';
import { callTexts } from './powershell.ts';
import type { ValueStyle } from './powershell-value.ts';
import { editOf } from './value.ts';
import { yamlValue } from './yaml-value.ts';

export interface RecipeTextOptions {
  /** Native files: with the root that holds the collections. */
  readonly root?: boolean;
  /** PowerShell: one parameter a line. */
  readonly wrapped?: boolean;
  /** Whether the tenant has rules of a kind. A new first rule makes each of them one later, which a comment in YAML asks for. */
  readonly behind?: (kind: string) => boolean;
}

/**
 * New and changed objects as a text of its own: cmdlet calls, resource blocks, or the collections of a native file. With placeholders
 * it is snippet text. What is removed has no form in declarative formats; YAML names it in a comment.
 */
export function recipeText(
  objects: readonly NewObject[],
  format: 'powershell' | 'dsc' | 'yaml' | 'json',
  options: RecipeTextOptions = {},
): string {
  const place = { source: '', start: 0, end: 0 };
  return editOf(place, composed(objects, format, options)).newText;
}

/** The style of commands that stand in no script. */
export const SCRIPT: ValueStyle = {
  quote: "'",
  bareNames: false,
  bareWords: true,
  trueWord: '$true',
  falseWord: '$false',
  arrays: false,
  separator: ', ',
};

function composed(
  objects: readonly NewObject[],
  format: 'powershell' | 'dsc' | 'yaml' | 'json',
  options: RecipeTextOptions,
): string {
  switch (format) {
    case 'powershell':
      return callTexts(objects, SCRIPT, options.wrapped ? '    ' : undefined, '\n').join('\n');
    case 'dsc':
      return blockTexts(objects, { ...SCRIPT, quote: '"', bareWords: false, arrays: true }).join('\n');
    case 'yaml':
      return yamlText(objects, options);
    case 'json':
      return jsonText(objects, options);
  }
}

/** The collections of a native file, indented. */
function collections(objects: readonly NewObject[], look: Look, indent: string): readonly string[] {
  return byCollection(objects).map(([kind, own]) => {
    const key = collectionKey(kind, 'outboundPolicies');
    const body = fullCollection(look, own, indent, kind === 'group' ? 'keyed' : 'list');
    return look.json ? `${indent}"${key}": ${body}` : `${indent}${key}:${body}`;
  });
}

const LOOK = { oneLine: false, newLine: '\n', unit: '  ' } as const;

function yamlText(objects: readonly NewObject[], { root, behind }: RecipeTextOptions): string {
  const look: Look = {
    ...LOOK,
    json: false,
    value: (value) => yamlValue(value, { quote: '"' }),
    key: (name) => name,
    name: 'name',
    behind: ({ kind, order }) => (order === 'front' && behind?.(kind) ? ' # and one more in every rule behind it' : ''),
  };
  const stated = objects.filter(({ operation }) => operation !== 'remove');
  const gone = objects
    .filter((object) => !stated.includes(object))
    .map(({ kind, name }) => `# ${collectionKey(kind, 'outboundPolicies')}: without ${look.value(name)}`);
  const lines = collections(stated, look, root ? '  ' : '');
  return [...(root ? ['exchange:'] : []), ...lines, ...gone].join('\n');
}

function jsonText(objects: readonly NewObject[], { root }: RecipeTextOptions): string {
  const look: Look = { ...LOOK, json: true, value: jsonValue, key: (name) => `"${name}"`, name: '"name"' };
  const stated = objects.filter(({ operation }) => operation !== 'remove');
  const members = collections(stated, look, root ? '    ' : '').join(',\n');
  return root ? `{\n  "exchange": {\n${members}\n  }\n}` : members;
}
