/** What is done with what was found in a text, once it is judged. */
export type Afterwards = 'fixes' | 'reports';

/** What is done with a text, see `works.ts`. */
export type Work =
  | 'judging'
  | 'growing values'
  | 'configuration'
  | 'policy tests'
  | 'invariants'
  | 'ledger'
  | 'exceptions'
  | 'verdict'
  | 'changes'
  | 'matrix'
  | 'comparison'
  | 'bounce'
  | 'bundle'
  | 'baseline'
  | 'own baseline'
  | 'members'
  | 'a commit that changes all'
  | 'a commit that changes one';

/** Makes texts of any size; `file` says in which language they are read. */
export interface Generator {
  readonly name: string;
  readonly file: string;
  readonly work: Work;
  /** Measured on their own behind `judging`. */
  readonly afterwards?: readonly Afterwards[];
  /** A text of about so many characters. `FILE_END` stands between the texts of several files. */
  text(size: number): string;
}

export const afterwardsName = (one: Afterwards, name: string): string => `${one}, ${name}`;

/** The names of all that is done with the texts of a generator. */
export const namesOf = ({ name, afterwards = [] }: Generator): readonly string[] => [
  name,
  ...afterwards.map((one) => afterwardsName(one, name)),
];

/** Stands between two files of a text. */
export const FILE_END = '\f';

export interface Around {
  readonly work?: Work;
  readonly head?: string;
  readonly tail?: string;
}

/** The same piece again and again, between a head and a tail. `piece` gets a number, so that each can be another. */
export function repeated(
  name: string,
  file: string,
  piece: (at: number) => string,
  { work = 'judging', head = '', tail = '' }: Around = {},
): Generator {
  return {
    name,
    file,
    work,
    text(size) {
      const pieces = [head];
      let length = head.length + tail.length;
      for (let at = 0; length < size; at++) {
        const next = piece(at);
        pieces.push(next);
        length += next.length;
      }
      pieces.push(tail);
      return pieces.join('');
    },
  };
}

/** One thing inside the other: `open` again and again, then `close` as often. */
export function nested(name: string, file: string, open: string, close: string, around: Around = {}): Generator {
  const { head = '', tail = '' } = around;
  return {
    name,
    file,
    work: around.work ?? 'judging',
    text(size) {
      const depth = Math.ceil((size - head.length - tail.length) / (open.length + close.length));
      return head + open.repeat(depth) + close.repeat(depth) + tail;
    },
  };
}
