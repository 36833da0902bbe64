#!/usr/bin/env node
// Stands in for the desktop program: takes its arguments, runs the suite in the VS Code server and a headless browser.
import { runInServer } from './run-in-server.ts';

const args = process.argv.slice(2);
const flag = (name: string): string | undefined =>
  args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const extension = flag('extensionDevelopmentPath');
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
  ...(flag('locale') ? { locale: flag('locale') } : {}),
});
