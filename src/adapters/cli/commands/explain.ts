import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Asked } from '../../../bounce/index.ts';
import { type ExplainOptions, explain, explainBounce, nearestTopic } from '../../../explain.ts';
import { translate } from '../../../messages/index.ts';
import { type Explanation, type ExplanationJson, explanationJson } from '../../../report/explanation.ts';
import { markdownTerminal } from '../../../report/markdown-terminal.ts';
import { oneLine } from '../../../report/printable.ts';
import { decode, LineIndex } from '../../../text/index.ts';
import { type Command, EXIT, gravest, say, type World } from '../command.ts';
import { formatOf, formatOption, type Renderers, rendered } from '../formats.ts';
import { COMMON, commonOptions, type Options, parse, UsageError, withSuggestion } from '../options.ts';
import type { Workspace } from '../workspace.ts';

/** What is shown of an answer: its page, or its fields with files as the working folder sees them. */
interface Reported {
  readonly answer: Explanation;
  json(): ExplanationJson;
}

const FORMATS = {
  // A page for people at a terminal; else as Markdown, for what it is sent to.
  pretty: {
    medium: ({ terminal }) => (terminal.width === undefined ? 'markdown' : 'colours'),
    render: ({ answer: { markdown } }, { terminal }) =>
      terminal.width === undefined ? `${markdown.trimEnd()}\n` : markdownTerminal(markdown, terminal),
  },
  json: ({ json }) => `${JSON.stringify(json(), null, 2)}\n`,
} as const satisfies Renderers<Reported>;

const OPTIONS = {
  ...COMMON,
  in: {
    type: 'string',
    multiple: true,
    value: 'PATH',
    help: 'the files of the organization that a bounce or an address is looked up in',
  },
  from: {
    type: 'string',
    value: 'ADDRESS',
    help: 'the mailbox that forwarded or sent, where the bounce does not say it',
  },
  'original-sender': {
    type: 'string',
    value: 'ADDRESS',
    help: 'who sent the message that was forwarded; also internal or external',
  },
  format: formatOption(FORMATS),
} as const satisfies Options;

/** What explanations may look at: the knowledge, and the files of `--in` when there are any. */
export async function explainOptions(
  paths: readonly string[] | undefined,
  values: Parameters<typeof commonOptions>[0],
  world: World,
): Promise<{ readonly options: ExplainOptions; readonly workspace: Workspace | undefined }> {
  const { knowledge, language } = world;
  if (!paths) return { options: { knowledge, language }, workspace: undefined };
  // The engine is loaded for files only: a topic without them is answered from the knowledge alone.
  const [{ forReader }, { load }] = await Promise.all([import('../for-reader.ts'), import('../workspace.ts')]);
  const workspace = await load(commonOptions(values, paths), world);
  const named = (file: string): string => forReader({ file }, workspace.base, world.cwd).file;
  const lines = Object.assign((file: string) => workspace.lines(file), { named });
  const tenants = workspace.analysis.tenants.map(({ tenant }) => ({ name: tenant.name, tenant }));
  return { options: { knowledge, language, tenants, lines }, workspace };
}

/** What the command line says about a bounce in addition to it. */
function askedOf(values: {
  readonly from?: string | undefined;
  readonly 'original-sender'?: string | undefined;
}): Asked {
  const original = values['original-sender'];
  return { ...(values.from ? { from: values.from } : {}), ...(original ? { originalSender: original } : {}) };
}

export const command: Command = {
  usage: ['TOPIC [--in PATH...]', '- [--in PATH...] [--from ADDRESS] [--original-sender ADDRESS]'],
  options: OPTIONS,
  about: `TOPIC is a rule id, a bounce code such as 5.7.520, a cmdlet, a setting or an address, told apart by its form; - reads a pasted bounce. With --in
an address is told whether and where it forwards, and whether that leaves the organization.`,
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
    const format = formatOf(FORMATS, values.format);
    const topic = positionals.join(' ');
    if (topic === '') throw new UsageError(translate('Explain what? Give a topic, or - to read a bounce.'));
    const { options: files, workspace } = await explainOptions(values.in, values, world);
    const options = { ...files, asked: askedOf(values) };
    const answer =
      topic === '-' ? await explainBounce(decode(world.input()).text, options) : await explain(topic, options);
    if (!answer) {
      const known = nearestTopic(topic, options);
      const unknown = translate('{topic} is not known to this version.', { topic: oneLine(JSON.stringify(topic)) });
      say(world, withSuggestion(unknown, known));
      if (existsSync(path.resolve(world.cwd, topic)))
        say(
          world,
          translate(
            'The text of a file is explained from standard input: mailflow-lint explain - < FILE (PowerShell: Get-Content -Raw FILE | mailflow-lint explain -)',
          ),
        );
      return EXIT.usage;
    }
    const lines = options.lines ?? (() => new LineIndex(''));
    const forReader = workspace && (await import('../for-reader.ts')).forReader;
    const json = (): ExplanationJson => {
      const view = explanationJson(answer, lines);
      return workspace && forReader ? forReader(view, workspace.base, world.cwd) : view;
    };
    world.out(rendered(FORMATS, { format, file: undefined }, { answer, json }, world));
    const concernsFiles = answer.kind === 'address' || (answer.bounce?.events.length ?? 0) > 0;
    if (format === 'pretty' && !workspace && concernsFiles)
      say(world, translate('To see what your files say about it, name them: --in PATH.'));
    return gravest(workspace?.codes ?? []);
  },
};
