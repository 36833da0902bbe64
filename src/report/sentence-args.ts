import { EFFECT_CAUSES, translate } from '../messages/index.ts';
import { hasKey } from '../text/table.ts';

type Args = Readonly<Record<string, string | number>>;

/** Arguments of a sentence about a doubt; what keeps a command from running is put into words, the id of a rule stays. */
export function sentenceArgs(args: Args): Args {
  const { cause } = args;
  return cause !== undefined && hasKey(EFFECT_CAUSES, cause)
    ? { ...args, cause: translate(EFFECT_CAUSES[cause]) }
    : args;
}
