/** A word with its first letter upper case, as parameters are spelled (`autoForwardingMode`, `-AutoForwardingMode`). */
export const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
