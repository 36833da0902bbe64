import type { Rule } from '../lint/contract.ts';
import { rule as auditModeBlock } from './audit-mode-block.ts';
import { rule as blockRuleCancelsPolicy } from './block-rule-cancels-policy.ts';
import { rule as broaderThanNamed } from './broader-than-named.ts';
import { rule as externalRedirect } from './external-redirect.ts';
import { rule as fromscopeInorganization } from './fromscope-inorganization.ts';
import { rule as inactiveBlockRule } from './inactive-block-rule.ts';
import { rule as invalidEnhancedStatus } from './invalid-enhanced-status.ts';
import { rule as invalidMessageType } from './invalid-message-type.ts';
import { rule as mailUserGap } from './mail-user-gap.ts';
import { rule as missesMailboxForwarding } from './misses-mailbox-forwarding.ts';
import { rule as missingSenttoscope } from './missing-senttoscope.ts';
import { rule as noConditionDestructive } from './no-condition-destructive.ts';
import { rule as pointlessModification } from './pointless-modification.ts';
import { rule as ruleErrorIgnore } from './rule-error-ignore.ts';
import { rule as senderPredicateHeader } from './sender-predicate-header.ts';
import { rule as textAndStatus } from './text-and-status.ts';
import { rule as textTooLong } from './text-too-long.ts';

/** All rules, by id; written by scripts/registry.ts. */
export const rules: readonly Rule[] = [
  auditModeBlock,
  blockRuleCancelsPolicy,
  broaderThanNamed,
  externalRedirect,
  fromscopeInorganization,
  inactiveBlockRule,
  invalidEnhancedStatus,
  invalidMessageType,
  mailUserGap,
  missesMailboxForwarding,
  missingSenttoscope,
  noConditionDestructive,
  pointlessModification,
  ruleErrorIgnore,
  senderPredicateHeader,
  textAndStatus,
  textTooLong,
];
