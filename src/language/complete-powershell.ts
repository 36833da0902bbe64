import { type CmdletFacts, type Cmdlets, KINDS, kindOfNoun, type ParameterFacts } from '../knowledge/index.ts';
import { quoted } from '../write/powershell-value.ts';
import type { Completion, NamesOf } from './completion.ts';
import { namedBy } from './naming.ts';
import { type PowerShellCursor, powershellCursor, type Word } from './powershell-cursor.ts';

/** What completion in scripts looks at. `card` gives the Markdown about a parameter of a cmdlet, or about the cmdlet. */
export interface ScriptWords {
  readonly cmdlets: Cmdlets;
  readonly names: NamesOf;
  card(cmdlet: string, parameter?: string): string;
}

/** Parameters that say how a call runs; they stand behind the others. */
const RUN = new Set(['Confirm', 'WhatIf', 'AsJob', 'DomainController']);
/** Keys that every resource of Microsoft365DSC takes beside the parameters. */
const RESOURCE_KEYS: readonly string[] = ['Ensure'];

/** What may be written at a cursor in a script: cmdlets, resources, parameters or keys that are not there yet, values, names. */
export function completePowerShell(text: string, offset: number, words: ScriptWords): readonly Completion[] {
  const cursor = powershellCursor(text, offset);
  if (cursor.comment) return [];
  const later = text.slice(offset, offset + 4000);
  return cursor.around === 'table' ? inTable(text, cursor, later, words) : inCommand(cursor, later, words);
}

/** The cmdlet whose call a cursor stands in, and the parameter whose value is under it. */
export interface CallAt {
  readonly facts: CmdletFacts;
  readonly parameter?: string;
  readonly given: readonly string[];
}

/** The call around a cursor; undefined outside of calls of cmdlets that are described in full. */
export function callAt(cursor: PowerShellCursor, later: string, cmdlets: Cmdlets): CallAt | undefined {
  const [name, ...rest] = cursor.words;
  const facts = cursor.around === 'command' && name?.quote === '' ? cmdlets.find(name.text) : undefined;
  if (!facts) return undefined;
  const given: string[] = [];
  let open: string | undefined;
  let last: string | undefined;
  for (const word of rest) {
    const parameter = parameterOf(word, facts, cmdlets);
    if (parameter !== undefined) {
      given.push(parameter);
      open = isSwitch(facts.parameters[parameter]) ? undefined : parameter;
      last = parameter;
    } else if (!word.continues) open = undefined;
  }
  const isList = cursor.word.continues && last !== undefined;
  const parameter = isList ? last : open;
  return {
    facts,
    given: [...given, ...givenLater(later, facts, cmdlets)],
    ...(parameter === undefined ? {} : { parameter }),
  };
}

const isSwitch = (facts: ParameterFacts | undefined): boolean => facts?.type === 'SwitchParameter';

function parameterOf({ text, quote }: Word, facts: CmdletFacts, cmdlets: Cmdlets): string | undefined {
  if (quote !== '' || !/^[-–—]\p{L}/u.test(text)) return undefined;
  const match = cmdlets.parameter(facts, text.slice(1).replace(/:.*$/, ''));
  return 'name' in match ? match.name : text.slice(1);
}

