import { execFileSync, spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { translate } from '../../messages/index.ts';
import { disk } from './disk.ts';
import { UsageError } from './options.ts';
import { repositoryRoot } from './walk.ts';

/**
 * Settings that keep the configuration of a repository, which strangers may have written, from starting a program. Only
 * commands are used that read objects and the index (`rev-parse`, `merge-base`, `ls-tree`, `ls-files`, `diff-tree --raw`, `cat-file --batch`):
 * none compares with the work tree, so that no filter, external diff or text conversion has a part in it.
 */
const SETTINGS = [
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', devNull],
  // A folder that only looks like a repository (`HEAD`, `objects`, `config`) is none.
  ['safe.bareRepository', 'explicit'],
  ['core.untrackedCache', 'false'],
] as const;

const ENVIRONMENT = {
  GIT_OPTIONAL_LOCKS: '0',
  // Objects that a partial clone lacks are not fetched; older versions know the second way only.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/** Git could not answer. The message is the first line of what it said. */
export class GitError extends Error {}

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';

function argumentsOf(folder: string, args: readonly string[]): string[] {
  const settings = SETTINGS.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-C', folder, '--no-optional-locks', '--no-pager', ...settings, ...args];
}

/** Windows looks for a program in the working folder first, where strangers may have put one, unless the process that starts it says this. */
const PATH_ALONE = 'NoDefaultCurrentDirectoryInExePath';

function environment(): NodeJS.ProcessEnv {
  process.env[PATH_ALONE] = '1';
  return { ...process.env, ...ENVIRONMENT };
}

/** Runs Git in a folder and gives what it printed. Throws `GitError`. */
export function git(folder: string, args: readonly string[], input?: string): Buffer {
  try {
    return execFileSync('git', argumentsOf(folder, args), {
      env: environment(),
      input: input ?? '',
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: Number.POSITIVE_INFINITY,
    });
  } catch (error) {
    const { stderr, message } = error as Error & { readonly stderr?: Buffer };
    throw new GitError(firstLine(stderr?.toString() || message));
  }
}

/**
 * Runs Git in a folder and hands on what it prints as it comes, until `take` says that it wants no more. Rejects with a `GitError`, or
 * with what `take` throws.
 */
export async function gitInPieces(
  folder: string,
  args: readonly string[],
  input: string,
  take: (piece: Buffer) => boolean,
): Promise<void> {
  const child = spawn('git', argumentsOf(folder, args), { env: environment(), stdio: ['pipe', 'pipe', 'pipe'] });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  const mistake = new Promise<string | undefined>((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (code) => resolve(code === 0 ? undefined : told));
  });
  // One that has ended takes no more, and says why.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  for await (const piece of child.stdout) {
    if (take(piece as Buffer)) continue;
    child.kill();
    return;
  }
  const said = await mistake;
  if (said !== undefined) throw new GitError(firstLine(said));
}

/** A commit by any name that Git knows it by; undefined when there is none. */
export function commitOf(folder: string, ref: string): string | undefined {
  try {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
    return git(folder, args).toString().trim();
  } catch {
    return undefined;
  }
}

/** The last commit that two have in common; a usage error when there is none here. */
export function mergeBase(folder: string, one: string, other: string): string {
  try {
    return git(folder, ['merge-base', one, other]).toString().trim();
  } catch {
    throw new UsageError(
      translate('The two have no commit in common here. A shallow clone lacks the older ones; fetch them first.'),
    );
  }
}

/** The root of the work tree that a folder lies in; a usage error outside of one. `option` is what asks for it. */
export function workTree(folder: string, option: string): string {
  const root = repositoryRoot(disk, folder) ?? folder;
  try {
    if (git(root, ['rev-parse', '--is-inside-work-tree']).toString().trim() === 'true') return root;
  } catch (error) {
    const { message: reason } = error as Error;
    throw new UsageError(translate('{option} needs a git repository: {reason}', { option, reason }));
  }
  throw new UsageError(translate('{option} needs a git repository: {reason}', { option, reason: root }));
}
