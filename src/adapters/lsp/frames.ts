import { MOST_BYTES } from '../../text/index.ts';

const HEAD_END = '\r\n\r\n';

/** Characters of a head: a length and a type of content need no more. */
const LONGEST_HEAD = 4096;

/** Bytes of a message: a text of the size that is read, with each byte written as an escape of JSON, and something around it. */
const LARGEST_BODY = 8 * MOST_BYTES;

const LENGTH = /^content-length:[ \t]*(\d{1,15})[ \t]*$/i;

/** The length that the head of a message names; undefined for what is no head of one. */
function lengthIn(head: string): number | undefined {
  const lines = head.split('\r\n');
  const lengths = lines.flatMap((line) => LENGTH.exec(line)?.[1] ?? []);
  const length = Number(lengths[0]);
  return lengths.length === 1 && length <= LARGEST_BODY && lines.every((line) => line.includes(':'))
    ? length
    : undefined;
}

/**
 * Follows the frames around the messages of a stream: a head with the length, an empty line, and as many bytes. Where a head is wrong,
 * nobody can tell any longer where the next message starts.
 */
export class Frames {
  #head = '';
  #bytesLeft = 0;

  /** Whether everything up to the end of the next piece is in frames. */
  areWhole(piece: Uint8Array): boolean {
    for (let at = 0; at < piece.length; ) {
      if (this.#bytesLeft > 0) {
        const taken = Math.min(this.#bytesLeft, piece.length - at);
        this.#bytesLeft -= taken;
        at += taken;
        continue;
      }
      const before = this.#head.length;
      this.#head += Buffer.from(piece.subarray(at, at + LONGEST_HEAD)).toString('latin1');
      const end = this.#head.indexOf(HEAD_END);
      if (end < 0) return this.#head.length <= LONGEST_HEAD;
      const length = lengthIn(this.#head.slice(0, end));
      if (length === undefined) return false;
      at += end + HEAD_END.length - before;
      this.#head = '';
      this.#bytesLeft = length;
    }
    return true;
  }
}
