import type { Place } from '../text/index.ts';

/** What keeps a command from surely running, but for mistakes in the command itself. */
export type HindranceId =
  | 'region-branch'
  | 'region-loop'
  | 'region-block'
  | 'region-catch'
  | 'condition-false'
  | 'behind-exit'
  | 'behind-failure'
  | 'function-not-called'
  | 'function-called-elsewhere'
  | 'does-not-parse'
  | 'does-not-compile'
  | 'name-replaced-elsewhere'
  | 'command-run-time'
  | 'command-handed'
  | 'code-in-text'
  | 'variable-unset'
  | 'policy-may-be-taken'
  | 'name-taken-before'
  | 'what-if'
  | 'what-if-preference'
  | 'what-if-default';

/** Mistakes for which a command is refused; each has a rule of this id that reports it. */
export type RefusalId =
  | 'backtick-space'
  | 'duplicate-parameter'
  | 'forgotten-dash'
  | 'identity-not-found'
  | 'invalid-accepted-domain-type'
  | 'invalid-autoforwardingmode'
  | 'invalid-boolean'
  | 'invalid-enhanced-status'
  | 'invalid-enum-value'
  | 'invalid-message-type'
  | 'invalid-number'
  | 'invalid-object-name'
  | 'malformed-address'
  | 'missing-parameter'
  | 'missing-parameter-value'
  | 'new-remotedomain-settings'
  | 'non-ascii-punctuation'
  | 'policy-used-by-two-rules'
  | 'remotedomain-identity-by-domain'
  | 'set-policy-name'
  | 'set-rule-enabled'
  | 'text-too-long'
  | 'too-many-values'
  | 'unexpected-argument'
  | 'unknown-cmdlet'
  | 'unknown-key'
  | 'unknown-parameter';

/** Why a command does not surely run. */
export interface EffectCause {
  readonly reason: HindranceId | RefusalId;
  readonly args: Readonly<Record<string, string>>;
  readonly place: Place;
}
