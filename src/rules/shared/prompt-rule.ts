import type { Rule, RuleMeta } from '../../lint/contract.ts';
import { fix } from '../../lint/fix.ts';
import type { Call } from '../../read/reading.ts';
import { appended, parameter } from './calls.ts';

/** A script that answers all questions itself. */
const ANSWERS = /\$ConfirmPreference\s*=\s*['"]?None/i;

/** Whether nothing in the text keeps a cmdlet that asks for confirmation from asking. */
const asks = (call: Call, text: string): boolean =>
  !call.advice &&
  !call.open &&
  call.whatIf === 'no' &&
  !parameter(call, 'Confirm') &&
  !parameter(call, 'Force') &&
  !ANSWERS.test(text);

/** A rule about calls of cmdlets that ask for confirmation: a script waits there. */
export function promptRule(meta: RuleMeta, isMeant: (cmdlet: string) => boolean): Rule {
  return {
    meta,
    about: ['call'],
    check({ calls, knowledge: { cmdlets }, source }, report) {
      for (const call of calls) {
        const { cmdlet, namePlace } = call;
        if (!isMeant(cmdlet) || !cmdlets.asks(cmdlet) || !asks(call, source(namePlace.source).text)) continue;
        report({
          message: 'prompts',
          args: { cmdlet },
          place: namePlace,
          fixes: fix(meta, 'noPrompt', [appended(call, '-Confirm:$false')]),
          subject: { object: cmdlet },
        });
      }
    },
  };
}
