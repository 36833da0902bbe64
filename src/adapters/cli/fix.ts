import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Analysis, Analyzer } from '../../analyze.ts';
import type { Finding, Fix } from '../../lint/index.ts';
import { translate } from '../../messages/index.ts';
import { applyEdits, compatible, type Edit, encode, isGuessed, type Source } from '../../text/index.ts';
import { reasonOf } from './disk.ts';
import type { Workspace } from './workspace.ts';
import { type Draft, draft } from './write-file.ts';

/** One file before and after, and how many fixes lie between. */
export interface ChangedFile {
  readonly before: Source;
  readonly after: string;
  readonly fixes: number;
}

export interface Fixed {
  readonly changes: readonly ChangedFile[];
  /** Files with fixes that are not touched, as nobody knows their encoding for certain. */
  readonly guessed: readonly string[];
  /** How many fixes are left that undo each other. */
  readonly left: number;
}

/** Overlapping fixes are applied one after the other; more rounds than this would mean that some undo each other. */
const MOST_ROUNDS = 100;

const isSafe = (fix: Fix): boolean => fix.safety === 'safe' && !fix.snippet;

/** The edits of each finding's safe fix. */
function safeEdits(findings: readonly Finding[]): readonly (readonly Edit[])[] {
  return findings.flatMap((finding) => {
    const fix = finding.fixes.find(isSafe);
    return fix && fix.edits.length > 0 ? [fix.edits] : [];
  });
}

/**
 * Applies the safe fixes of what `select` gives until none is left, in memory. Fixes that overlap are applied one after the
 * other, each to the text as it is by then.
 */
export async function applySafeFixes(
  workspace: Workspace,
  analyzer: Analyzer,
  select: (analysis: Analysis) => readonly Finding[],
): Promise<Fixed> {
  const { config, asOf } = workspace;
  const first = new Map(workspace.analysis.readings.map(({ source }) => [source.path, source]));
  const now = new Map(first);
  const counts = new Map<string, number>();
  const guessed = new Set<string>();
  const isTouchable = ({ place }: Edit): boolean => {
    const source = first.get(place.source);
    if (source && isGuessed(source.encoding)) guessed.add(source.path);
    return source !== undefined && !isGuessed(source.encoding);
  };
  let { analysis } = workspace;
  let left = 0;
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const groups = safeEdits(select(analysis)).filter((edits) => edits.every(isTouchable));
    left = groups.length;
    if (left === 0 || round === MOST_ROUNDS) break;
    const edits = compatible(groups);
    const taken = new Set(edits);
    for (const group of groups)
      if (group.every((edit) => taken.has(edit)))
        for (const file of new Set(group.map((edit) => edit.place.source)))
          counts.set(file, (counts.get(file) ?? 0) + 1);
    for (const file of new Set(edits.map((edit) => edit.place.source))) {
      const source = now.get(file);
      const text = source && applyEdits(source.text, file, edits);
      if (source && text !== undefined) now.set(file, { ...source, text });
    }
    analysis = await analyzer.analyze(now.values(), config, { asOf });
  }
  const changes = [...first].flatMap(([file, before]): ChangedFile[] => {
    const after = now.get(file)?.text ?? before.text;
    return after === before.text ? [] : [{ before, after, fixes: counts.get(file) ?? 0 }];
  });
  return { changes, guessed: [...guessed], left };
}

/** What became of the files. Sentences; a file that is not in `written` is as it was. */
export interface Written {
  readonly written: readonly ChangedFile[];
  readonly refused: readonly string[];
}

/**
 * Writes the changed files, each in its own encoding. All are checked, and all new texts are on disk, before the first old one
 * is replaced: when one cannot be written, none is. A file that somebody else writes meanwhile is left as it is.
 */
export function writeChanges(changes: readonly ChangedFile[], base: string): Written {
  const drafts: { readonly change: ChangedFile; readonly draft: Draft }[] = [];
  const refused: string[] = [];
  for (const change of changes) {
    const made = draftOf(change, path.resolve(base, change.before.path));
    if (typeof made === 'string') refused.push(made);
    else drafts.push({ change, draft: made });
  }
  if (refused.length > 0) {
    for (const one of drafts) one.draft.discard();
    return { written: [], refused };
  }
  const written: ChangedFile[] = [];
  for (const { change, draft } of drafts) {
    const { path: file } = change.before;
    if (draft.isOutdated()) {
      draft.discard();
      refused.push(outdated(file));
      continue;
    }
    try {
      draft.commit();
      written.push(change);
    } catch (error) {
      refused.push(translate('{file} could not be written: {reason}.', { file, reason: reasonOf(error) }));
    }
  }
  return { written, refused };
}

const outdated = (file: string): string =>
  translate('{file} has changed since it was read, and is left as it is.', { file });

/** The new text of a file beside it, or a sentence that says why there is none. */
function draftOf({ before, after }: ChangedFile, file: string): Draft | string {
  const { path: name, encoding } = before;
  const [old, bytes] = [encode(before.text, encoding), encode(after, encoding)];
  if (!bytes)
    return translate('{file} is stored as {encoding}, which cannot hold the corrected text.', { file: name, encoding });
  try {
    const now = readFileSync(file);
    if (!old || !now.equals(old)) return outdated(name);
    return draft(file, bytes, old);
  } catch (error) {
    return translate('{file} could not be written: {reason}.', { file: name, reason: reasonOf(error) });
  }
}
