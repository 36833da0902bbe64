/** Mechanisms of facts that tell of no failure. */
export const NORMAL: ReadonlySet<string> = new Set(['mailbox-forwarding', 'oof-reply']);
