import { createTwoFilesPatch } from 'diff';

/** A text before and after a change. */
export interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Changes as a unified diff that `git apply` takes. */
export function diffText(changes: readonly Change[]): string {
  return changes
    .map(({ path, before, after }) => createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', ''))
    .join('');
}
