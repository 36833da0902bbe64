const encoder = new TextEncoder();

/** Zeros behind the end of a text, so that looking a few characters ahead needs no check. */
const ZEROS = 64;
/** Units of an array that is kept for the next text. */
const MOST_KEPT = 2 ** 21;
/** Texts are converted in pieces of this length, which fit into the fastest memory. */
const PIECE = 2 ** 14;

const bytes = new Uint8Array(PIECE);
let kept = new Uint16Array(0);

/**
 * The code units of a text, with zeros behind them. With `charCodeAt` in their place parsing takes a third longer
 * (`npm run bench -- powershell`). The array is valid until the next call.
 */
export function sharedCodeUnits(text: string): Uint16Array {
  const size = text.length + ZEROS;
  if (size > MOST_KEPT) return codeUnits(text);
  if (kept.length < size) kept = new Uint16Array(Math.min(MOST_KEPT, Math.max(2 ** 16, 2 * size)));
  fill(kept, text);
  return kept;
}

/** The same in an array of its own. */
export function codeUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length + ZEROS);
  fill(units, text);
  return units;
}

function fill(units: Uint16Array, text: string): void {
  const { length } = text;
  for (let at = 0; at < length; at += PIECE) {
    const end = Math.min(at + PIECE, length);
    const { read, written } = encoder.encodeInto(text.slice(at, end), bytes);
    // As many bytes as characters: all are ASCII, and the encoder is much faster than a loop.
    if (read === end - at && written === read) units.set(read === PIECE ? bytes : bytes.subarray(0, read), at);
    else for (let i = at; i < end; i++) units[i] = text.charCodeAt(i);
  }
  units.fill(0, length, length + ZEROS);
}
