import { translate } from '../../../messages/index.ts';
import { harmless } from '../../../report/harmless.ts';
import { bundle } from '../../../support.ts';
import { decode } from '../../../text/index.ts';
import { type Command, gravest } from '../command.ts';
import { COMMON, type Options, parse, UsageError } from '../options.ts';
import { explainOptions } from './explain.ts';

const OPTIONS = {
  ...COMMON,
  in: { type: 'string', multiple: true, value: 'PATH', help: 'the files of the organization' },
  redact: {
    type: 'boolean',
    help: 'replace addresses, domains, IP addresses and names of objects, tenants, folders and files',
  },
} as const satisfies Options;

export const command: Command = {
  usage: ['- [--in PATH...] [--redact]'],
  options: OPTIONS,
  about: 'Reads a bounce from standard input and prints, as Markdown, what to collect before a support case.',
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
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
