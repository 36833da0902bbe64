import { createHash } from 'node:crypto';
import type { Source } from '../../text/index.ts';
import type { FileProblem } from './store.ts';

/** What reading a file resulted in; undefined for a text that cannot say anything about forwarding. */
export type Read = Source | FileProblem | undefined;

/** An object of Git, by its name, and what reading it resulted in. */
interface Known {
  readonly object: string;
  readonly read: Read;
}

/** Results of reading files, with the names of their objects in Git. Two commits share most objects, so that each is read once. */
export class KnownTexts {
  readonly #known = new Map<string, Known>();

  /** The result of a file whose object was read before, in another commit; undefined when it was not. */
  get(file: string, name: string, object: string): { readonly read: Read } | undefined {
    const known = this.#known.get(file);
    if (known?.object !== object) return undefined;
    const { read } = known;
    return read === undefined || read.path === name ? known : { read: { ...read, path: name } };
  }

  set(file: string, object: string, read: Read): void {
    this.#known.set(file, { object, read });
  }

  /** The name of the object that Git makes of a file; undefined for a file whose bytes are not those of its text in UTF-8. */
  objectOf(source: Source | FileProblem): string | undefined {
    if (!('text' in source) || source.encoding !== 'utf8') return undefined;
    const bytes = Buffer.from(source.text);
    return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  }
}
