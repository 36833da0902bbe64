import { PassThrough } from 'node:stream';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { translate, type UserLanguage } from '../../messages/index.ts';
import type { Disk } from './disk.ts';
import { Frames } from './frames.ts';
import { Server } from './server.ts';

/** What a language server runs in. */
export interface Environment {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly disk: Disk;
  readonly version: string;
  /** The language that the command line asks for; else that of the client. */
  readonly language: UserLanguage | undefined;
  /** Tells whoever started the server, as the client cannot be told. */
  complain(sentence: string): void;
}

/** How often is looked whether the client is still there, in milliseconds: one that was killed says nothing. */
const ALIVE = 5000;

/**
 * Serves one client until it is gone, or sends what is in no frame of the protocol; reads only. The exit code is 0 after an orderly
 * shutdown.
 */
export function serve({ input, output, complain, ...environment }: Environment): Promise<number> {
  return new Promise((resolve) => {
    let server: Server | undefined;
    const end = (code: number): void => {
      server?.dispose();
      resolve(code);
    };
    const watchDog = {
      shutdownReceived: false,
      exit: end,
      initialize({ processId }: { readonly processId: number | null }): void {
        if (processId !== null) setInterval(() => isAlive(processId) || gone(), ALIVE).unref();
      },
    };
    const gone = (): void => end(watchDog.shutdownReceived ? 0 : 1);
    input.on('end', gone).on('close', gone);
    const frames = new Frames();
    // The reader of messages gets nothing else, as it would wait for the rest of it for ever.
    const framed = new PassThrough();
    input.on('data', (piece: Uint8Array) => {
      if (framed.writableEnded) return;
      if (frames.areWhole(piece)) {
        framed.write(piece);
        return;
      }
      framed.end();
      complain(
        translate(
          'What came on standard input is no message of the Language Server Protocol, so the server has ended.',
        ),
      );
      end(1);
    });
    const connection: Connection = createConnection(
      (logger) => createProtocolConnection(new StreamMessageReader(framed), new StreamMessageWriter(output), logger),
      watchDog,
      ProposedFeatures.all,
    );
    connection.onInitialize((params) => {
      server = new Server(connection, environment, params);
      return {
        capabilities: server.capabilities(),
        serverInfo: { name: 'Mailflow Lint', version: environment.version },
      };
    });
    connection.listen();
  });
}

/** Whether a process is there; signal 0 only asks. */
function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
