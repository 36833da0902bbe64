import { createHash } from 'node:crypto';
import { kindOfPath } from '../../analyze.ts';
import type { Source } from '../../text/index.ts';
import type { FileProblem } from './store.ts';

/** What a file gave; undefined for a text that cannot say anything about forwarding. */
export type Read = Source | FileProblem | undefined;

/** Stands for a text that cannot say anything about forwarding, where undefined means that it was not read. */
const SAYS_NOTHING = Symbol('says nothing');

/** What texts gave, by the names of their objects in Git: two states have most of them in common. */
export class KnownTexts {
  /** By what a name says about a text, as most names say the same. */
  readonly #known = new Map<string, Map<string, Source | FileProblem | typeof SAYS_NOTHING>>();

  /** Whether a text of this object, as a file of this name, was read. */
  has(object: string, name: string): boolean {
    return this.#known.get(kindOfPath(name))?.has(object) ?? false;
  }

  /** What it gave; undefined where it was not read. */
  get(object: string, name: string): { readonly read: Read } | undefined {
    const known = this.#known.get(kindOfPath(name))?.get(object);
    return known && { read: known === SAYS_NOTHING ? undefined : { ...known, path: name } };
  }

  set(object: string, name: string, read: Read): void {
    const kind = kindOfPath(name);
    const known = this.#known.get(kind) ?? new Map<string, Source | FileProblem | typeof SAYS_NOTHING>();
    this.#known.set(kind, known.set(object, read ?? SAYS_NOTHING));
  }

  /** The name that Git gives to the text of a file; undefined for one that is not stored letter for letter. */
  objectOf(source: Source | FileProblem): string | undefined {
    if (!('text' in source) || source.encoding !== 'utf8') return undefined;
    const bytes = Buffer.from(source.text);
    return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  }
}
