import {
  type Asked,
  ask,
  changesOf,
  MECHANISMS,
  MOST_SEARCHED,
  meansSomebody,
  TooManyQuestions,
} from '../../../ask.ts';
import { translate } from '../../../messages/index.ts';
import { oneLine } from '../../../report/printable.ts';
import { verdictJson } from '../../../report/verdict-json.ts';
import { verdictPretty } from '../../../report/verdict-pretty.ts';
import { verdictSvg } from '../../../report/verdict-svg.ts';
import { type AnswerView, answerView } from '../../../report/verdict-view.ts';
import { type Command, gravest, say, type World } from '../command.ts';
import { forReader } from '../for-reader.ts';
import { formatOf, formatOption, type Renderers, rendered } from '../formats.ts';
import { COMMON, commonOptions, type Options, oneOf, parse, UsageError } from '../options.ts';
import { load, type Workspace } from '../workspace.ts';

const MEANS = ['off', 'on', 'unknown'] as const;
const CLOUDS = ['commercial', 'gcchigh', 'dod'] as const;

/** How many changes a person is shown; JSON has them all. */
const MOST_CHANGES = 3;

/** What a report shows. */
interface Reported {
  readonly answers: readonly AnswerView[];
  /** Changes that would turn an answer were looked for. */
  readonly searched: boolean;
}

const FORMATS = {
  pretty: ({ answers, searched }, { terminal }) =>
    verdictPretty(answers, { terminal, changes: MOST_CHANGES, askChanges: !searched }),
  json: ({ answers }) => verdictJson(answers),
  svg: ({ answers }) => verdictSvg(answers),
} as const satisfies Renderers<Reported>;

const OPTIONS = {
  ...COMMON,
  from: { type: 'string', value: 'WHO', help: 'an address, a domain, a group or *' },
  to: { type: 'string', value: 'WHOM', help: 'an address, a domain, a group or *' },
  mechanism: {
    type: 'string',
    value: 'NAME',
    help: 'how the message is forwarded; without it the ways that the files set up, else the common ones',
  },
  'original-sender': {
    type: 'string',
    value: 'WHO',
    help: 'who sent the message that is forwarded: an address, internal or external',
  },
  'recipient-type': { type: 'string', value: 'TYPE', help: 'such as MailUser' },
  'flow-operation': { type: 'string', value: 'NAME', help: 'x-ms-mail-operation-type of a Power Automate flow' },
  'deliver-and-forward': { type: 'string', words: ['true', 'false'], help: 'whether the mailbox keeps a copy' },
  'automatic-means': { type: 'string', words: MEANS, help: 'what Automatic means in the organization' },
  cloud: { type: 'string', words: CLOUDS, help: 'where the organization lives' },
  changes: { type: 'boolean', help: 'also look for changes that turn the answer; json has them always' },
  format: formatOption(FORMATS),
} as const satisfies Options;

type Values = ReturnType<typeof parse<typeof OPTIONS>>['values'];

function askedOf(values: Values, asOf: string | undefined): Asked {
  const { from, to } = values;
  if (!from || !to) throw new UsageError(translate('A question needs --from and --to.'));
  const copy = values['deliver-and-forward'];
  const deliver =
    copy === undefined ? undefined : oneOf('deliver-and-forward', copy, ['true', 'false'], 'true') === 'true';
  const { mechanism, cloud } = values;
  const automatic = values['automatic-means'];
  return {
    from,
    to,
    ...(mechanism !== undefined && { mechanism: oneOf('mechanism', mechanism, MECHANISMS, 'inboxRuleForward') }),
    ...(values['original-sender'] && { originalSender: values['original-sender'] }),
    ...(values['recipient-type'] && { recipientType: values['recipient-type'] }),
    ...(values['flow-operation'] && { flowOperation: values['flow-operation'] }),
    ...(deliver !== undefined && { deliverToMailboxAndForward: deliver }),
    assumptions: {
      ...(automatic !== undefined && {
        automaticMeans: oneOf('automatic-means', automatic, MEANS, 'unknown'),
      }),
      ...(asOf && { asOf }),
      ...(cloud !== undefined && { cloud: oneOf('cloud', cloud, CLOUDS, 'commercial') }),
    },
  };
}

function answersOf(...question: Parameters<typeof ask>): ReturnType<typeof ask> {
  try {
    return ask(...question);
  } catch (error) {
    throw error instanceof TooManyQuestions ? new UsageError(error.message) : error;
  }
}

function answersTo(asked: Asked, workspace: Workspace, world: World, searched: boolean): AnswerView[] {
  const tenants = workspace.analysis.tenants.map(({ tenant }) => tenant);
  const nobody = [asked.from, asked.to].find((who) => !meansSomebody(tenants, who));
  if (nobody !== undefined)
    throw new UsageError(translate('{name} is no address and no domain, and no file declares it.', { name: nobody }));
  const answers = answersOf(tenants, asked);
  if (searched && answers.length > MOST_SEARCHED)
    say(
      world,
      translate('Changes that would turn an answer were searched for the first {count} answers of {all}.', {
        count: MOST_SEARCHED,
        all: answers.length,
      }),
    );
  return answers.map((answer, at) =>
    answerView(
      answer,
      searched && at < MOST_SEARCHED ? changesOf(answer) : undefined,
      workspace.lines,
      world.knowledge,
    ),
  );
}

export const command: Command = {
  usage: ['[PATH...] --from WHO --to WHOM'],
  options: OPTIONS,
  about: 'Says whether a forward leaves the organization, by which controls, and on which line.',
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
    const common = commonOptions(values, positionals);
    const format = formatOf(FORMATS, values.format);
    const asked = askedOf(values, common.asOf);
    const workspace = await load(common, world);
    const searched = values.changes === true || format !== 'pretty';
    const answers = forReader(answersTo(asked, workspace, world, searched), workspace.base, world.cwd);
    world.out(rendered(FORMATS, { format, file: undefined }, { answers, searched }, world));
    for (const item of [...workspace.problems, ...(format === 'pretty' ? workspace.unread : [])])
      say(world, oneLine(`${item.file}:${item.start.line}: ${item.reason}`));
    return gravest(workspace.codes);
  },
};
