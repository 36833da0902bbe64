import { execFileSync } from 'node:child_process';
import { translate } from '../../messages/index.ts';
import { UsageError } from './options.ts';

function git(base: string, args: readonly string[]): string[] {
  const text = execFileSync('git', ['-C', base, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return text.split('\0').filter((name) => name !== '');
}

/**
 * A test whether git reports a path below `base` as changed against the last commit or as new. A usage error outside of a
 * repository.
 */
export function changedFiles(base: string): (file: string) => boolean {
  try {
    const changed = git(base, ['diff', '--name-only', '--relative', '-z', 'HEAD']);
    const untracked = git(base, ['ls-files', '--others', '--exclude-standard', '-z']);
    const names = new Set([...changed, ...untracked]);
    return (file) => names.has(file);
  } catch (error) {
    const { stderr, message } = error as Error & { readonly stderr?: string };
    const [reason = ''] = (stderr || message).split('\n');
    throw new UsageError(translate('--changed needs a git repository: {reason}', { reason }));
  }
}
