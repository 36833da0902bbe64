#!/usr/bin/env node
// Stands in for the desktop program: takes its arguments, runs the suite in the VS Code server and a headless browser.
import path from 'node:path';
import { runInServer } from './run-in-server.ts';

const args = process.argv.slice(2);
const flag = (name: string): string | undefined =>
  args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const DEVELOPED = '--extensionDevelopmentPath=';
const [extension, neighbour] = args.flatMap((arg) => (arg.startsWith(DEVELOPED) ? arg.slice(DEVELOPED.length) : []));
const tests = flag('extensionTestsPath');
const workspace = args.find((arg) => !arg.startsWith('-'));
if (!extension || !tests || !workspace) {
  console.error('Needed: a folder, --extensionDevelopmentPath= and --extensionTestsPath=.');
  process.exit(2);
}
process.exitCode = await runInServer({
  extension,
  tests,
  workspace,
  ...(neighbour === undefined ? {} : { neighbours: path.dirname(neighbour) }),
  ...(flag('locale') ? { locale: flag('locale') } : {}),
});
