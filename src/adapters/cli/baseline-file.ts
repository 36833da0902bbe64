import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { type BaselineEntry, baselineOf } from '../../lint/index.ts';
import { translate } from '../../messages/index.ts';
import type { Source } from '../../text/index.ts';
import { UsageError } from './options.ts';
import type { Workspace } from './workspace.ts';

const optional = z.optional(z.string());

const baselineFile = z.object({
  version: z.literal(1),
  findings: z.array(
    z.object({
      rule: z.string(),
      message: z.string(),
      tenant: z.string(),
      object: optional,
      property: optional,
      value: optional,
      file: optional,
      text: optional,
      count: z.number(),
    }),
  ),
});

/** The entries of a baseline file; a usage error when it is missing or something else. */
export function readBaseline(file: string): readonly BaselineEntry[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(
      translate('The baseline {file} could not be read: {reason}', { file, reason: (error as Error).message }),
    );
  }
  const result = baselineFile.safeParse(content);
  if (result.success) return result.data.findings as readonly BaselineEntry[];
  throw new UsageError(translate('{file} is not a baseline of this tool.', { file }));
}

/** Writes all findings of a workspace as a baseline; returns how many there were. */
export function writeBaseline(file: string, workspace: Workspace): number {
  const findings = workspace.analysis.tenants.flatMap((tenant) => tenant.findings);
  const source = (path: string): Source =>
    workspace.analysis.source(path) ?? { path, text: '', language: 'text', encoding: 'utf8' };
  writeFileSync(file, `${JSON.stringify({ version: 1, findings: baselineOf(findings, source) }, null, 2)}\n`);
  return findings.length;
}
