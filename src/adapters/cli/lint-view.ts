import path from 'node:path';
import type { Finding } from '../../lint/index.ts';
import { compareFindings, findingView, type LintView } from '../../report/view.ts';
import { forReader, readerName } from './for-reader.ts';
import type { Reported } from './lint-formats.ts';
import { sourceIn } from './selection.ts';
import { shown } from './walk.ts';
import type { Workspace } from './workspace.ts';

/**
 * What a report shows of a workspace: these findings, and everything that was not read. Files are named as `cwd` sees them. Where fixes
 * are shown they are written first: a rule that cannot write one is among what was not read.
 */
export function lintView(
  findings: readonly Finding[],
  workspace: Workspace,
  notes: readonly string[],
  cwd: string,
  showsFixes = true,
): LintView {
  const { analysis, base, lines } = workspace;
  const source = sourceIn(analysis);
  const named = readerName(base, cwd);
  if (showsFixes) for (const { fixes } of findings) fixes.length;
  return {
    findings: findings.toSorted(compareFindings).map((finding) => findingView(finding, lines, source, named)),
    problems: forReader(workspace.problems, base, cwd),
    unread: forReader(workspace.unread, base, cwd),
    files: workspace.files,
    notes: [...workspace.notes, ...notes],
  };
}

/** Texts of the files of a workspace by their names as they are seen from a folder. */
export function textsFrom(folder: string, workspace: Workspace): Pick<Reported, 'lineText' | 'text'> {
  const back = (file: string): string => shown(path.resolve(folder, file), workspace.base);
  return {
    lineText: (file, line) => workspace.lineText(back(file), line),
    text: (file, start, end) => workspace.text(back(file), start, end),
  };
}
