import { type Harmless, harmless, type Medium } from '../../report/harmless.ts';
import type { Terminal } from '../../report/terminal.ts';
import type { World } from './command.ts';
import { oneOf } from './options.ts';
import { type Output, outputsOf } from './outputs.ts';
import { terminalOf } from './paint.ts';

/** What a format is, whatever is shown in it. */
interface Kind {
  /** Who reads it, in English: a key of the translations. */
  readonly help: string;
  /** What would act where it is printed is made harmless. */
  readonly medium: Medium;
  /** People read it; hints are counted there and shown when asked for. */
  readonly forPeople?: true;
  /** Forges read it; they find files by their paths from the root of the repository. */
  readonly forForges?: true;
  /** It shows fixes of findings. */
  readonly showsFixes?: true;
}

/** Every format that a command may write; each command has a table of those that it writes. */
export const FORMATS = {
  pretty: { help: 'for people', medium: 'colours', forPeople: true, showsFixes: true },
  json: { help: 'for programs', medium: 'json', showsFixes: true },
  sarif: { help: 'SARIF 2.1.0, for code scanning', medium: 'json', forForges: true, showsFixes: true },
  github: { help: 'annotations of GitHub Actions', medium: 'commands', forPeople: true, forForges: true },
  azure: { help: 'issues of a run in Azure Pipelines', medium: 'issues', forPeople: true, forForges: true },
  gitlab: { help: 'a code quality report for GitLab', medium: 'json', forForges: true },
  junit: { help: 'test results for pipelines', medium: 'markup' },
  checkstyle: { help: 'for tools that read reports of Checkstyle', medium: 'markup' },
  markdown: { help: 'a comment or a summary on a forge', medium: 'markdown', forPeople: true },
  html: { help: 'a page for a browser', medium: 'markup' },
  svg: { help: 'a picture', medium: 'markup' },
} as const satisfies Readonly<Record<string, Kind>>;

export type FormatName = keyof typeof FORMATS;

/** What a format is. */
export const kindOf = (format: FormatName): Kind => FORMATS[format];

/** Where a report is shown. */
export interface Shown {
  readonly world: World;
  readonly terminal: Terminal;
}

/** Makes a report of what a command answers. */
export type Renderer<Answer> = (answer: Answer, shown: Shown) => string;

/** How a command writes its answer, by the name of the format; the usual one first. Another medium than that of the format is said. */
export type Renderers<Answer, Name extends FormatName = FormatName> = Readonly<
  Partial<
    Record<
      Name,
      Renderer<Answer> | { readonly medium: Medium | ((shown: Shown) => Medium); readonly render: Renderer<Answer> }
    >
  >
>;

/** The formats of a table, in its order. */
export const namesOf = <Name extends FormatName>(renderers: Readonly<Record<Name, unknown>>): readonly Name[] =>
  Object.keys(renderers) as Name[];

const helpOf = <Name extends FormatName>(renderers: Readonly<Record<Name, unknown>>) => {
  const words = namesOf(renderers);
  const meanings = Object.fromEntries(words.map((name) => [name, FORMATS[name].help]));
  return { help: 'the format of the answer', words, usual: words[0], meanings } as const;
};

/** The option `--format NAME` of a command that writes one report. */
export const formatOption = <Name extends FormatName>(renderers: Readonly<Record<Name, unknown>>) =>
  ({ type: 'string', value: 'NAME', ...helpOf(renderers) }) as const;

/** The option `--format NAME[=FILE]` of a command that writes several. */
export const formatsOption = <Name extends FormatName>(renderers: Readonly<Record<Name, unknown>>) =>
  ({ type: 'string', multiple: true, value: 'NAME[=FILE]', ...helpOf(renderers) }) as const;

/** The format that is asked for, else the usual one. */
export function formatOf<Name extends FormatName>(
  renderers: Readonly<Record<Name, unknown>>,
  given: string | undefined,
): Name {
  const names = namesOf(renderers);
  return oneOf('format', given, names, names[0] as Name);
}

/** The reports that are asked for, else the usual one on standard output. */
export function reportsOf<Name extends FormatName>(
  renderers: Readonly<Record<Name, unknown>>,
  given: readonly string[] | undefined,
): Output<Name>[] {
  const names = namesOf(renderers);
  return outputsOf(given ?? [names[0] as Name], names);
}

/** An answer in a format, as it can be printed. Colours are for standard output only. */
export function rendered<Answer, Name extends FormatName>(
  renderers: Renderers<Answer, Name>,
  { format, file }: Output<Name>,
  answer: Answer,
  world: World,
): Harmless {
  const own = renderers[format];
  if (own === undefined) throw new Error(`No renderer of ${format}`);
  const shown = { world, terminal: terminalOf(world, file !== undefined) };
  const [render, medium] =
    typeof own === 'function'
      ? [own, kindOf(format).medium]
      : [own.render, typeof own.medium === 'string' ? own.medium : own.medium(shown)];
  const text = render(answer, shown);
  const isColoured = world.colour && file === undefined;
  return harmless(text, medium === 'colours' && !isColoured ? 'terminal' : medium);
}
