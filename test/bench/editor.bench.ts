/*
 * What the extension does in the editor's process after a key in a script of 100 KB, and of 3 MB: the longest stretch of work without
 * a rest, all of it, and the lists that a person waits for. Times are CPU time of the thread, so that a busy machine changes little.
 */
import { Analyzer } from '../../src/analyze.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { completePowerShell } from '../../src/language/complete-powershell.ts';
import { lenses } from '../../src/language/lenses.ts';
import { documentSymbols } from '../../src/language/symbols.ts';
import type { Source } from '../../src/text/index.ts';
import { knowledge } from '../support/world.ts';
import { cpu, median, quantile, row, timed } from './harness.ts';
import { generatedScript } from './powershell-corpus.ts';

const KEYS = 40;
const WARM = 8;

/** A line about a mailbox of its own. */
const forward = (at: number): string =>
  `Set-Mailbox -Identity u${at}@contoso.com -ForwardingSmtpAddress u${at}@fabrikam.com\n`;
const forwards = (size: number): string =>
  Array.from({ length: Math.ceil(size / forward(10_000).length) }, (_, at) => forward(at)).join('');

interface Key {
  readonly longest: number;
  readonly all: number;
  readonly symbols: number;
  readonly completion: number;
  readonly lenses: number;
}

/** The work after each of some keys in the middle of a text. */
async function keysIn(text: string, count: number): Promise<readonly Key[]> {
  const analyzer = new Analyzer(knowledge);
  const middle = text.lastIndexOf('\n', text.length >> 1) + 1;
  const keys: Key[] = [];
  for (let typed = 0; typed < count + WARM; typed++) {
    const now = `${text.slice(0, middle)}${'x'.repeat(typed)}\n${text.slice(middle)}`;
    const source: Source = { path: 'script.ps1', text: now, language: 'powershell', encoding: 'utf8' };
    const start = cpu();
    let since = start;
    let longest = 0;
    const rest = (): void => {
      longest = Math.max(longest, cpu() - since);
    };
    const analysis = await analyzer.analyze([source], DEFAULT_CONFIG, {
      asOf: '2026-11-29',
      pause: () => {
        rest();
        return new Promise((resolve) =>
          setImmediate(() => {
            since = cpu();
            resolve();
          }),
        );
      },
    });
    rest();
    const all = cpu() - start;
    const [reading] = analysis.readings;
    const [tenant] = analysis.tenants;
    if (!reading || !tenant) throw new Error('Nothing was read.');
    const words = { say: (id: string) => id, where: () => '', control: () => '', name: () => '' };
    const behind = `${now}Set-RemoteDomain -`;
    keys.push({
      longest,
      all,
      symbols: timed(() => documentSymbols(reading)),
      lenses: timed(() => lenses(tenant.tenant, words)),
      completion: timed(() =>
        completePowerShell(behind, behind.length, { cmdlets: knowledge.cmdlets, names: () => [], card: () => '' }),
      ),
    });
  }
  return keys.slice(WARM);
}

const WORK: Readonly<Record<keyof Key, string>> = {
  longest: 'longest stretch of work',
  all: 'all work',
  symbols: 'symbols',
  completion: 'completion list',
  lenses: 'lenses',
};
const LIMITS: Readonly<Record<keyof Key, number>> = { longest: 8, all: 200, symbols: 30, completion: 30, lenses: 30 };

for (const [name, text, keys] of [
  ['forwards, 100 KB', forwards(100_000), KEYS],
  ['administration, 100 KB', generatedScript(100_000), KEYS],
  ['forwards, 3 MB', forwards(3_000_000), 5],
] as const) {
  const measured = await keysIn(text, keys);
  for (const work of ['longest', 'all', 'symbols', 'completion', 'lenses'] as const) {
    const times = measured.map((key) => key[work]);
    const target = keys === KEYS ? { target: LIMITS[work] } : {};
    const spread = [median(times), quantile(times, 0.95)] as const;
    row({ name: `a key in ${name}: ${WORK[work]}, p95`, figure: quantile(times, 0.95), spread, unit: 'ms', ...target });
  }
}
