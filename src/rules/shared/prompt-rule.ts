import type { Rule, RuleMeta } from '../../lint/contract.ts';
import { fix } from '../../lint/fix.ts';
import type { Call } from '../../read/reading.ts';
import { appended, parameter } from './calls.ts';

/** A script that answers all questions itself. */
const ANSWERS = /\$ConfirmPreference\s*=\s*['"]?None/i;

/** Whether nothing in the call keeps a cmdlet that asks for confirmation from asking. */
const asks = (call: Call): boolean =>
  !call.open && call.whatIf === 'no' && !parameter(call, 'Confirm') && !parameter(call, 'Force');

/** A rule about calls of cmdlets that ask for confirmation: a script waits there. */
export function promptRule(
  meta: RuleMeta<'prompts', 'noPrompt'>,
  isMeant: (cmdlet: string) => boolean,
): Rule<'prompts'> {
  return {
    meta,
    about: ['call'],
    check({ calls, knowledge: { cmdlets }, source }, report) {
      const answering = new Map<string, boolean>();
      const answers = (file: string): boolean => {
        const known = answering.get(file) ?? ANSWERS.test(source(file).text);
        answering.set(file, known);
        return known;
      };
      for (const call of calls) {
        const { cmdlet, namePlace } = call;
        if (!isMeant(cmdlet) || !cmdlets.asks(cmdlet) || !asks(call) || answers(namePlace.source)) continue;
        report({
          message: 'prompts',
          args: { cmdlet },
          place: namePlace,
          fixes: () => fix(meta, 'noPrompt', [appended(call, '-Confirm:$false')]),
          subject: { object: cmdlet },
        });
      }
    },
  };
}
