/// <reference lib="dom" />
import packed from 'playground:packed';
import type { FromEngine, ToEngine } from '../messages.ts';
import { Engine } from './engine.ts';

/** What the engine talks through: the scope of a worker, or one end of a channel in the page itself. */
type Scope = Pick<MessagePort, 'postMessage'> & { onmessage: ((event: MessageEvent<ToEngine>) => void) | null };

/** Starts the engine; the build hands in the scope. */
export function start(scope: Scope): Engine {
  return new Engine(packed, {
    send: (message: FromEngine) => scope.postMessage(message),
    listen: (take) => {
      scope.onmessage = ({ data }) => take(data);
    },
  });
}
