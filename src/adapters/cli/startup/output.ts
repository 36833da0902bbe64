import { fstatSync, writeSync } from 'node:fs';

const STREAMS = { stdout: 1, stderr: 2 } as const;
const RETRY_MS = 5;

function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Standard output or standard error took nothing more, and not because its reader has gone away. The message is a code. */
export class OutputError extends Error {}

/** Writes all of a text to a file or pipe, waiting for a reader that is slow. A reader that has gone away needs no more. */
export function writeWhole(fd: number, text: string): void {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw new OutputError(code ?? String(error));
      wait(RETRY_MS);
    }
  }
}

/** Whether a stream is a file or a pipe that can be written without Node's streams, which take long to load. */
function isPlain(fd: number): boolean {
  if (process.platform === 'win32') return false;
  try {
    const stat = fstatSync(fd);
    return stat.isFile() || stat.isFIFO() || stat.isSocket();
  } catch {
    return false;
  }
}

export interface Output {
  /** A person looks at it. */
  readonly terminal: boolean;
  /** Its columns, where it has any. */
  readonly columns?: number | undefined;
  /** What `write` was given has left this process when it returns. */
  readonly immediate: boolean;
  write(text: string): void;
}

/** A standard stream of this process. A reader that goes away is no mistake; what fails later than `write` is told to `failed`. */
export function standardStream(name: keyof typeof STREAMS, failed: (error: OutputError) => void): Output {
  const fd = STREAMS[name];
  if (isPlain(fd)) return { terminal: false, immediate: true, write: (text) => writeWhole(fd, text) };
  const stream = process[name];
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    failed(new OutputError(error.code ?? String(error)));
  });
  return {
    terminal: stream.isTTY === true,
    columns: stream.columns,
    immediate: false,
    write: (text) => stream.write(text),
  };
}
