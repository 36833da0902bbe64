import path from 'node:path';
import { mayMatter } from '../../analyze.ts';
import { globMatcher, isGlob, type Source } from '../../text/index.ts';
import type { KnownTexts, Read } from './known-texts.ts';
import type { FileProblem, Found, Store } from './store.ts';
import { isReadableKind, isWithin, leadsOutside, shown, tooManyPatterns, type WalkListener, walk } from './walk.ts';

/** A folder to read; `isDeep` includes what lies below it. */
export interface Root {
  readonly folder: string;
  readonly isDeep: boolean;
}

/** What to read. Paths are absolute; names come out relative to `base`. */
export interface Request {
  /** Files and folders that were asked for: they are read whatever leaves them out, and missed when they are not there. */
  readonly named: readonly string[];
  /** Folders that are read with them. */
  readonly around: readonly Root[];
  readonly base: string;
  /** Decides about files found in folders, by their name. */
  isWanted(name: string): boolean;
  /** Whether a shape of the configuration describes a file: it matters whatever its words are. */
  isMapped?(name: string): boolean;
}

export interface Files {
  readonly sources: readonly Source[];
  readonly problems: readonly FileProblem[];
  /** What was passed over on purpose and may hold settings. */
  readonly unread: readonly FileProblem[];
  /** Names of the files that were opened and read, those that cannot say anything about forwarding included. */
  readonly read: ReadonlySet<string>;
}

const UNTOLD: WalkListener = { failed: () => {}, leadsOutside: () => {} };

/**
 * The paths that stand for the given ones: shells of Windows leave it to the program to look for `*.ps1`. A path that is there
 * means itself, and so does one that nothing matches.
 */
export function expanded(store: Store, given: readonly string[], cwd: string): string[] {
  return given.flatMap((written) => {
    const file = path.resolve(cwd, written);
    if (!isGlob(written) || store.kindOf(file) !== undefined) return [file];
    const parts = path.resolve(cwd, written).split(path.sep);
    const fixed = parts.slice(0, parts.findIndex(isGlob)).join(path.sep) || path.sep;
    const matches = globMatcher(parts.join('/'));
    const found = [...walk(store, { file: fixed, name: '.' }, true, UNTOLD)].map((one) => one.file);
    const matching = found.filter((one) => matches(one.split(path.sep).join('/')));
    return matching.length > 0 ? matching : [file];
  });
}

/** Reads files, each once: what changed on disk since is told with `forget`. */
export class FileReader {
  readonly store: Store;
  readonly #known = new Map<string, Read>();
  readonly #texts: KnownTexts | undefined;

  /** `texts` are shared by readers of several states. */
  constructor(store: Store, texts?: KnownTexts) {
    this.store = store;
    this.#texts = texts;
  }

  /** Opens a file again the next time; everything when the file is not one that was read. */
  forget(file: string): void {
    if (!this.#known.delete(file)) this.#known.clear();
  }

  /** Everything that a request asks for. What cannot be read is a problem, and the rest is still read. */
  async read(request: Request): Promise<Files> {
    const problems: FileProblem[] = [];
    const unread: FileProblem[] = [];
    const found = this.#found(request, problems, unread);
    await this.#readAll(found, request.isMapped ?? (() => false));
    const sources: Source[] = [];
    const read = new Set<string>();
    for (const { file, name } of found) {
      const known = this.#known.get(file);
      if (known === undefined || 'text' in known) read.add(name);
      if (known === undefined) continue;
      if ('text' in known) sources.push(known);
      else problems.push(known);
    }
    // What is named is read, wherever it leads.
    return { sources, problems, unread: unread.filter((one) => !read.has(one.path)), read };
  }

  /** The files that a request asks for, each once. */
  #found({ named, around, base, isWanted }: Request, problems: FileProblem[], unread: FileProblem[]): readonly Found[] {
    const taken = new Map<string, Found>();
    const take = (found: Found): void => {
      if (!taken.has(found.name)) taken.set(found.name, found);
    };
    const listener: WalkListener = {
      failed: ({ name }, reason) => problems.push({ path: name, id: 'not-readable', args: { reason } }),
      leadsOutside: (link) => unread.push(leadsOutside(link)),
      tooManyPatterns: (file) => {
        const name = shown(file, base);
        if (!problems.some((one) => one.path === name)) problems.push(tooManyPatterns(name));
      },
    };
    const takeFolder = ({ folder, isDeep }: Root): void => {
      const start = { file: folder, name: shown(folder, base) };
      for (const found of walk(this.store, start, isDeep, listener)) if (isWanted(found.name)) take(found);
    };
    for (const root of around) takeFolder(root);
    for (const file of named) {
      const name = shown(file, base);
      if (this.store.kindOf(file) !== 'folder') {
        if (this.store.kindOf(file) === 'file' && !isReadableKind(file))
          problems.push({ path: name, id: /\.(?:cli)?xml$/i.test(file) ? 'xml-not-read' : 'kind-not-read', args: {} });
        else take({ file, name });
        continue;
      }
      const isRead = around.some(({ folder, isDeep }) => isDeep && isWithin(file, folder));
      if (!isRead) takeFolder({ folder: file, isDeep: true });
      const hasFile = [...taken.values()].some((one) => isWithin(one.file, file));
      const isReadable = !problems.some((problem) => problem.path === name);
      if (!hasFile && isReadable) problems.push({ path: name, id: 'nothing-to-read', args: {} });
    }
    return [...taken.values()];
  }

  /** Reads what is not known. */
  async #readAll(files: readonly Found[], isMapped: (name: string) => boolean): Promise<void> {
    const unknown = files.filter(({ file, name, object }) => {
      if (this.#known.has(file)) return false;
      const same = object !== undefined && !isMapped(name) ? this.#texts?.get(file, name, object) : undefined;
      if (same) this.#known.set(file, same.read);
      return !same;
    });
    await this.store.readAll(unknown, (found, read) =>
      this.#known.set(found.file, isMapped(found.name) ? read : this.#mattering(found, read)),
    );
  }

  #mattering({ file, object }: Found, source: Source | FileProblem): Read {
    const read = 'text' in source && !mayMatter(source) ? undefined : source;
    const own = object ?? this.#texts?.objectOf(source);
    if (own !== undefined) this.#texts?.set(file, own, read);
    return read;
  }
}
