import path from 'node:path';
import type { Analysis, Analyzer } from '../../analyze.ts';
import type { Fix } from '../../lint/index.ts';
import { translate } from '../../messages/index.ts';
import { applyEdits, compatible, type Edit, encode, type Source } from '../../text/index.ts';
import { UsageError } from './options.ts';
import type { Workspace } from './workspace.ts';
import { writeFile } from './write-file.ts';

/** One file before and after. */
export interface Change {
  readonly before: Source;
  readonly after: string;
}

export interface Fixed {
  readonly changes: readonly Change[];
  /** Writes the changed files, each in its own encoding. */
  write(): void;
}

/** Fixes can enable others; more rounds than this would mean that two of them undo each other. */
const MOST_ROUNDS = 10;

/** The safe fixes of an analysis that do not touch each other. */
function safeEdits(analysis: Analysis): Edit[] {
  const isSafe = (fix: Fix): boolean => fix.safety === 'safe' && !fix.snippet;
  const findings = analysis.tenants.flatMap((tenant) => tenant.findings);
  return compatible(findings.map((finding) => finding.fixes.find(isSafe)?.edits ?? []));
}

/** Applies safe fixes until none is left, in memory. */
export async function applySafeFixes(workspace: Workspace, analyzer: Analyzer): Promise<Fixed> {
  const { config, asOf, base } = workspace;
  const first = new Map(workspace.analysis.readings.map(({ source }) => [source.path, source]));
  const now = new Map(first);
  let { analysis } = workspace;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = safeEdits(analysis);
    if (edits.length === 0) break;
    for (const file of new Set(edits.map((edit) => edit.place.source))) {
      const source = now.get(file);
      const text = source && applyEdits(source.text, file, edits);
      if (source && text !== undefined) now.set(file, { ...source, text });
    }
    analysis = await analyzer.analyze(now.values(), config, { asOf });
  }
  const changes = [...first].flatMap(([file, before]): Change[] => {
    const after = now.get(file)?.text ?? before.text;
    return after === before.text ? [] : [{ before, after }];
  });
  return { changes, write: () => write(changes, base) };
}

function write(changes: readonly Change[], base: string): void {
  const encoded = changes.map(({ before, after }) => {
    const bytes = encode(after, before.encoding);
    if (bytes) return { file: path.resolve(base, before.path), name: before.path, bytes };
    throw new UsageError(
      translate('{file} is stored as {encoding}, which cannot hold the corrected text; nothing was written.', {
        file: before.path,
        encoding: before.encoding,
      }),
    );
  });
  for (const { file, name, bytes } of encoded) writeFile(file, name, bytes);
}
