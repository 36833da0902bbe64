import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { UserLanguage } from '../../messages/index.ts';
import type { Disk } from './disk.ts';
import { Server } from './server.ts';

/** What a language server runs in. */
export interface Environment {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly disk: Disk;
  readonly version: string;
  /** The language that the command line asks for; else that of the client. */
  readonly language: UserLanguage | undefined;
}

/** How often is looked whether the client is still there, in milliseconds: one that was killed says nothing. */
const ALIVE = 5000;

/** Serves one client until it is gone; reads only. The exit code is 0 after an orderly shutdown. */
export function serve({ input, output, ...environment }: Environment): Promise<number> {
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
    output.on('error', gone);
    const connection: Connection = createConnection(
      (logger) => createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output), logger),
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
