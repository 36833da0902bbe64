import type { EffectCause, RefusalId } from '../../tenant/index.ts';

/** A mistake for which a command is not carried out. `rule`: id of the rule that reports it. */
export interface Refusal {
  readonly rule: RefusalId;
  readonly args: EffectCause['args'];
  readonly place: EffectCause['place'];
  /** PowerShell does not call the command, or the service does not do what it asks. */
  readonly by: 'powershell' | 'service';
}
