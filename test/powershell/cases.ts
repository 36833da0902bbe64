import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../../src/text/index.ts';

/** A piece of the real parser's description; every piece of one list has its place. */
export interface Described {
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** A text and what the real parser (PowerShell 7.6.9, with DSC keywords known) says about it. */
export interface Case {
  readonly file: string;
  readonly text: string;
  /** Offset of the first error, null for a valid text. */
  readonly firstError: number | null;
  readonly commands: readonly Described[];
  readonly assignments: readonly Described[];
  readonly hashtables: readonly Described[];
  readonly keywords: readonly Described[];
  readonly comments: readonly (readonly [number, number])[];
}

/** The lists of a case that are compared. */
export const LISTS = ['commands', 'assignments', 'hashtables', 'keywords'] as const;

/** The cases of a folder beside this file; their descriptions lie in `FOLDER.jsonl`. */
export function cases(folder: 'cases' | 'cases-more'): Case[] {
  const lines = readFileSync(path.join(import.meta.dirname, `${folder}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => {
    const truth = JSON.parse(line);
    const bytes = readFileSync(path.join(import.meta.dirname, folder, truth.file));
    return { ...truth, text: decode(bytes).text };
  });
}
