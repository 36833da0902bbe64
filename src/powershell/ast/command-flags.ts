/*
 * What `Command.flags` is the sum of: what is known of a command without looking at each of its elements.
 */

/** An element or redirection holds more than plain values: a command, an assignment, a block, a method call. */
export const HAS_SUBTREE = 1;
/** A typo may hide in a name or a word: it holds what is no ASCII, or a word has a hyphen. */
export const SUSPICIOUS = 2;
/** An element is a hashtable. */
export const HAS_HASHTABLE = 4;
