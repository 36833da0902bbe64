import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { DECLARATIONS } from '../../scripts/declarations.ts';
import { inRoot } from '../../scripts/root.ts';
import { consumer } from './package.ts';

/** Throws where the surface of the library is not as docs/library.api.md says. */
const folder = await consumer(true);

const PROGRAM = `import {
  analyze, ask, compare, explain, read, type FindingView, type Options, type Question, type TextFile, type VerdictReport,
} from 'mailflow-lint';

const files: TextFile[] = [{ path: 'a.ps1', text: '' }];
const options: Options = { language: 'ja', asOf: '2026-01-31', config: { path: 'c.yaml', text: '' } };
export const findings: readonly FindingView[] = (await analyze(files, options)).findings;
export const line: number = findings[0]!.start.line;
export const newText: string | undefined = findings[0]?.fixes[0]?.edits[0]?.newText;
const question: Question = { from: '*', to: 'b@fabrikam.com', mechanism: 'mailboxForwardingSmtpAddress' };
const report: VerdictReport = await ask(files, question);
export const verdict: 'allowed' | 'blocked' | 'unknown' | 'mixed' | undefined = report.verdict;
export const missing: string | undefined = report.answers[0]?.missing[0]?.howToState;
export const widened: number = (await compare(files, new Set(files))).summary.widened;
export const code: string | null | undefined = (await explain('x', { files }))?.events?.[0]?.code;
export const kind: string | undefined = (await read(files)).tenants[0]?.objects[0]?.kind;

// @ts-expect-error A file has a text.
await analyze([{ path: 'a.ps1' }]);
// @ts-expect-error There is no such language.
await analyze(files, { language: 'tlh' });
// @ts-expect-error There is no such mechanism.
await ask(files, { from: '*', to: '*', mechanism: 'pigeon' });
// @ts-expect-error A topic may be unknown.
(await explain('x')).title;
`;

const TSC = inRoot('node_modules/typescript/bin/tsc');

/** What the compiler says about a consumer; every type of the library is checked too. */
function compiled(module: string, moduleResolution: string): string {
  writeFileSync(path.join(folder, 'consumer.mts'), PROGRAM);
  const options = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--noEmit'];
  const how = [
    '--module',
    module,
    '--moduleResolution',
    moduleResolution,
    '--target',
    'es2022',
    '--types',
    '',
    '--ignoreConfig',
  ];
  const { stdout } = spawnSync(process.execPath, [TSC, ...options, ...how, 'consumer.mts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout;
}

test('a strict program compiles as Node resolves modules', () => assert.equal(compiled('nodenext', 'nodenext'), ''));

test('a strict program compiles as bundlers resolve modules', () => assert.equal(compiled('preserve', 'bundler'), ''));

test('the types are one file that names nothing outside of itself', () => {
  assert.doesNotMatch(readFileSync(inRoot(DECLARATIONS), 'utf8'), /\bimport\b|\/\/\/ <reference|\bfrom '/);
});
