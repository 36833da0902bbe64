import { KINDS } from '../knowledge/index.ts';
import type { NewObject } from '../tenant/index.ts';

/** Noun of a kind in cmdlets and resources. */
export const nounOf = (kind: string): string => KINDS.find((words) => words.kind === kind)?.noun ?? kind;

/** Settings that a command may name: a priority behind other rules is left to the service, 0 is always legal. */
export function settingsOf({ properties, order }: NewObject): NewObject['properties'] {
  if (order !== 'end' || properties.priority === 0) return properties;
  const { priority: _, ...settings } = properties;
  return settings;
}
