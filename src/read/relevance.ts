/**
 * Words without which a data file or document cannot say anything about forwarding: nouns of cmdlets, keys of
 * collections and settings, in camelCase, snake_case and kebab-case.
 */
const RELEVANT =
  /auto[_-]?forward|forwarding|outbound|remote[_-]?domain|transport[_-]?rule|inbound[_-]?connector|accepted[_-]?domain|inbox[_-]?rule|redirectto|forwardto|mail[_-]?contact|microsoft\.exchange\.|messagetypematches|redirectmessageto|tenant[_-]?block|tenantallowblock/i;

/** Whether a text may hold something to read at all; false is certain. One linear search. */
export function isRelevant(text: string): boolean {
  return RELEVANT.test(text);
}
