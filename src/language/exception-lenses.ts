import type { Tenant } from '../tenant/index.ts';
import { type Coverage, coverageOf } from '../verdict/openings.ts';
import type { Lens, LensWords } from './lens.ts';

/** How many openings a line shows before it counts. */
const SHOWN = 2;

/** Above each entry of the exceptions ledger: what it opens now. Texts are worked out when they are asked for. */
export function exceptionLenses(tenant: Tenant, words: LensWords): readonly Lens[] {
  return tenant.ledger.exceptions.map(({ place, from }, at) => ({
    place: from[0]?.place ?? place,
    above: place,
    text: () => {
      const coverage = coverageOf(tenant)[at];
      return coverage ? openText(coverage, words) : '';
    },
  }));
}

function openText({ opens, mayOpen }: Coverage, words: LensWords): string {
  if (opens.length === 0) return words.say(mayOpen ? 'lens-exception-unknown' : 'lens-exception-nothing', {});
  const pairs = opens.slice(0, SHOWN).map(({ from, to }) => {
    const [who, whom] = [from, to].map((parties) => parties.map((one) => words.name(one)).join(', '));
    return words.say('lens-exception-pair', { who: who ?? '', to: whom ?? '' });
  });
  const names = [...new Set(pairs)].join('; ');
  const all = opens.length > SHOWN ? words.say('lens-and-more', { names, count: opens.length - SHOWN }) : names;
  return words.say('lens-exception-opens', { what: all });
}
