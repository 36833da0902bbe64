import { readdirSync, readFileSync } from 'node:fs';
import { Analyzer } from '../../src/analyze.ts';
import { readTests } from '../../src/config/policy-tests.ts';
import { readConfig } from '../../src/config/read.ts';
import { knowledge, source } from '../read/sources.ts';
import { damaged } from './damage.ts';
import { fuzzOptions } from './options.ts';
import { forEachSeed } from './seeds.ts';

/**
 * Damaged configurations, files of policy tests and scripts with suppression comments: never an exception, never a place outside the
 * text, never slow, the same twice. `npm run fuzz -- config [--runs N] [--seed N]`.
 */
const fences = (page: string): string[] => {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  return [...text.matchAll(/```ya?ml\n([\s\S]*?)```/g)].map(([, body]) => body ?? '');
};
const configurations = fences('configuration.md');
const tests = fences('policy-tests.md');
const tenants = new URL('../tenants/native-yaml/', import.meta.url);
const settings = readdirSync(tenants, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(new URL(name, tenants), 'utf8'));
const IDS = ['default-remote-domain-open', 'automatic-forwarding-mode', 'constructor', 'no-such-rule', '*', ''];
const DATES = ['2026-12-31', '2026-02-30', '2020-01-01', 'until', '9999-99-99'];

await forEachSeed(
  'damaged configurations, tests files and comments read',
  fuzzOptions(3000),
  async (random, { places, same }) => {
    const config = damaged(random.one(configurations), random.one([...configurations, ...tests]), random);
    const read = readConfig(source('mailflow-lint.config.yaml', config));
    places(
      config,
      read.problems.map(({ place }) => place),
    );
    same(read.problems, readConfig(source('mailflow-lint.config.yaml', config)).problems);

    const checks = damaged(random.one(tests), random.one([...configurations, ...tests]), random);
    const asked = readTests(source('mailflow-lint.tests.yaml', checks));
    places(
      checks,
      asked.problems.map(({ place }) => place),
    );

    const comment = `# mailflow-lint-${random.one(['disable-line', 'disable-next-line', 'disable', 'enable', 'disable-file', 'disabel'])}${random.one([' ', ': ', '  '])}${random.some(IDS, 3).join(random.one([' ', ', ', ',']))} ${random.one(['-- ', '', 'until '])}${random.one(DATES)}`;
    const text = damaged(random.one(settings), `\n${comment}\n`.repeat(3), random);
    const { tenants: judged } = await new Analyzer(knowledge).analyze([source('tenant.exo.yaml', text)], read, {
      asOf: '2026-11-25',
    });
    for (const { findings, failures } of judged) {
      if (failures[0]) throw failures[0].error;
      places(
        text,
        findings.flatMap(({ place }) => (place.source === 'tenant.exo.yaml' ? [place] : [])),
      );
    }
  },
);
