import { translate } from '../../../messages/index.ts';
import { harmless } from '../../../report/harmless.ts';
import { bundle } from '../../../support.ts';
import { decode } from '../../../text/index.ts';
import { type Command, gravest } from '../command.ts';
import { COMMON, parse, UsageError } from '../options.ts';
import { explainOptions } from './explain.ts';

export const command: Command = {
  async run(args, world) {
    const { values, positionals } = parse(args, {
      ...COMMON,
      in: { type: 'string', multiple: true },
      redact: { type: 'boolean' },
    });
    if (positionals.join() !== '-')
      throw new UsageError(translate('bundle reads a bounce from standard input: bundle -'));
    const { options, workspace } = await explainOptions(values.in, values, world);
    const answer = await bundle(decode(world.input()).text, options, values.redact ?? false);
    if ('choose' in answer)
      throw new UsageError(
        translate('The bounce may belong to several tenants: {tenants}. Choose one with --tenant.', {
          tenants: answer.choose.join(', '),
        }),
      );
    world.out(harmless(answer.markdown, 'markdown'));
    return gravest(workspace?.codes ?? []);
  },
};
