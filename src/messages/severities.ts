import type { Severity } from '../lint/contract.ts';

/** Severities as a person reads them; programs get the English words. */
export const SEVERITIES = {
  error: 'error',
  warning: 'warning',
  information: 'information',
} as const satisfies Readonly<Record<Severity, string>>;
