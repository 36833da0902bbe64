import type { Rule } from '../lint/contract.ts';
import { rule as acceptedDomainsNotStated } from './accepted-domains-not-stated.ts';
import { rule as aliasInScript } from './alias-in-script.ts';
import { rule as allowEntryWithoutEffect } from './allow-entry-without-effect.ts';
import { rule as andTrap } from './and-trap.ts';
import { rule as anglePlaceholder } from './angle-placeholder.ts';
import { rule as auditModeBlock } from './audit-mode-block.ts';
import { rule as auditSwitchedOff } from './audit-switched-off.ts';
import { rule as autoforwardFilterNarrow } from './autoforward-filter-narrow.ts';
import { rule as automaticForwardingMode } from './automatic-forwarding-mode.ts';
import { rule as backtickSpace } from './backtick-space.ts';
import { rule as bccInCustomPolicy } from './bcc-in-custom-policy.ts';
import { rule as blockRuleCancelsPolicy } from './block-rule-cancels-policy.ts';
import { rule as blockedWithoutCopy } from './blocked-without-copy.ts';
import { rule as bothForwardingProperties } from './both-forwarding-properties.ts';
import { rule as broaderThanNamed } from './broader-than-named.ts';
import { rule as centralizedTransportForward } from './centralized-transport-forward.ts';
import { rule as confirmationPrompt } from './confirmation-prompt.ts';
import { rule as contactBypassesRemoteDomain } from './contact-bypasses-remote-domain.ts';
import { rule as contradictingValues } from './contradicting-values.ts';
import { rule as defaultPolicyForwardingOn } from './default-policy-forwarding-on.ts';
import { rule as defaultRemoteDomainOpen } from './default-remote-domain-open.ts';
import { rule as deprecatedMessageTrace } from './deprecated-message-trace.ts';
import { rule as disconnectPrompts } from './disconnect-prompts.ts';
import { rule as domainWideAllow } from './domain-wide-allow.ts';
import { rule as duplicateParameter } from './duplicate-parameter.ts';
import { rule as duplicateRulePriority } from './duplicate-rule-priority.ts';
import { rule as duplicateTransportRulePriority } from './duplicate-transport-rule-priority.ts';
import { rule as dynamicGroupScope } from './dynamic-group-scope.ts';
import { rule as edgeOnlyParameter } from './edge-only-parameter.ts';
import { rule as exceptionNeverApplies } from './exception-never-applies.ts';
import { rule as expiredException } from './expired-exception.ts';
import { rule as expiredSuppression } from './expired-suppression.ts';
import { rule as externalRedirect } from './external-redirect.ts';
import { rule as forgottenDash } from './forgotten-dash.ts';
import { rule as forwardLeavesTenant } from './forward-leaves-tenant.ts';
import { rule as forwardUndecided } from './forward-undecided.ts';
import { rule as forwardWillBeBlocked } from './forward-will-be-blocked.ts';
import { rule as forwardingLoop } from './forwarding-loop.ts';
import { rule as forwardingaddressSkipsCmt } from './forwardingaddress-skips-cmt.ts';
import { rule as forwardingaddressWithoutRecipient } from './forwardingaddress-without-recipient.ts';
import { rule as fromscopeInorganization } from './fromscope-inorganization.ts';
import { rule as gluedCommands } from './glued-commands.ts';
import { rule as hcwCopiedRemoteDomains } from './hcw-copied-remote-domains.ts';
import { rule as hiddenRulesNotListed } from './hidden-rules-not-listed.ts';
import { rule as highSendingLimit } from './high-sending-limit.ts';
import { rule as hybridOnpremForwardsDropped } from './hybrid-onprem-forwards-dropped.ts';
import { rule as identityNotFound } from './identity-not-found.ts';
import { rule as illegalValue } from './illegal-value.ts';
import { rule as implicitSubdomains } from './implicit-subdomains.ts';
import { rule as inactiveBlockRule } from './inactive-block-rule.ts';
import { rule as inboxruleCmdletSideEffect } from './inboxrule-cmdlet-side-effect.ts';
import { rule as incompleteScopeListing } from './incomplete-scope-listing.ts';
import { rule as internalFlagBypass } from './internal-flag-bypass.ts';
import { rule as invalidAcceptedDomainType } from './invalid-accepted-domain-type.ts';
import { rule as invalidAutoforwardingmode } from './invalid-autoforwardingmode.ts';
import { rule as invalidBoolean } from './invalid-boolean.ts';
import { rule as invalidDomainName } from './invalid-domain-name.ts';
import { rule as invalidEnhancedStatus } from './invalid-enhanced-status.ts';
import { rule as invalidEnumValue } from './invalid-enum-value.ts';
import { rule as invalidMessageType } from './invalid-message-type.ts';
import { rule as invalidNumber } from './invalid-number.ts';
import { rule as invalidObjectName } from './invalid-object-name.ts';
import { rule as lookalikeName } from './lookalike-name.ts';
import { rule as m365GroupSender } from './m365-group-sender.ts';
import { rule as mailUserGap } from './mail-user-gap.ts';
import { rule as malformedAddress } from './malformed-address.ts';
import { rule as markdownLinkResidue } from './markdown-link-residue.ts';
import { rule as missesMailboxForwarding } from './misses-mailbox-forwarding.ts';
import { rule as missingException } from './missing-exception.ts';
import { rule as missingParameter } from './missing-parameter.ts';
import { rule as missingParameterValue } from './missing-parameter-value.ts';
import { rule as missingSenttoscope } from './missing-senttoscope.ts';
import { rule as ndrSwitchedOff } from './ndr-switched-off.ts';
import { rule as newRemoteDomainReopens } from './new-remote-domain-reopens.ts';
import { rule as newRemotedomainSettings } from './new-remotedomain-settings.ts';
import { rule as noConditionDestructive } from './no-condition-destructive.ts';
import { rule as nonAsciiPunctuation } from './non-ascii-punctuation.ts';
import { rule as nullIdentity } from './null-identity.ts';
import { rule as onpremForwardUncertain } from './onprem-forward-uncertain.ts';
import { rule as openCombination } from './open-combination.ts';
import { rule as outboundConnectorInactive } from './outbound-connector-inactive.ts';
import { rule as overlappingRemoteDomains } from './overlapping-remote-domains.ts';
import { rule as pointlessModification } from './pointless-modification.ts';
import { rule as policyUsedByTwoRules } from './policy-used-by-two-rules.ts';
import { rule as policyWithoutRule } from './policy-without-rule.ts';
import { rule as powerAutomateGap } from './power-automate-gap.ts';
import { rule as presetDoesNotCover } from './preset-does-not-cover.ts';
import { rule as rbacPartial } from './rbac-partial.ts';
import { rule as recommendedPolicyType } from './recommended-policy-type.ts';
import { rule as remoteDomainCancelsPolicy } from './remote-domain-cancels-policy.ts';
import { rule as remoteDomainOnlyControl } from './remote-domain-only-control.ts';
import { rule as remotedomainIdentityByDomain } from './remotedomain-identity-by-domain.ts';
import { rule as removedSignIn } from './removed-sign-in.ts';
import { rule as ruleDisabled } from './rule-disabled.ts';
import { rule as ruleErrorIgnore } from './rule-error-ignore.ts';
import { rule as rulePolicyMissing } from './rule-policy-missing.ts';
import { rule as ruleTargetsDefaultPolicy } from './rule-targets-default-policy.ts';
import { rule as ruleWithoutAction } from './rule-without-action.ts';
import { rule as ruleWithoutScope } from './rule-without-scope.ts';
import { rule as secondForwardDropped } from './second-forward-dropped.ts';
import { rule as selfCancellingScope } from './self-cancelling-scope.ts';
import { rule as senderPredicateHeader } from './sender-predicate-header.ts';
import { rule as setPolicyName } from './set-policy-name.ts';
import { rule as setRuleEnabled } from './set-rule-enabled.ts';
import { rule as shadowedRule } from './shadowed-rule.ts';
import { rule as silentDropInformation } from './silent-drop-information.ts';
import { rule as stopRuleShieldsBlock } from './stop-rule-shields-block.ts';
import { rule as textAndStatus } from './text-and-status.ts';
import { rule as textTooLong } from './text-too-long.ts';
import { rule as tooManyForwardees } from './too-many-forwardees.ts';
import { rule as tooManyValues } from './too-many-values.ts';
import { rule as trustedOutbound } from './trusted-outbound.ts';
import { rule as unexpectedArgument } from './unexpected-argument.ts';
import { rule as unknownCmdlet } from './unknown-cmdlet.ts';
import { rule as unknownKey } from './unknown-key.ts';
import { rule as unknownParameter } from './unknown-parameter.ts';
import { rule as unquotedOnOff } from './unquoted-on-off.ts';
import { rule as unresolvedGroup } from './unresolved-group.ts';
import { rule as unusedException } from './unused-exception.ts';
import { rule as unusedSuppression } from './unused-suppression.ts';
import { rule as variableColon } from './variable-colon.ts';

