import { type ChildProcess, spawn } from 'node:child_process';
import { inRoot, root } from './root.ts';

/** Runs a program of Node in the project's folder; its output is shown, and handed to `listen` as well. Gives its exit code. */
export function program(args: readonly string[], listen?: (text: string) => void): Promise<number> {
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(process.execPath, [...args], {
      cwd: root,
      // Many programs load the same sources: what V8 made of them is kept.
      env: { ...process.env, NODE_COMPILE_CACHE: inRoot('node_modules/.cache/compiled') },
      stdio: ['ignore', listen ? 'pipe' : 'inherit', 'inherit'],
    });
    child.stdout?.on('data', (bytes: Buffer) => {
      process.stdout.write(bytes);
      listen?.(bytes.toString());
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
