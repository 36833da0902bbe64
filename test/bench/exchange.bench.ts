import { spawnSync } from 'node:child_process';
import { compare, counterfactuals, matrixOf } from '../../src/ask.ts';
import { decide, type Question } from '../../src/verdict/index.ts';
import { nativeTenant } from '../verdict/tenants.ts';
import { largeTenant, REAL } from './large-tenant.ts';

/*
 * A tenant of the largest real size: a warm verdict, the search for changes that turn an answer, the matrix and the comparison of two
 * states. Times are CPU time of a process of its own, memory is the most it ever held.
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

const MEASURES: Readonly<Record<string, { readonly limit: number; readonly megabytes?: number; run(): string }>> = {
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
};

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
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  return `${((user + system) / 1000).toFixed(1)}\t${result}\t${Math.round(process.resourceUsage().maxRSS / 1024)}`;
}

const [, , only] = process.argv;
if (only && MEASURES[only]) console.log(MEASURES[only].run());
else {
  for (const [name, { limit, megabytes = Number.POSITIVE_INFINITY }] of Object.entries(MEASURES)) {
    const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, name], { encoding: 'utf8' });
    const [time = '', result = '', memory = ''] = stdout.trim().split('\t');
    const fails = !(Number(time) <= limit && Number(memory) <= megabytes);
    console.log(`${name}: ${time} ms of ${limit}, ${memory} MB (${result})${fails ? ' TOO MUCH' : ''} ${stderr}`);
    if (fails) process.exitCode = 1;
  }
}
