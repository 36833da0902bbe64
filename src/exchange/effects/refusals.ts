import type { Knowledge } from '../../knowledge/index.ts';
import type { Call } from '../../read/reading.ts';
import type { EffectCause } from '../../tenant/index.ts';

/** A mistake for which a command is not carried out. `rule`: id of the rule that reports it. */
export interface Refusal {
  readonly rule: string;
  readonly args: EffectCause['args'];
  readonly place: EffectCause['place'];
  /** PowerShell does not call the command, or the service does not do what it asks. */
  readonly by: 'powershell' | 'service';
}

/** Why a command is refused, as far as its own text shows; none when it is not. */
export function refusalsOf(_call: Call, _knowledge: Knowledge): readonly Refusal[] {
  return [];
}
