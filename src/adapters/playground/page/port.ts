/// <reference lib="dom" />
import type { FromEngine, Port, ToEngine } from '../messages.ts';

/** The engine, a script of its own in the page: runs where it is given a scope to talk through. */
declare const mailflowEngine: (scope: unknown) => void;

/** What a worker and one end of a channel have in common. */
type Line = Pick<Worker, 'postMessage'> & { onmessage: ((event: MessageEvent<FromEngine>) => void) | null };

/**
 * Starts the engine in a second thread, whose script the page holds already. Where the browser starts none, `isSlow` is called and the
 * engine runs in the page itself, which may then stand still for a moment.
 */
export function startEngine(isSlow: () => void): Port<FromEngine, ToEngine> {
  const listeners: ((message: FromEngine) => void)[] = [];
  /** Sent before the worker has answered: whoever takes its place hears it again. */
  let unanswered: ToEngine[] | undefined = [];
  let line: Line;
  const open = (next: Line): void => {
    line = next;
    line.onmessage = ({ data }) => {
      unanswered = undefined;
      for (const listener of listeners) listener(data);
    };
  };
  const openInPage = (): void => {
    const { port1, port2 } = new MessageChannel();
    mailflowEngine(port2);
    open(port1);
    isSlow();
    for (const message of unanswered ?? []) line.postMessage(message);
  };
  try {
    const script = new Blob([`(${mailflowEngine})(self)`], { type: 'text/javascript' });
    const worker = new Worker(URL.createObjectURL(script));
    worker.onerror = () => {
      if (unanswered) openInPage();
    };
    open(worker);
  } catch {
    openInPage();
  }
  return {
    send(message) {
      unanswered?.push(message);
      line.postMessage(message);
    },
    listen: (take) => listeners.push(take),
  };
}