/** All rules, by id; written by scripts/registry.ts. */
export const rules: readonly Rule[] = [
  acceptedDomainsNotStated,
  aliasInScript,
  allowEntryWithoutEffect,
  andTrap,
  anglePlaceholder,
  auditModeBlock,
  auditSwitchedOff,
  autoforwardFilterNarrow,
  automaticForwardingMode,
  backtickSpace,
  bccInCustomPolicy,
  blockRuleCancelsPolicy,
  blockedWithoutCopy,
  bothForwardingProperties,
  broaderThanNamed,
  centralizedTransportForward,
  confirmationPrompt,
  contactBypassesRemoteDomain,
  contradictingValues,
  defaultPolicyForwardingOn,
  defaultRemoteDomainOpen,
  deprecatedMessageTrace,
  disconnectPrompts,
  domainWideAllow,
  duplicateParameter,
  duplicateRulePriority,
  duplicateTransportRulePriority,
  dynamicGroupScope,
  edgeOnlyParameter,
  exceptionNeverApplies,
  expiredException,
  expiredSuppression,
  externalRedirect,
  forgottenDash,
  forwardLeavesTenant,
  forwardUndecided,
  forwardWillBeBlocked,
  forwardingLoop,
  forwardingaddressSkipsCmt,
  forwardingaddressWithoutRecipient,
  fromscopeInorganization,
  gluedCommands,
  hcwCopiedRemoteDomains,
  hiddenRulesNotListed,
  highSendingLimit,
  hybridOnpremForwardsDropped,
  identityNotFound,
  illegalValue,
  implicitSubdomains,
  inactiveBlockRule,
  inboxruleCmdletSideEffect,
  incompleteScopeListing,
  internalFlagBypass,
  invalidAcceptedDomainType,
  invalidAutoforwardingmode,
  invalidBoolean,
  invalidDomainName,
  invalidEnhancedStatus,
  invalidEnumValue,
  invalidMessageType,
  invalidNumber,
  invalidObjectName,
  lookalikeName,
  m365GroupSender,
  mailUserGap,
  malformedAddress,
  markdownLinkResidue,
  missesMailboxForwarding,
  missingException,
  missingParameter,
  missingParameterValue,
  missingSenttoscope,
  ndrSwitchedOff,
  newRemoteDomainReopens,
  newRemotedomainSettings,
  noConditionDestructive,
  nonAsciiPunctuation,
  nullIdentity,
  onpremForwardUncertain,
  openCombination,
  outboundConnectorInactive,
  overlappingRemoteDomains,
  pointlessModification,
  policyUsedByTwoRules,
  policyWithoutRule,
  powerAutomateGap,
  presetDoesNotCover,
  rbacPartial,
  recommendedPolicyType,
  remoteDomainCancelsPolicy,
  remoteDomainOnlyControl,
  remotedomainIdentityByDomain,
  removedSignIn,
  ruleDisabled,
  ruleErrorIgnore,
  rulePolicyMissing,
  ruleTargetsDefaultPolicy,
  ruleWithoutAction,
  ruleWithoutScope,
  secondForwardDropped,
  selfCancellingScope,
  senderPredicateHeader,
  setPolicyName,
  setRuleEnabled,
  shadowedRule,
  silentDropInformation,
  stopRuleShieldsBlock,
  textAndStatus,
  textTooLong,
  tooManyForwardees,
  tooManyValues,
  trustedOutbound,
  unexpectedArgument,
  unknownCmdlet,
  unknownKey,
  unknownParameter,
  unquotedOnOff,
  unresolvedGroup,
  unusedException,
  unusedSuppression,
  variableColon,
];
