import path from 'node:path';
import { Analyzer } from '../../analyze.ts';
import { translate } from '../../messages/index.ts';
import type { World } from './command.ts';
import { disk } from './disk.ts';
import { FileReader } from './files.ts';
import { commitOf } from './git.ts';
import { Commits } from './git-store.ts';
import { KnownTexts } from './known-texts.ts';
import { type CommonOptions, UsageError } from './options.ts';
import type { Store } from './store.ts';
import { repositoryRoot, shown } from './walk.ts';
import { load, type Workspace } from './workspace.ts';

/** One side of a comparison: the files of a commit, or files and folders on disk. */
export interface State {
  /** As a reader knows it: `main (1a2b3c4)`, `exports/2026-11.json`. */
  readonly name: string;
  /** The whole name of the commit. */
  readonly commit?: string;
  /** The file or folder on disk, other than the working folder. */
  readonly path?: string;
  readonly workspace: Workspace;
}

/** What a word of the command line means: a path in some state of files. */
interface Meant extends Omit<State, 'workspace'> {
  readonly store: Store;
  /** Absolute; undefined for the working folder of a commit that does not have it: nothing is there. */
  readonly file: string | undefined;
}

/**
 * Reads the two sides of a comparison, each with its own configuration. `given` is a path, a name that Git has for a commit, or
 * `COMMIT:PATH` with a path from the root of the repository, or from the working folder where it starts with `./`. A name that could be
 * both is a usage error: whoever writes files must not choose what is compared. `limited` leaves out of a store what must not be read.
 */
export async function loadStates(
  given: readonly [string, string],
  options: CommonOptions,
  world: World,
  limited: (store: Store) => Store = (store) => store,
): Promise<readonly [State, State]> {
  const texts = new KnownTexts();
  const stores = { files: limited(disk), commits: new Commits(), limited };
  const [base, head] = given.map((one) => meaningOf(one, world.cwd, stores)) as [Meant, Meant];
  const analyzer = new Analyzer(world.knowledge, []);
  // What is not there yet is no mistake: everything that comes is new.
  const before = () => stateOf(base, { ...options, allowEmpty: true }, world, { analyzer, texts });
  const after = () => stateOf(head, options, world, { analyzer, texts });
  // What stands on disk is read first, so that only what a commit has otherwise is fetched from Git.
  if (head.store !== stores.files) return [await before(), await after()];
  const second = await after();
  return [await before(), second];
}

interface Tools {
  readonly analyzer: Analyzer;
  readonly texts: KnownTexts;
}

async function stateOf(
  { store, file, ...named }: Meant,
  options: CommonOptions,
  world: World,
  { analyzer, texts }: Tools,
): Promise<State> {
  const paths = file === undefined ? [] : [file];
  const read = (alone: boolean): Promise<Workspace> =>
    load({ ...options, paths }, world, { analyzer, reader: new FileReader(store, texts), alone });
  const workspace = await read(false);
  // An export outside of every configured tenant is a state of its own.
  const isJudged = workspace.analysis.tenants.some(({ readings }) => readings.length > 0);
  return { ...named, workspace: isJudged || workspace.outside === 0 ? workspace : await read(true) };
}

/** The files on disk, and what states of the history are seen through. */
interface Stores {
  readonly files: Store;
  readonly commits: Commits;
  limited(store: Store): Store;
}

function meaningOf(given: string, cwd: string, stores: Stores): Meant {
  const { files } = stores;
  const file = path.resolve(cwd, given);
  const isPath = files.kindOf(file) !== undefined;
  const committed = isPlainPath(given) ? undefined : inCommit(given, cwd, stores);
  if (isPath && committed)
    throw new UsageError(
      translate(
        '{name} is a file or folder, and a commit as well. Write ./{name} for the path, or refs/heads/{name} for the branch.',
        {
          name: given,
        },
      ),
    );
  if (committed) return committed;
  if (isPath) {
    const name = shown(file, cwd);
    return name === '.'
      ? { name: translate('the working folder'), store: files, file }
      : { name, path: name, store: files, file };
  }
  throw new UsageError(translate('There is no file, folder or commit {name} here.', { name: given }));
}

/** Words that no commit has as a name. */
const isPlainPath = (given: string): boolean => /^(?:\.{1,2}(?:[\\/]|$)|[\\/])/.test(given) || path.isAbsolute(given);

/** The working folder in a commit, or a path below the root of the repository; undefined when Git knows no such commit. */
function inCommit(given: string, cwd: string, { files, commits, limited }: Stores): Meant | undefined {
  const root = repositoryRoot(files, cwd);
  if (root === undefined) return undefined;
  const colon = given.indexOf(':');
  const [ref, below] = colon < 0 ? [given] : [given.slice(0, colon), given.slice(colon + 1)];
  const commit = ref === '' ? undefined : commitOf(root, ref);
  if (commit === undefined) return undefined;
  const store = limited(commits.state(root, commit));
  const file = below === undefined ? cwd : path.resolve(/^\.\.?(?:\/|$)/.test(below) ? cwd : root, below);
  const isThere = store.kindOf(file) !== undefined;
  if (!isThere && below !== undefined)
    throw new UsageError(translate('There is no file or folder {path} in commit {ref}.', { path: below, ref }));
  return { name: `${given} (${commit.slice(0, 7)})`, commit, store, file: isThere ? file : undefined };
}
