import { execFileSync } from 'node:child_process';
import path from 'node:path';

const PLACES = ['pwsh', path.resolve(import.meta.dirname, '../../.vscode-test/powershell/pwsh')];

function runs(program: string): boolean {
  try {
    execFileSync(program, ['-NoLogo', '-NoProfile', '-Command', 'exit 0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A PowerShell 7: the one of the machine, else the one that continuous integration installs; undefined where there is none. */
export const powershell = PLACES.find(runs);

/** Runs a script file; gives what it printed. Throws where it fails. */
export function runPowerShell(file: string, args: readonly string[] = []): string {
  if (powershell === undefined) throw new Error('There is no PowerShell 7 here.');
  return execFileSync(powershell, ['-NoLogo', '-NoProfile', '-NonInteractive', '-File', file, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
