// Runs the tests, stage by stage: npm test [-- STAGE...]   without a name all but those that take minutes; "all" runs everything, "editor" the suites
import { globSync } from 'node:fs';
import os from 'node:os';
import { pathToFileURL } from 'node:url';
import { grouped } from '../src/text/index.ts';
import { builtProgram } from './build.ts';
import { program } from './program.ts';
import { inRoot, root } from './root.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface Stage {
  readonly name: string;
  readonly what: string;
  /** What to do when it fails. */
  readonly advice: string;
  /** Takes minutes and is left to `npm test all`, which continuous integration runs. */
  readonly isApart?: true;
  run(): Promise<Count>;
}

const asCount = (code: number): Count => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Runs a program that counts in its last line of figures; one failure when it printed none. */
async function counting(args: readonly string[]): Promise<Count> {
  let printed = '';
  const code = await program(args, (text) => {
    printed += text;
  });
  const [, passed, failed] = /(?:suite|tests): (\d+) passed, (\d+) failed/.exec(printed) ?? [];
  if (passed === undefined) {
    console.error(`Ended with exit code ${code} before it had counted: ${args.join(' ')}`);
    return { passed: 0, failed: 1 };
  }
  return { passed: Number(passed), failed: Number(failed) || (code === 0 ? 0 : 1) };
}

const summed = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((sum, { passed }) => sum + passed, 0),
  failed: counts.reduce((sum, { failed }) => sum + failed, 0),
});

const REPORTER = `--test-reporter=${pathToFileURL(inRoot('scripts/failures-reporter.ts')).href}`;

/** Tests of what is released, in programs of others: they install, pack and start them. */
const OF_RELEASES = /^test\/(?:packages|executable|pipelines\/.*|powershell-module\/.*|lsp\/neovim)\.test\.ts$/;

