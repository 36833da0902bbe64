import type { FileProblem } from '../../text/index.ts';
import type { FolderEntry, Found, Store } from './store.ts';
import { isWithin } from './walk.ts';

/** Whether a path, without its links, lies in one of the folders (which have none). What is not there lies nowhere. */
export function liesIn(store: Pick<Store, 'realPath'>, file: string, roots: readonly string[]): boolean {
  try {
    const real = store.realPath(file);
    return roots.some((root) => isWithin(real, root));
  } catch {
    return false;
  }
}

/** A store that shows the files in some folders of another one; for everything else it says that there is no such file. */
export function rootedStore(store: Store, roots: readonly string[]): Store {
  const isSeen = (file: string): boolean => liesIn(store, file, roots);
  const missing = (name: string): FileProblem => ({ path: name, id: 'no-such-file', args: {} });
  return {
    kindOf: (file) => (isSeen(file) ? store.kindOf(file) : undefined),
    entriesOf: (folder): readonly FolderEntry[] => (isSeen(folder) ? store.entriesOf(folder) : []),
    realPath: (file) => store.realPath(file),
    maySpeakFor: (file, folder) => isSeen(file) && store.maySpeakFor(file, folder),
    source: (file, name) => (isSeen(file) ? store.source(file, name) : missing(name)),
    readAll(files, take) {
      const seen: Found[] = [];
      for (const one of files) {
        if (isSeen(one.file)) seen.push(one);
        else take(one, missing(one.name));
      }
      return store.readAll(seen, take);
    },
  };
}
