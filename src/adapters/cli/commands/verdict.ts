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
import { harmless } from '../../../report/harmless.ts';
import { oneLine } from '../../../report/printable.ts';
import { verdictJson } from '../../../report/verdict-json.ts';
import { verdictPretty } from '../../../report/verdict-pretty.ts';
import { verdictSvg } from '../../../report/verdict-svg.ts';
import { type AnswerView, answerView } from '../../../report/verdict-view.ts';
import { type Command, gravest, say, type World } from '../command.ts';
import { COMMON, commonOptions, oneOf, parse, UsageError } from '../options.ts';
import { terminalOf } from '../paint.ts';
import { forReader, load, type Workspace } from '../workspace.ts';

const OPTIONS = {
  ...COMMON,
  from: { type: 'string' },
  to: { type: 'string' },
  mechanism: { type: 'string' },
  'original-sender': { type: 'string' },
  'recipient-type': { type: 'string' },
  'flow-operation': { type: 'string' },
  'deliver-and-forward': { type: 'string' },
  'automatic-means': { type: 'string' },
  cloud: { type: 'string' },
  format: { type: 'string' },
  changes: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parse<typeof OPTIONS>>['values'];

const MEANS = ['off', 'on', 'unknown'] as const;
const CLOUDS = ['commercial', 'gcchigh', 'dod'] as const;

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

/** How many changes a person is shown; JSON has them all. */
const MOST_CHANGES = 3;

export const command: Command = {
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
    const common = commonOptions(values, positionals);
    const format = oneOf('format', values.format, ['pretty', 'json', 'svg'], 'pretty');
    const asked = askedOf(values, common.asOf);
    const workspace = await load(common, world);
    const searched = values.changes === true || format !== 'pretty';
    const answers = forReader(answersTo(asked, workspace, world, searched), workspace.base, world.cwd);
    if (format === 'json') world.out(harmless(verdictJson(answers), 'json'));
    else if (format === 'svg') world.out(harmless(verdictSvg(answers), 'markup'));
    else {
      const text = verdictPretty(answers, {
        terminal: terminalOf(world),
        changes: MOST_CHANGES,
        askChanges: !searched,
      });
      world.out(harmless(text, world.colour ? 'colours' : 'terminal'));
    }
    for (const item of [...workspace.problems, ...(format === 'pretty' ? workspace.unread : [])])
      say(world, oneLine(`${item.file}:${item.start.line}: ${item.reason}`));
    return gravest(workspace.codes);
  },
};
