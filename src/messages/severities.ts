/** Severities as a person reads them; programs get the English words. */
export const SEVERITIES: Readonly<Record<string, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'information',
};