/** Parameters on the rest of the line and on the lines it goes on with. */
function givenLater(later: string, facts: CmdletFacts, cmdlets: Cmdlets): readonly string[] {
  const rest = /^(?:[^\n`]|`\r?\n|`.)*/.exec(later)?.[0] ?? '';
  return [...rest.matchAll(/(?:^|\s)-(\p{L}\w*)/gu)].flatMap(([, name = '']) => {
    const match = cmdlets.parameter(facts, name);
    return 'name' in match ? [match.name] : [];
  });
}

function inCommand(cursor: PowerShellCursor, later: string, words: ScriptWords): readonly Completion[] {
  const { word } = cursor;
  if (cursor.words.length === 0) return word.quote === '' && word.text !== '' ? commands(word, words) : [];
  const call = callAt(cursor, later, words.cmdlets);
  if (!call) return [];
  const { facts, given, parameter } = call;
  const noun = facts.name.slice(facts.name.indexOf('-') + 1);
  if (parameter !== undefined && !word.text.startsWith('-')) return values(facts, noun, parameter, word, words, false);
  if (word.quote !== '') return positional(facts, noun, given, word, words);
  const parameters = parameterItems(facts, given, word, words);
  return word.text.startsWith('-') ? parameters : [...positional(facts, noun, given, word, words), ...parameters];
}

/** The names that the first argument without a name may be. */
function positional(facts: CmdletFacts, noun: string, given: readonly string[], word: Word, words: ScriptWords) {
  const [first] = Object.entries(facts.parameters)
    .filter(([name, { position }]) => position !== undefined && !given.includes(name))
    .sort(([, a], [, b]) => (a.position ?? 0) - (b.position ?? 0));
  return first && facts.parameters.Identity ? values(facts, noun, first[0], word, words, false) : [];
}

function commands(word: Word, { cmdlets, card }: ScriptWords): readonly Completion[] {
  const { start, end } = word;
  if (/^EXO/i.test(word.text)) {
    return KINDS.map(({ noun }) => ({
      label: `EXO${noun}`,
      insert: `EXO${noun} "\${1:name}"\n{\n    Identity = "\${1:name}"\n    $0\n}`,
      snippet: true,
      kind: 'resource',
      detail: 'Microsoft365DSC',
      start,
      end,
    }));
  }
  const found: Completion[] = [];
  for (const { name } of cmdlets.all()) {
    const rank = kindOfNoun(name.slice(name.indexOf('-') + 1)) ? 0 : 1;
    found.push({ label: name, insert: name, kind: 'cmdlet', start, end, rank, documentation: () => card(name) });
  }
  return found;
}

/** Parameters of Exchange Online that are not there yet; those the call cannot do without first. */
function parameterItems(
  facts: CmdletFacts,
  given: readonly string[],
  word: Word,
  words: ScriptWords,
): readonly Completion[] {
  return offered(facts, given).map(([name, parameter]) => ({
    label: `-${name}`,
    insert: `-${name}`,
    kind: 'parameter',
    detail: parameter.type,
    start: word.start,
    end: word.end,
    rank: rankOf(name, parameter),
    documentation: () => words.card(facts.name, name),
  }));
}

const rankOf = (name: string, { required }: ParameterFacts): number => (required ? 0 : RUN.has(name) ? 2 : 1);

const isOnline = ({ applicable, deprecated }: ParameterFacts): boolean =>
  deprecated !== true && (applicable === undefined || applicable.some((where) => where === 'EXO' || where === 'ADDON'));

function offered(facts: CmdletFacts, given: readonly string[]): readonly [string, ParameterFacts][] {
  const taken = new Set(given.map((name) => name.toLowerCase()));
  return Object.entries(facts.parameters).filter(([name, facts]) => isOnline(facts) && !taken.has(name.toLowerCase()));
}

/** Documented values of a parameter, and names of what it refers to. In a table every word stands in quotes. */
function values(
  facts: CmdletFacts,
  noun: string,
  parameter: string,
  word: Word,
  { cmdlets, names }: ScriptWords,
  isTable: boolean,
): readonly Completion[] {
  const parameterFacts = facts.parameters[parameter];
  // Inside of quotes only the content is replaced.
  const span = { start: word.quote === '' ? word.start : word.start + 1, end: word.end };
  const literal = (value: string, bare: boolean): string => {
    if (word.quote !== '') return quoted(value, word.quote === "'" ? "'" : '"').slice(1, -1);
    return bare && !isTable && /^[A-Za-z][\w.]*$/.test(value) ? value : quoted(value, "'");
  };
  if (parameterFacts?.type === 'Boolean' || (isTable && isSwitch(parameterFacts))) {
    return word.quote !== ''
      ? []
      : ['$true', '$false'].map((value, rank) => ({ label: value, insert: value, kind: 'value', rank, ...span }));
  }
  const documented = (parameterFacts?.values ?? []).map((value, rank): Completion => {
    const insert = value.startsWith('$') ? value : literal(value, true);
    return { label: value, insert, kind: 'value', rank, ...span };
  });
  const kinds = namedBy(cmdlets, noun, parameter);
  const named = names(kinds).map(
    ({ name, kind }): Completion => ({
      label: name,
      insert: literal(name, false),
      kind: 'object',
      object: kind,
      ...span,
    }),
  );
  return [...documented, ...named];
}

function inTable(text: string, cursor: PowerShellCursor, later: string, words: ScriptWords): readonly Completion[] {
  const facts = factsOfTable(text, cursor, words.cmdlets);
  if (!facts) return [];
  const noun = facts.name.slice(facts.name.indexOf('-') + 1);
  if (cursor.key !== undefined) {
    if (cursor.key === 'Ensure') return values(ENSURE, noun, 'Ensure', cursor.word, words, true);
    const match = words.cmdlets.parameter(facts, cursor.key);
    return 'name' in match ? values(facts, noun, match.name, cursor.word, words, true) : [];
  }
  if (cursor.word.quote !== '') return [];
  const rest = later.slice(0, later.indexOf('}') < 0 ? later.length : later.indexOf('}'));
  const given = [...cursor.keys, ...[...rest.matchAll(/^[ \t]*["']?(\w+)["']?\s*=/gm)].map(([, key = '']) => key)];
  const { start, end } = cursor.word;
  const isResource = /^EXO/i.test(cursor.words[0]?.text ?? '');
  const extra = isResource ? RESOURCE_KEYS.filter((key) => !given.includes(key)) : [];
  return [
    ...offered(facts, given)
      .filter(([name]) => !isResource || !RUN.has(name))
      .map(([name, parameter]): Completion => {
        const documentation = () => words.card(facts.name, name);
        const rank = rankOf(name, parameter);
        return {
          label: name,
          insert: `${name} = `,
          kind: 'key',
          detail: parameter.type,
          rank,
          documentation,
          start,
          end,
        };
      }),
    ...extra.map((name): Completion => ({ label: name, insert: `${name} = `, kind: 'key', rank: 1, start, end })),
  ];
}

const ENSURE: CmdletFacts = {
  name: 'Ensure',
  applicable: [],
  parameters: { Ensure: { type: 'String', values: ['Present', 'Absent'] } },
};

/** The parameters that the keys of a table are: of the resource, or of the cmdlet that the table is splatted to. */
function factsOfTable(text: string, { words }: PowerShellCursor, cmdlets: Cmdlets): CmdletFacts | undefined {
  const [head] = words;
  const resource = /^EXO(\w+)$/i.exec(head?.text ?? '')?.[1];
  if (resource) {
    const both = ['New', 'Set'].flatMap((verb) => cmdlets.find(`${verb}-${resource}`) ?? []);
    const [first] = both;
    if (!first) return undefined;
    return {
      ...first,
      parameters: Object.assign({}, ...both.map(({ parameters }) => parameters)) as CmdletFacts['parameters'],
    };
  }
  const variable = /^\$([\w:]+)$/.exec(head?.text ?? '')?.[1];
  if (!variable) return undefined;
  const use = new RegExp(`([A-Za-z]+-[A-Za-z0-9]+)[^\\n|;{}]{0,400}@${variable}\\b`, 'i').exec(text);
  return use?.[1] ? cmdlets.find(use[1]) : undefined;
}
