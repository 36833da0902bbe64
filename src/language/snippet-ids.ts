/** What a person can insert; the names are those of the editor's commands. */
export const SNIPPET_IDS = [
  'scopedForwarding',
  'partnerRemoteDomain',
  'messageTrace',
  'blockAutoForwards',
  'detectInboxRuleForwards',
  'auditForwarding',
  'supportCase',
] as const;

export type SnippetId = (typeof SNIPPET_IDS)[number];

/** Kind of text a snippet is written for. */
export type SnippetFormat = 'powershell' | 'dsc' | 'yaml' | 'json';
