import { watch as watchFolder } from 'node:fs';
import path from 'node:path';
import type { World } from './command.ts';
import type { CommonOptions } from './options.ts';

const REST_MS = 100;

/** Runs `again` after every change below the given paths, until the process is stopped; `changed` is told each file. */
export function watch(
  options: CommonOptions,
  world: World,
  changed: (file: string) => void,
  again: () => Promise<void>,
): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(again).catch((error: unknown) => world.err(`${String(error)}\n`));
    }, REST_MS);
  };
  const watchers = options.paths.map((given) => {
    const root = path.resolve(world.cwd, given);
    return watchFolder(root, { recursive: true }, (_, name) => {
      changed(name === null ? root : path.join(root, name));
      later();
    });
  });
  return new Promise((resolve) => {
    process.once('SIGINT', () => {
      for (const watcher of watchers) watcher.close();
      resolve(0);
    });
  });
}
