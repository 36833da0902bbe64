import { conditionsOf, isBlocking } from '../../exchange/transport-rule.ts';
import { stated, type TenantObject, text } from '../../tenant/index.ts';

/** Words in a name or comment that promise "forwarding only" (English, French, Japanese, German, Dutch, Spanish). */
const FORWARDING_WORDS = /forward|transfert|転送|weiterleit|doorst|reenv[ií]/i;

/** The name or comment of the rule that speaks of forwarding, when it does. */
export function namedForForwarding(rule: TenantObject): string | undefined {
  const words = [rule.name, stated(text(rule, 'comments'))];
  return words.find((word) => word !== undefined && FORWARDING_WORDS.test(word));
}

/** Rejects or deletes mail, says "forwarding" in its name, and has no condition that would tell a forward from other mail. */
export function isBroaderThanNamed(rule: TenantObject): boolean {
  return (
    rule.whole &&
    namedForForwarding(rule) !== undefined &&
    isBlocking(rule) &&
    !rule.properties.has('messageTypeMatches') &&
    !conditionsOf(rule).some(
      (property) =>
        /^(header|subject|attachment|sentto$|recipient(address|domain)|from(address)?)/i.test(property.name) &&
        !/^from(scope|memberof)$/i.test(property.name),
    )
  );
}
