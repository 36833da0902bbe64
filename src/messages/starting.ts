/** What is said before the program can start. */
export const STARTING = {
  'old-node': 'Mailflow Lint needs Node {needed} or newer, and this is Node {version}.',
} as const;
