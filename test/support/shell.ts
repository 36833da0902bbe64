import { execFile } from 'node:child_process';

/** What a program printed, and its exit code. */
export interface Ran {
  readonly code: number;
  /** Standard output, then standard error. */
  readonly log: string;
}

/** Runs a program to its end with these variables alone; servers of the test can answer meanwhile. */
export function ran(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: Number(error?.code ?? 0), log: stdout + stderr });
    });
  });
}
