import type { RuleContext, Suppression } from '../../lint/contract.ts';
import type { Edit } from '../../text/index.ts';

/** The edit that removes a suppression comment with its line when nothing else stands there; undefined for an entry of the configuration. */
export function removeComment(context: RuleContext, { place }: Suppression): Edit | undefined {
  const { text } = context.source(place.source);
  if (!/^(#|<#|\/\/|<!--)/.test(text.slice(place.start, place.end))) return undefined;
  let start = place.start;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  const startsLine = start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r';
  const rest = /^[ \t]*(\r\n|\r|\n|$)/.exec(text.slice(place.end))?.[0];
  if (startsLine && rest !== undefined) {
    return { place: { source: place.source, start, end: place.end + rest.length }, newText: '' };
  }
  return { place: { source: place.source, start, end: place.end }, newText: '' };
}
