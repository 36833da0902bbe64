import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { root } from './root.ts';

/** What npm prints with these arguments; the npm that runs this script, else the one on the path. Throws when it fails. */
export function npm(args: readonly string[], cwd: string = root): string {
  const own = process.env.npm_execpath;
  const options: ExecFileSyncOptionsWithStringEncoding = { cwd, encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 26 };
  return own?.endsWith('.js')
    ? execFileSync(process.execPath, [own, ...args], options)
    : execFileSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
