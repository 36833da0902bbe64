import { changesOf } from './ask.ts';
import type { ConfigProblem } from './config/index.ts';
import type { PolicyTests } from './config/policy-tests.ts';
import type { WrittenSearch } from './report/verdict-view.ts';
import type { PolicyTest, Tenant } from './tenant/index.ts';
import { type Proof, prove, unknownWords } from './verdict/proof.ts';

export { type PolicyTests, readTests } from './config/policy-tests.ts';
export { coverageOf } from './verdict/openings.ts';
export type { Proof } from './verdict/proof.ts';

/** What policy tests came to, in the order of the files, and mistakes in them. */
export interface TestRun {
  readonly proofs: readonly Proof[];
  readonly problems: readonly ConfigProblem[];
}

export interface TestOptions {
  /** ISO date (YYYY-MM-DD) that counts as today: an exception that ended before covers nothing. */
  readonly asOf: string;
  /** Some tenants were left out: a test of another one is no mistake. */
  readonly isNarrow?: boolean;
}

/** Proves the tests of these files, each in the tenants that it names or, where it names none, in all that know its words. */
export function runTests(tenants: readonly Tenant[], files: readonly PolicyTests[], options: TestOptions): TestRun {
  const tests = files.flatMap((file) => file.tests);
  const placed = tests.map((test) => placeOf(test, tenants, options));
  const proofs = new Map<PolicyTest, Proof[]>(tests.map((test) => [test, []]));
  for (const tenant of tenants) {
    const own = tests.filter((_, at) => placed[at]?.tenants.includes(tenant));
    for (const proof of own.length > 0 ? prove(tenant, own, options.asOf) : []) proofs.get(proof.test)?.push(proof);
  }
  const problems = [...files.flatMap((file) => file.problems), ...placed.flatMap((one) => one.problems)];
  return { proofs: [...proofs.values()].flat(), problems };
}

/** Changes that would make a refuted test so; undefined where there is nobody of whom a change can be proven. */
export function repairsFor({ status, example, tenant, test }: Proof): WrittenSearch | undefined {
  if (status !== 'refuted' || !example || test.expect === 'unknown') return undefined;
  return changesOf({ tenant, from: [example.from], to: [example.to], verdict: example.verdict });
}

/** The tenants in which a test can be proved, or why there is none. */
function placeOf(
  test: PolicyTest,
  tenants: readonly Tenant[],
  { isNarrow }: TestOptions,
): { readonly tenants: readonly Tenant[]; readonly problems: readonly ConfigProblem[] } {
  const { tenant } = test;
  const named = tenants.filter(({ name }) => !tenant || name.toLowerCase() === tenant.value.toLowerCase());
  const strange = named.map((one) => unknownWords(test, one));
  const known = named.filter((_, at) => strange[at]?.length === 0);
  if (known.length > 0) return { tenants: known, problems: [] };
  const problems: ConfigProblem[] = (strange[0] ?? []).map(({ value, place }) => ({
    message: 'tests-unknown-name',
    args: { name: value },
    place,
  }));
  if (tenant && named.length === 0 && !isNarrow) {
    const args = { tenant: tenant.value, known: tenants.map(({ name }) => name).join(', ') };
    problems.push({ message: 'tests-unknown-tenant', args, place: tenant.place });
  }
  return { tenants: [], problems };
}
