import { git, gitInPieces } from './git.ts';
import { MOST_BYTES } from './store.ts';

/** Stands for a content that is too large to be read. */
export const LARGE = Symbol('large');

/** The content of an object; undefined for one that is not there. It is to be used at once. */
export type Content = Buffer | typeof LARGE | undefined;

export type TakeContent = (object: string, content: Content) => void;

const LINE_END = 10;
const BLANK = 32;

const asked = (names: readonly string[]): string => [...names, ''].join('\n');

/**
 * What `cat-file --batch` prints for objects, in the order in which they are asked for: a line `OBJECT TYPE SIZE` and the content of
 * each. From one that is too large on nothing is taken.
 */
class Printed {
  readonly #objects: readonly string[];
  readonly #take: TakeContent;
  /** How many were taken. */
  count = 0;
  #isLarge = false;
  #pieces: Buffer[] = [];
  #length = 0;
  /** Bytes without which nothing more can be taken. */
  #needed = 1;

  constructor(objects: readonly string[], take: TakeContent) {
    this.#objects = objects;
    this.#take = take;
  }

  /** Takes what has come as a whole; whether more is wanted. */
  add(piece: Buffer): boolean {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (this.#length < this.#needed) return true;
    const all = this.#pieces.length === 1 ? piece : Buffer.concat(this.#pieces);
    const rest = all.subarray(this.#takeFrom(all));
    this.#pieces = [rest];
    this.#length = rest.length;
    return !this.#isLarge;
  }

  /** Where the contents end that are there as a whole. */
  #takeFrom(all: Buffer): number {
    for (let at = 0; ; ) {
      const lineEnd = all.indexOf(LINE_END, at);
      this.#needed = all.length - at + 1;
      if (lineEnd < 0) return at;
      // NaN for an object that is `missing`.
      const size = Number(all.toString('latin1', all.lastIndexOf(BLANK, lineEnd) + 1, lineEnd));
      this.#isLarge = size > MOST_BYTES;
      if (this.#isLarge) return at;
      const start = lineEnd + 1;
      const end = size >= 0 ? start + size + 1 : start;
      this.#needed = end - at;
      if (end > all.length) return at;
      this.#take(this.#objects[this.count++] ?? '', size >= 0 ? all.subarray(start, end - 1) : undefined);
      at = end;
    }
  }
}

/** Reads objects until one is too large; those that are left. */
async function readSmall(root: string, objects: readonly string[], take: TakeContent): Promise<readonly string[]> {
  if (objects.length === 0) return [];
  const printed = new Printed(objects, take);
  await gitInPieces(root, ['cat-file', '--buffer', '--batch'], asked(objects), (piece) => printed.add(piece));
  return objects.slice(printed.count);
}

/** Names of the objects that are not too large; the others are taken. */
function smallOf(root: string, objects: readonly string[], take: TakeContent): readonly string[] {
  if (objects.length === 0) return [];
  const lines = git(root, ['cat-file', '--buffer', '--batch-check'], asked(objects)).toString().split('\n');
  return objects.filter((object, at) => {
    const isLarge = Number(lines[at]?.split(' ').at(-1)) > MOST_BYTES;
    if (isLarge) take(object, LARGE);
    return !isLarge;
  });
}

/**
 * Reads objects, each named once, and hands on the content of each as it comes. Sizes are asked for only where one of them is too
 * large: most repositories have none, and it takes as long as listing the files.
 */
export async function readObjects(root: string, objects: readonly string[], take: TakeContent): Promise<void> {
  const left = await readSmall(root, objects, take);
  await readSmall(root, smallOf(root, left, take), take);
}

/** The contents of a few objects by their names. */
export function contentsOf(root: string, objects: readonly string[]): ReadonlyMap<string, Content> {
  const contents = new Map<string, Content>();
  const take: TakeContent = (object, content) => contents.set(object, content);
  const small = smallOf(root, objects, take);
  if (small.length > 0) new Printed(small, take).add(git(root, ['cat-file', '--buffer', '--batch'], asked(small)));
  return contents;
}
