import type { Analyzer } from '../../analyze.ts';
import type { Finding } from '../../lint/index.ts';
import { translate } from '../../messages/index.ts';
import type { Source } from '../../text/index.ts';
import type { World } from './command.ts';
import { FileReader } from './files.ts';
import { commitOf, mergeBase, workTree } from './git.ts';
import { GitStore, stateBeforeIndex, stateBeforeWorkTree, stateOfIndex } from './git-store.ts';
import { type CommonOptions, UsageError } from './options.ts';
import type { Store } from './store.ts';
import { load } from './workspace.ts';

/** What is compared: the work tree with the last commit or with a branch, or the index with the last commit. */
export type Against =
  | { readonly option: '--changed' | '--staged' }
  | { readonly option: '--since'; readonly ref: string };

/** The state that findings are compared with. */
export interface Before {
  /** The state in words: `HEAD (1a2b3c4)`. */
  readonly name: string;
  readonly findings: readonly Finding[];
  source(path: string): Source | undefined;
}

/** The comparison that the options ask for; a usage error when they ask for several. */
export function againstOf(values: {
  readonly changed?: boolean | undefined;
  readonly since?: string | undefined;
  readonly staged?: boolean | undefined;
}): Against | undefined {
  const asked: Against[] = [
    ...(values.changed ? [{ option: '--changed' } as const] : []),
    ...(values.since === undefined ? [] : [{ option: '--since', ref: values.since } as const]),
    ...(values.staged ? [{ option: '--staged' } as const] : []),
  ];
  if (asked.length > 1) throw new UsageError(translate('Only one of --changed, --since and --staged can be used.'));
  return asked[0];
}

/** The commit that is compared with and its name; no commit in a repository that has none yet. */
function commitBefore(root: string, against: Against): { readonly commit: string | undefined; readonly name: string } {
  const head = commitOf(root, 'HEAD');
  const named = (name: string, commit: string): string => `${name} (${commit.slice(0, 7)})`;
  if (against.option !== '--since')
    return { commit: head, name: head ? named('HEAD', head) : translate('nothing, as there is no commit yet') };
  const other = commitOf(root, against.ref);
  if (!other || !head) throw new UsageError(translate('There is no commit {ref} here.', { ref: against.ref }));
  const commit = mergeBase(root, head, other);
  return { commit, name: named(translate('the last commit in common with {ref}', { ref: against.ref }), commit) };
}

/** The files to judge: those of the index for `--staged`; undefined for those on disk. */
export function stagedStore(against: Against | undefined, cwd: string): Store | undefined {
  if (against?.option !== '--staged') return undefined;
  return stateOfIndex(workTree(cwd, against.option));
}

/** Judges the state before: the same paths, with the configuration that it had. */
export async function judgedBefore(
  against: Against,
  options: CommonOptions,
  world: World,
  analyzer: Analyzer,
  base: string,
): Promise<Before> {
  const root = workTree(base, against.option);
  const { commit, name } = commitBefore(root, against);
  const stateBefore = against.option === '--staged' ? stateBeforeIndex : stateBeforeWorkTree;
  const store = commit === undefined ? new GitStore(root, new Map()) : stateBefore(root, commit);
  try {
    const { analysis } = await load(options, world, {
      analyzer,
      reader: new FileReader(store),
      withTenant: true,
      base,
    });
    return { name, findings: analysis.tenants.flatMap(({ findings }) => findings), source: analysis.source };
  } catch (error) {
    // The tenant or the configuration that is asked for was not there: everything is new.
    if (error instanceof UsageError) return { name, findings: [], source: () => undefined };
    throw error;
  }
}
