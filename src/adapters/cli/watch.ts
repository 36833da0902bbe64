import { watch as watchFolder } from 'node:fs';
import path from 'node:path';
import type { World } from './command.ts';
import type { CommonOptions } from './options.ts';

const REST_MS = 100;

/** Runs `again` after every change below the given paths, until the process is stopped. */
export function watch(options: CommonOptions, world: World, again: () => Promise<void>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(again).catch((error: unknown) => world.err(`${String(error)}\n`));
    }, REST_MS);
  };
  const watchers = options.paths.map((given) =>
    watchFolder(path.resolve(world.cwd, given), { recursive: true }, later),
  );
  return new Promise((resolve) => {
    process.once('SIGINT', () => {
      for (const watcher of watchers) watcher.close();
      resolve(0);
    });
  });
}
