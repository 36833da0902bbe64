import * as z from 'zod/mini';

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

/**
 * One accepted finding. Lines do not count, so that it survives text that moves: `object`, `property` and `value` say what
 * it is about; `file` and the text there only stand for findings that are about no object.
 */
export interface BaselineEntry {
  readonly rule: string;
  readonly message: string;
  readonly tenant: string;
  readonly object?: string;
  readonly property?: string;
  readonly value?: string;
  readonly file?: string;
  readonly text?: string;
  /** How many findings are alike. */
  readonly count: number;
}

/** The entries of a baseline file, as parsed from JSON; undefined when the content is something else. */
export function baselineEntries(content: unknown): readonly BaselineEntry[] | undefined {
  const result = baselineFile.safeParse(content);
  return result.success ? (result.data.findings as readonly BaselineEntry[]) : undefined;
}

/** The content of a baseline file with these entries. */
export function baselineText(findings: readonly BaselineEntry[]): string {
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}
