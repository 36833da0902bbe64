import { labelled, translate } from '../../messages/index.ts';
import { type Terminal, wrapped } from '../../report/terminal.ts';
import type { Command } from './command.ts';
import { COMMON, type Option, type Options } from './options.ts';
import { COMMANDS, type CommandName } from './overview.ts';

const PROGRAM = 'mailflow-lint';

/** The title of the overview. */
const TITLE = 'Mailflow Lint: who may forward mail where, and which line decides it.';

/** What stands at the left, and what it means; without a meaning a line of its own. */
type Row = readonly [left: string, meaning: string];

/** Two columns; what is longer at the left than most goes on in a line of its own. */
function columns(rows: readonly Row[], terminal: Terminal): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  const below = ' '.repeat(width + 5);
  return rows
    .flatMap(([left, meaning]) => wrapped(meaning, terminal, below, `  ${left.padEnd(width)}   `))
    .map((line) => line.trimEnd())
    .join('\n');
}

/** An option as it is written: `--format NAME`, `--cloud commercial|gcchigh|dod`, `--color, --no-color`. */
function written(name: string, { type, value, words, negative, short }: Option): string {
  if (type === 'string') return `--${name} ${value ?? words?.join('|') ?? ''}`;
  return [`--${name}`, ...(negative ? [`--no-${name}`] : []), ...(short ? [`-${short}`] : [])].join(', ');
}

const usually = (word: string): string => translate('{word} (default)', { word });

function meaningOf({ help, value, words, usual, multiple, meanings }: Option): string {
  const marked = (word: string): string => (word === usual ? usually(word) : word);
  const plainly = translate(help);
  const listed = value && words && !meanings ? labelled(plainly, words.map(marked).join(', ')) : plainly;
  return multiple ? translate('{option}; may be given several times', { option: listed }) : listed;
}

/** An option with what it means, and below it the words that it takes, where each has a meaning. */
function rowsOf(name: string, option: Option): readonly Row[] {
  const { meanings = {}, usual } = option;
  const words = Object.entries(meanings).map(([word, meaning]): Row => {
    const means = translate(meaning);
    return [`  ${word}`, word === usual ? usually(means) : means];
  });
  return [[written(name, option), meaningOf(option)], ...words];
}

const listOf = (options: Options, terminal: Terminal): string =>
  columns(
    Object.entries(options).flatMap(([name, option]) => rowsOf(name, option)),
    terminal,
  );

/** A text of several lines, each wrapped to the terminal. */
const paragraph = (text: string, terminal: Terminal): string =>
  text
    .split('\n')
    .flatMap((line) => wrapped(line, terminal))
    .join('\n');

/** What the program prints without a command: all commands, and the options of all. */
export function overview(terminal: Terminal): string {
  const commands = Object.entries(COMMANDS).map(
    ([name, { takes, does }]): Row => [`${PROGRAM} ${name} ${takes}`.trimEnd(), translate(does)],
  );
  return `${paragraph(translate(TITLE), terminal)}

${columns(commands, terminal)}

${translate('Every command:')}
${listOf(COMMON, terminal)}

${translate('mailflow-lint COMMAND --help tells more.')}
`;
}

/** What a command prints with `--help`: how it is called, and the options that not every command has. */
export function helpOf(name: CommandName, { usage, options, about }: Command, terminal: Terminal): string {
  const own = Object.entries(options).filter(([option, known]) => (COMMON as Options)[option] !== known);
  const calls = usage.map((takes) => `${PROGRAM} ${name} ${takes}`.trimEnd()).join('\n');
  const list = own.length > 0 ? `${listOf(Object.fromEntries(own), terminal)}\n\n` : '';
  return `${calls}\n\n${list}${paragraph(translate(about), terminal)}\n`;
}

/** The sentences of the overview, for the translations. */
export const SENTENCES: readonly string[] = [TITLE, ...Object.values(COMMANDS).map(({ does }) => does)];
