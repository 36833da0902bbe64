import type { Source } from '../text/index.ts';
import { type LeftVariables, leftVariables } from './powershell/index.ts';

const LEFT = new WeakMap<Source, LeftVariables>();

/** The scripts among texts that are read together, by their file names: a text may dot-source another one. */
export class Scripts {
  readonly #byName = new Map<string, Source | undefined>();

  constructor(sources: Iterable<Source>) {
    for (const source of sources) {
      const name = fileName(source.path);
      if (name.endsWith('.ps1')) this.#byName.set(name, this.#byName.has(name) ? undefined : source);
    }
  }

  /** The one script of this file name (lower case); of several nobody knows which is meant. */
  named(name: string): Source | undefined {
    return this.#byName.get(name);
  }

  /** What the script of a file name leaves in the scope that dot-sources it. */
  left(name: string): LeftVariables | undefined {
    const source = this.named(name);
    if (!source) return undefined;
    const left = LEFT.get(source) ?? leftVariables(source.text);
    LEFT.set(source, left);
    return left;
  }
}

const fileName = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
