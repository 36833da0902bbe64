import type { Refusal } from '../../exchange/effects/refusal.ts';
import { refusalsBy } from '../../exchange/effects/refusals.ts';
import { resourceRefusals } from '../../exchange/effects/resources.ts';
import { nameOf } from '../../exchange/readings.ts';
import type { Fix, Rule, RuleContext, RuleMeta } from '../../lint/contract.ts';
import type { Call } from '../../read/reading.ts';

/** A rule that reports why commands are refused, where its id is the reason. `messageOf`: for rules that have several messages. */
export function refusalRule<Message extends string>(
  meta: RuleMeta<Message>,
  fixes: (refusal: Refusal, call: Call, context: RuleContext) => readonly Fix[] = () => [],
  messageOf?: (refusal: Refusal, call: Call, context: RuleContext) => NoInfer<Message>,
): Rule<Message> {
  const [only] = Object.keys(meta.messages) as [Message];
  return {
    meta,
    check(context, report) {
      for (const declaration of context.tenant.declarations) {
        for (const { rule, args, place } of resourceRefusals(declaration, context.knowledge)) {
          if (rule !== meta.id) continue;
          const object = `${declaration.kind}:${nameOf(declaration)}`;
          report({ message: only, args, place, subject: { object, property: args.parameter ?? '' } });
        }
      }
      for (const { call, refusal } of refusalsBy(meta.id, context.calls, context.knowledge)) {
        const { args, place } = refusal;
        report({
          message: messageOf?.(refusal, call, context) ?? only,
          args,
          place,
          subject: { object: call.cmdlet, ...(args.parameter === undefined ? {} : { property: args.parameter }) },
          fixes: () => fixes(refusal, call, context),
        });
      }
    },
  };
}
