/** What is said before the program can start. */
export const STARTING: Readonly<Record<'old-node', string>> = {
  'old-node': 'Mailflow Lint needs Node {needed} or newer, and this is Node {version}.',
};
