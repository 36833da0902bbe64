import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Provenance } from '../../report/evidence-view.ts';
import { disk } from './disk.ts';
import { commitOf } from './git.ts';
import { filesOfCommit } from './git-store.ts';
import { repositoryRoot, shown } from './walk.ts';

/** A file that was judged: its absolute path and its bytes. */
interface Judged {
  readonly file: string;
  readonly bytes: Buffer;
}

/**
 * Which files were judged, with their hashes, and the commit they come from. `files` are absolute; they are named as `base` sees them.
 * The hash of all is that of the lines `HASH  NAME`, in order of the names, as `sha256sum` prints them.
 */
export function provenanceOf(files: readonly string[], base: string): Pick<Provenance, 'commit' | 'inputs'> {
  const judged = [...new Set(files)].map((file): Judged => ({ file, bytes: readFileSync(file) }));
  const hashed = judged
    .map(({ file, bytes }) => ({ file: shown(file, base), sha256: hashOf('sha256', bytes) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const lines = hashed.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join('');
  return { commit: commitWith(judged, base), inputs: { sha256: hashOf('sha256', Buffer.from(lines)), files: hashed } };
}

const hashOf = (algorithm: string, bytes: Uint8Array): string => createHash(algorithm).update(bytes).digest('hex');

/** The commit of a repository and the files that differ from it; null outside of one, and before its first commit. */
function commitWith(judged: readonly Judged[], base: string): Provenance['commit'] {
  const root = repositoryRoot(disk, base);
  const id = root === undefined ? undefined : commitOf(root, 'HEAD');
  if (root === undefined || id === undefined) return null;
  const files = filesOfCommit(root, id);
  const differing = judged.filter(({ file, bytes }) => {
    const object = files.get(path.relative(root, file).split(path.sep).join('/'));
    return object === undefined || object !== objectName(bytes, object.length);
  });
  const names = differing.map(({ file }) => shown(file, base)).sort();
  return { id, differing: names.map((file) => ({ file })) };
}

/** The name that Git gives a file; a repository names its objects by SHA-1 or, in 64 digits, by SHA-256. */
function objectName(bytes: Buffer, digits: number): string {
  const head = Buffer.from(`blob ${bytes.length}\0`);
  return hashOf(digits === 64 ? 'sha256' : 'sha1', Buffer.concat([head, bytes]));
}
