import { createHash } from 'node:crypto';
import type { Source } from '../../text/index.ts';
import type { FileProblem } from './store.ts';

/** What a file gave; undefined for a text that cannot say anything about forwarding. */
export type Read = Source | FileProblem | undefined;

/** What the text of an object in Git gave. */
interface Known {
  readonly object: string;
  readonly read: Read;
}

/** What files gave, with the objects that they are in Git: two states have most of them in common. */
export class KnownTexts {
  readonly #known = new Map<string, Known>();

  /** What a file gave in another state where its text was the same; undefined where it was not read. */
  get(file: string, name: string, object: string): { readonly read: Read } | undefined {
    const known = this.#known.get(file);
    if (known?.object !== object) return undefined;
    const { read } = known;
    return read === undefined || read.path === name ? known : { read: { ...read, path: name } };
  }

  set(file: string, object: string, read: Read): void {
    this.#known.set(file, { object, read });
  }

  /** The name that Git gives to the text of a file; undefined for one that is not stored letter for letter. */
  objectOf(source: Source | FileProblem): string | undefined {
    if (!('text' in source) || source.encoding !== 'utf8') return undefined;
    const bytes = Buffer.from(source.text);
    return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  }
}
