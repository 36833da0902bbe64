import { decide, type Question, type Step } from '../../src/verdict/index.ts';
import { Random, randomQuestion, randomTenant } from './random-tenants.ts';
import { nativeTenant, tenantOf } from './tenants.ts';
import { CASES, questionOf } from './truth-table.ts';

/** One kind of step with every source it was ever seen to rest on. */
export interface StepKind {
  readonly why: string;
  readonly basis: string;
  readonly citations: readonly string[];
}

const TENANTS = 400;

/** A script of one mailbox, without a list of the accepted domains. */
const UNLISTED = 'Set-Mailbox ann@contoso.com -DeliverToMailboxAndForward $true';
const TARGETS = ['lea@contoso.com', 'ann@fabrikam.com', 'ann@gmail.com'];

/** Every step of the truth table, of a tenant that lists no domain, and of a fixed set of random questions. */
export function* allSteps(): Generator<Step> {
  for (const one of CASES) yield* decide(nativeTenant(one.tenant), questionOf(one)).chain;
  const unlisted = tenantOf({ 'a.ps1': UNLISTED });
  for (const to of TARGETS)
    yield* decide(unlisted, { from: 'ann@contoso.com', to, mechanism: 'inboxRuleForward' }).chain;
  for (let seed = 1; seed <= TENANTS; seed++) {
    const random = new Random(seed);
    const tenant = nativeTenant(randomTenant(random));
    for (let each = 0; each < 10; each++) yield* decide(tenant, randomQuestion(random) as Question).chain;
  }
}

/** The kinds of steps among them, with their bases and sources put together. */
export function stepsSeen(): readonly StepKind[] {
  const kinds = new Map<string, { bases: Set<string>; citations: Set<string> }>();
  for (const { why, basis, citations } of allSteps()) {
    const kind = kinds.get(why) ?? { bases: new Set(), citations: new Set() };
    kinds.set(why, kind);
    kind.bases.add(basis);
    for (const id of citations) kind.citations.add(id);
  }
  return [...kinds].map(([why, { bases, citations }]) => ({
    why,
    basis: [...bases].sort().join(' or '),
    citations: [...citations].sort(),
  }));
}
