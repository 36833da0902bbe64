import { spawnSync } from 'node:child_process';
import { Analyzer } from '../../src/analyze.ts';
import { counterfactuals, matrixOf } from '../../src/ask.ts';
import { compare } from '../../src/compare.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { decide, type Question } from '../../src/verdict/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { nativeTenant } from '../verdict/tenants.ts';
import { cpu, mostMemory, row } from './harness.ts';
import { largeTenant, REAL, scaled } from './large-tenant.ts';

/*
 * A tenant of the largest real size: a warm verdict, the search for changes that turn an answer, the matrix and the comparison of two
 * states, and how lint grows. Each in a process of its own: times are CPU time of the thread that answers (V8 compiles and collects on
 * others as well, which nobody waits for), memory is the most it ever held.
 */

const QUESTION: Question = { from: 'u1@contoso.com', to: 'x@d3.example', mechanism: 'inboxRuleForward' };
/** Blocked by a domain and a policy, blocked by a rule that names the sender, allowed, and in doubt through a hundred rules. */
const SEARCHES: Readonly<Record<string, Question>> = {
  'two controls': { ...QUESTION, originalSender: 'someone@partner.example' },
  'a rule': { from: 'u1@contoso.com', to: 'x@d3.example', mechanism: 'manualForward' },
  allowed: { ...QUESTION, from: 'g1-1@contoso.com', to: 'x@d1.example', originalSender: 'someone@partner.example' },
  'many rules': QUESTION,
};
const plain = largeTenant(REAL);
const tenant = () => nativeTenant(plain);

interface Measure {
  /** Of milliseconds of CPU, or of how many times as much ten times as many objects take. */
  readonly limit: number;
  readonly megabytes?: number;
  run(): string | Promise<string>;
}

const MEASURES: Readonly<Record<string, Measure>> = {
  verdict: {
    limit: 100,
    run: () => {
      const warm = tenant();
      decide(warm, QUESTION);
      return timed(() => decide(warm, QUESTION).verdict);
    },
  },
  ...Object.fromEntries(
    Object.entries(SEARCHES).map(([name, question]) => [
      `changes, ${name}`,
      { limit: 1_000, run: () => search(question) },
    ]),
  ),
  matrix: {
    limit: 3_000,
    megabytes: 300,
    run: () => {
      const cold = tenant();
      return timed(() => {
        const matrix = matrixOf(cold);
        return `${matrix.senders.length} x ${matrix.destinations.length} classes, ${matrix.rows().length} rows`;
      });
    },
  },
  compare: {
    limit: 3_000,
    megabytes: 400,
    run: () => {
      const before = tenant();
      const groups = { ...plain.groups, 'Group 1': ['ann@contoso.com', 'g1-1@contoso.com'] };
      const after = nativeTenant({ ...plain, groups });
      return timed(() => `${compare(before, after).length} differences`);
    },
  },
  'lint, ten times as many objects': {
    limit: 14,
    run: async () => {
      const [small, large] = [await lint(0.1), await lint(1)];
      return `${(large / small).toFixed(1)}\t${small.toFixed(0)} and ${large.toFixed(0)} ms\t${mostMemory()}`;
    },
  },
};

/** CPU milliseconds of analyzing a tenant of a part of the size, warm: the best of several. */
async function lint(part: number): Promise<number> {
  const text = JSON.stringify({ exchange: largeTenant(scaled(REAL, part)) }, null, 2);
  const source = { path: 'tenant.exo.json', text, language: 'json', encoding: 'utf8' } as const;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const start = cpu();
    await new Analyzer(knowledge).analyze([source], DEFAULT_CONFIG, { asOf: '2026-11-25' });
    best = Math.min(best, cpu() - start);
  }
  return best;
}

function search(question: Question): string {
  const warm = tenant();
  decide(warm, question);
  return timed(() => {
    const { changes, tooMany } = counterfactuals(warm, question);
    const bounded = changes.filter(({ sideEffects }) => !sideEffects).length;
    return `${changes.length} changes, ${bounded} without side effects${tooMany ? `, ${tooMany} controls in the way` : ''}`;
  });
}

/** Runs once and tells CPU milliseconds, what came out and the most memory. */
function timed(run: () => string): string {
  const start = cpu();
  const result = run();
  return `${(cpu() - start).toFixed(1)}\t${result}\t${mostMemory()}`;
}

const [, , only] = process.argv;
if (only && MEASURES[only]) console.log(await MEASURES[only].run());
else {
  for (const [name, { limit, megabytes }] of Object.entries(MEASURES)) {
    const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, name], { encoding: 'utf8' });
    const [figure = '', result = '', memory = ''] = stdout.trim().split('\t');
    if (memory === '') throw new Error(stderr);
    const unit = name.startsWith('lint') ? 'times' : 'ms';
    row({ name: `${name} (${result})`, figure: Number(figure), unit, target: limit });
    if (megabytes) row({ name: `${name}: memory`, figure: Number(memory), unit: 'MB', target: megabytes });
  }
}
