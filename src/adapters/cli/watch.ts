import { watch as watchFolder } from 'node:fs';
import path from 'node:path';
import { say, type World } from './command.ts';

const REST_MS = 100;

/** Files that no run reads: Git's own, and drafts of files that are being written. */
const UNREAD = /(?:^|[\\/])\.git(?:[\\/]|$)|\.mailflow-lint$/;

/**
 * Runs `again` after every change below the given folders, until the process is stopped; `changed` is told each file. Changes of
 * the files in `written`, which the runs write themselves, count for nothing.
 */
export function watch(
  folders: readonly string[],
  written: readonly string[],
  world: World,
  changed: (file: string) => void,
  again: () => Promise<void>,
): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(again).catch((error: unknown) => say(world, String(error)));
    }, REST_MS);
  };
  const own = new Set(written);
  const watchers = folders.map((folder) =>
    watchFolder(folder, { recursive: true }, (_, name) => {
      const file = name === null ? folder : path.join(folder, name);
      if (own.has(file) || UNREAD.test(name ?? '')) return;
      changed(file);
      later();
    }),
  );
  return new Promise((resolve) => {
    process.once('SIGINT', () => {
      for (const watcher of watchers) watcher.close();
      resolve(0);
    });
  });
}
