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
  counterfactuals: {
    limit: 1_000,
    run: () => {
      const warm = tenant();
      decide(warm, QUESTION);
      return timed(() => {
        const found = counterfactuals(warm, QUESTION);
        return `${found.length} changes, ${found.filter(({ sideEffects }) => !sideEffects).length} without side effects`;
      });
    },
  },
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
