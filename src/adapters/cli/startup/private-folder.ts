import { lstatSync, mkdirSync, realpathSync, type Stats } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Bits of a mode that let others than the owner write. */
const OTHERS_WRITE = 0o022;
/** Bits of a mode that let others than the owner do anything. */
const OTHERS = 0o077;

/** Whether something belongs to the user of this process. Windows tells no owner: there the folder's place decides. */
function isOwn(stats: Stats): boolean {
  return process.getuid === undefined || stats.uid === process.getuid();
}

/** Whether something belongs to the user of this process alone, and others can do nothing with it. */
export function isPrivate(stats: Stats): boolean {
  return process.getuid === undefined || (isOwn(stats) && (stats.mode & OTHERS) === 0);
}

/** Where programs of the user keep what can be made again, by the conventions of the system. */
function cacheHome(env: Environment): string | undefined {
  if (process.platform === 'win32') return env.LOCALAPPDATA;
  const { XDG_CACHE_HOME: stated } = env;
  return stated && path.isAbsolute(stated) ? stated : path.join(homedir(), '.cache');
}

/** Whether only the user and the administrator can put something else in the place of a folder on the way to `folder`. */
function isGuarded(folder: string): boolean {
  if (process.getuid === undefined) return true;
  const stats = lstatSync(folder);
  const isSafe = (isOwn(stats) || stats.uid === 0) && (stats.mode & OTHERS_WRITE) === 0;
  const above = path.dirname(folder);
  return isSafe && (above === folder || isGuarded(above));
}

const isBelow = (folder: string, other: string): boolean => `${folder}${path.sep}`.startsWith(`${other}${path.sep}`);

/**
 * The folder in which this program keeps what it can make again, made when it is missing: `mailflow-lint` in the user's
 * cache folder, which belongs to the user, is no link and is open to nobody else (0700), below folders that nobody else
 * can write. Undefined where there is no such folder, and never one below the temporary folder.
 */
export function privateFolder(env: Environment): string | undefined {
  try {
    const home = cacheHome(env);
    if (!home) return undefined;
    mkdirSync(home, { recursive: true, mode: 0o700 });
    const real = realpathSync(home);
    if (isBelow(real, realpathSync(tmpdir())) || !isGuarded(real)) return undefined;
    const folder = path.join(real, 'mailflow-lint');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stats = lstatSync(folder);
    return stats.isDirectory() && isPrivate(stats) ? folder : undefined;
  } catch {
    return undefined;
  }
}
