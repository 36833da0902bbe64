import * as z from 'zod/mini';
import type { Expectation, PolicyTest } from '../tenant/index.ts';
import type { Source } from '../text/index.ts';
import type { ConfigProblem } from './config.ts';
import { checkedFile, type Path, type Places, textsOf } from './document.ts';
import { text, ways, words } from './schema.ts';

const common = {
  name: z.optional(text),
  mechanism: z.optional(ways),
  reason: z.optional(text),
  tenant: z.optional(text),
};

const policyCase = z.strictObject({
  ...common,
  from: words,
  to: words,
  expect: z.enum(['allowed', 'blocked', 'unknown']),
});

const invariant = z.strictObject({
  ...common,
  from: z.optional(words),
  exceptFrom: z.optional(words),
  to: z.optional(words),
  exceptTo: z.optional(words),
  expect: z.optional(z.enum(['blocked', 'allowed', 'exception'])),
});

const SECTIONS = {
  $schema: z.optional(z.string()),
  tenant: z.optional(text),
  cases: z.optional(z.array(policyCase)),
  invariants: z.optional(z.array(invariant)),
} as const;

/** What a file with policy tests may hold. */
export const testsSchema = z.strictObject(SECTIONS);

type TestsFile = z.infer<typeof testsSchema>;
type Invariant = z.infer<typeof invariant>;
type Entry = Omit<Invariant, 'expect'> & { readonly expect?: Expectation | undefined };

/** A file with policy tests. */
export interface PolicyTests {
  readonly path: string;
  readonly tests: readonly PolicyTest[];
  readonly problems: readonly ConfigProblem[];
}

/** Reads policy tests, YAML or JSON. Never throws: a test with a mistake is left out, with a problem at its place. */
export function readTests(source: Source): PolicyTests {
  const { file, places, problems } = checkedFile<TestsFile>(source, SECTIONS, [['cases'], ['invariants']]);
  const read = (kind: PolicyTest['kind'], section: 'cases' | 'invariants'): readonly PolicyTest[] =>
    (file[section] ?? []).map((entry, index) => testOf(kind, entry, [section, index], file.tenant, places));
  return { path: source.path, tests: [...read('case', 'cases'), ...read('invariant', 'invariants')], problems };
}

function testOf(
  kind: PolicyTest['kind'],
  entry: Entry,
  path: Path,
  everywhere: string | undefined,
  places: Places,
): PolicyTest {
  const { name, mechanism, reason, tenant = everywhere, exceptFrom, exceptTo, expect = 'blocked' } = entry;
  const place = places.value(path);
  const everybody = [{ value: '*', place }];
  const tenantAt = entry.tenant === undefined ? ['tenant'] : [...path, 'tenant'];
  return {
    kind,
    ...(name !== undefined && { name }),
    from: entry.from === undefined ? everybody : textsOf(entry.from, [...path, 'from'], places),
    to: entry.to === undefined ? everybody : textsOf(entry.to, [...path, 'to'], places),
    exceptFrom: textsOf(exceptFrom, [...path, 'exceptFrom'], places),
    exceptTo: textsOf(exceptTo, [...path, 'exceptTo'], places),
    ...(mechanism && { mechanisms: [mechanism].flat() }),
    expect,
    ...(reason !== undefined && { reason }),
    ...(tenant !== undefined && { tenant: { value: tenant, place: places.value(tenantAt) } }),
    place,
  };
}
