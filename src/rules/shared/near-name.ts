import { nearest } from '../../text/near.ts';

const localPart = (address: string): string => address.slice(0, address.lastIndexOf('@'));
const domainPart = (address: string): string => address.slice(address.lastIndexOf('@')).toLowerCase();

/**
 * The declared name that somebody very likely meant. Of addresses in one domain only what stands before the `@` counts: the rest is
 * alike in all of them.
 */
export function nearName(word: string, names: readonly string[]): string | undefined {
  if (!word.includes('@')) return nearest(word, names);
  const alike = names.filter((name) => name.includes('@') && domainPart(name) === domainPart(word));
  const local = nearest(localPart(word), alike.map(localPart));
  return local === undefined ? undefined : alike.find((name) => localPart(name) === local);
}
