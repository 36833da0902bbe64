/** Commands that other parts of the adapter call: the grid of who may forward where, and the page of what was read. */
export const SHOW_FORWARDING = 'mailflow-lint.showForwarding';
export const SHOW_LOG = 'mailflow-lint.showLog';