/** Every file of unit tests; those of what is released, or those of the source. */
const testFiles = (ofReleases: boolean): readonly string[] =>
  globSync('test/**/*.test.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('test/vscode/') && OF_RELEASES.test(file) === ofReleases);

/** Folders whose tests take longest. Those that begin last must be short, or a core waits at the end. */
const FIRST = ['test/fuzz', 'test/rules', 'test/cli'];

/** The test files of each folder below test/, the longest work first. */
function byFolder(files: readonly string[]): readonly (readonly string[])[] {
  const folders = grouped(files, (file) => file.split('/').slice(0, -1).slice(0, 2).join('/'));
  const first = FIRST.flatMap((folder) => [folders.get(folder) ?? []]);
  return [...first, ...[...folders.values()].filter((own) => !first.includes(own))];
}

/**
 * The tests of a folder share one process, because loading the engine takes longer than most of them. As many folders at once as
 * there are cores.
 */
async function unitTests(): Promise<Count> {
  // Tests that start the program would each build it where it is older than its sources.
  await builtProgram();
  const waiting = [...byFolder(testFiles(false))];
  const counts: Count[] = [];
  const work = async (): Promise<void> => {
    for (let files = waiting.shift(); files; files = waiting.shift())
      counts.push(await counting([REPORTER, 'scripts/test-files.ts', ...files]));
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  return summed(counts);
}

/** They use the same caches of the package manager, so they go one after the other. */
async function releaseTests(): Promise<Count> {
  if ((await program(['scripts/build.ts'])) !== 0) throw new Error('The program cannot be built.');
  return counting(['--test', '--test-concurrency=1', REPORTER, ...testFiles(true)]);
}

const STAGES: readonly Stage[] = [
  {
    name: 'types',
    what: 'Checking types',
    advice: 'Correct the type errors above; "npm run check" looks at them alone.',
    run: async () => asCount(await program([inRoot('node_modules/typescript/bin/tsc'), '--noEmit', '-p', '.'])),
  },
  {
    name: 'style',
    what: 'Checking style',
    advice: 'Run "npx biome check --write ." and correct by hand what it cannot.',
    run: async () =>
      asCount(await program([inRoot('node_modules/@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'])),
  },
  {
    name: 'data',
    what: 'Checking the knowledge about bounces against its schema',
    advice: 'Each line above names the file, the entry and what is wrong; CONTRIBUTING.md says how an entry is added.',
    run: async () => asCount(await program(['scripts/check-data.ts'])),
  },
  {
    name: 'unused',
    what: 'Looking for exports, files and packages that nothing uses',
    advice: 'Remove what is named above, or say in knip.jsonc who uses it.',
    run: async () => asCount(await program([inRoot('node_modules/knip/bin/knip.js'), '--no-progress'])),
  },
  {
    name: 'sizes',
    what: 'Comparing sizes with what is promised',
    advice: 'Run "npm run build" before and after your change to see what grew.',
    run: async () => asCount(await program(['scripts/sizes.ts'])),
  },
  {
    name: 'unit',
    what: 'Running architecture and unit tests',
    advice: 'Run one file alone with "node_modules/.bin/node --test FILE".',
    run: unitTests,
  },
  {
    name: 'docs',
    what: 'Checking that generated pages are up to date',
    advice: 'Run "npm run docs" and commit what it changes.',
    run: async () => asCount(await program(['scripts/docs.ts', '--check'])),
  },
  {
    name: 'releases',
    what: 'Trying packages, programs without Node, pipelines and the PowerShell module',
    advice: 'Run one file alone with "node_modules/.bin/node --test FILE".',
    isApart: true,
    run: releaseTests,
  },
  {
    name: 'desktop',
    what: 'Running the suite in VS Code, Node extension host',
    advice:
      'Run "npm run test:vscode" alone; MAILFLOW_SHOTS=FOLDER takes pictures, MAILFLOW_VERBOSE=1 prints everything.',
    run: () => counting(['scripts/editor/run-suite.ts', 'desktop']),
  },
  {
    name: 'web',
    isApart: true,
    what: 'Running the suite in VS Code, web worker extension host',
    advice: 'Run "npm test web" alone; .vscode-test/editor-web.log holds what the editor printed.',
    run: () => counting(['scripts/editor/run-suite.ts', 'web']),
  },
  {
    name: 'languages',
    isApart: true,
    what: 'Choosing fixes with the keyboard in a Japanese and a French VS Code',
    advice: 'Run "npm test languages" alone; l10n/ holds the sentences that the suite waits for.',
    run: async () => {
      const counts = [];
      for (const locale of ['ja', 'fr']) {
        counts.push(
          await counting([
            'scripts/editor/run-suite.ts',
            'web',
            `--locale=${locale}`,
            '--only=a fix to review|a rule is found by its title',
          ]),
        );
      }
      return summed(counts);
    },
  },
  {
    name: 'playground',
    isApart: true,
    what: 'Using the playground in a browser, with the keyboard',
    advice: 'Run "npm test playground" alone; MAILFLOW_SHOTS=FOLDER takes pictures.',
    run: () => counting(['--test', REPORTER, 'test/playground/page.browser.ts']),
  },
  {
    name: 'pages',
    isApart: true,
    what: 'Looking at the pages that commands write in a browser: narrow, wide, dark and on paper',
    advice: 'Run "npm test pages" alone; MAILFLOW_SHOTS=FOLDER takes pictures and PDF files.',
    run: () => counting(['--test', REPORTER, 'test/report/pages.browser.ts']),
  },
];

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  all: STAGES.map(({ name }) => name),
  editor: ['desktop', 'web', 'languages', 'playground'],
};
const asked = process.argv.slice(2).flatMap((name) => GROUPS[name] ?? [name]);
const unknown = asked.filter((name) => !STAGES.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no stage ${unknown.join(', ')}. Stages: ${STAGES.map(({ name }) => name).join(' ')} editor all.`,
  );
  process.exit(2);
}

let [passed, failed] = [0, 0];
for (const stage of STAGES.filter(({ name, isApart }) => (asked.length === 0 ? !isApart : asked.includes(name)))) {
  console.log(`\n${stage.what} ...`);
  const start = performance.now();
  let count: Count;
  try {
    count = await stage.run();
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    count = { passed: 0, failed: 1 };
  }
  passed += count.passed;
  failed += count.failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${stage.name}: ${count.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s.`);
  if (count.failed > 0) console.log(stage.advice);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
