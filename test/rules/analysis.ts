import { assumptionsOf, DEFAULT_CONFIG } from '../../src/config/index.ts';
import { readConfig } from '../../src/config/read.ts';
import { withEffects } from '../../src/exchange/effects.ts';
import { type Finding, lint, type Rule, type Suppression } from '../../src/lint/index.ts';
import { type Reading, read } from '../../src/read/index.ts';
import { rules } from '../../src/rules/index.ts';
import { type Assumptions, merge, type Tenant } from '../../src/tenant/index.ts';
import { languageOf, type Source } from '../../src/text/index.ts';
import { decide } from '../../src/verdict/decide.ts';
import { knowledge } from '../support/knowledge.ts';

/** A file of this name is the configuration. */
export const CONFIGURATION = 'mailflow-lint.config.yaml';

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

export { knowledge };

export interface Analysis {
  readonly sources: ReadonlyMap<string, Source>;
  readonly readings: readonly Reading[];
  readonly tenant: Tenant;
  readonly findings: readonly Finding[];
}

export interface AnalysisOptions {
  readonly assumptions?: Partial<Assumptions>;
  readonly asOf?: string;
  readonly warnBefore?: number;
  /** Suppressions that stand in the configuration. */
  readonly suppressions?: readonly Suppression[];
}

/** Rules that wait to be asked for are tested like all others. */
const ASKED_FOR = Object.fromEntries(
  rules.flatMap(({ meta }) => (meta.optional ? [[meta.id, meta.severity] as const] : [])),
);

/** Texts to findings of the rules, all of them when none are given, as one tenant. */
export function analyse(files: Files, options: AnalysisOptions = {}, asked: readonly Rule[] = rules): Analysis {
  const sources = new Map(
    Object.entries(files).map(([path, text]) => {
      const source: Source = { path, text, language: languageOf(path), encoding: 'utf8' };
      return [path, source] as const;
    }),
  );
  const readings = withEffects(
    [...sources.values()].map((source) => read(source, knowledge)),
    knowledge,
  );
  const written = sources.get(CONFIGURATION);
  const [stated] = (written ? readConfig(written) : DEFAULT_CONFIG).tenants;
  const tenant = merge([{ declarations: stated?.declarations ?? [], complete: [] }, ...readings], {
    name: 'test',
    assumptions: { ...(stated && assumptionsOf(stated)), ...options.assumptions },
    ...(stated && { ledger: stated.ledger }),
  });
  const findings = lint(
    {
      tenant,
      calls: readings.flatMap((reading) => reading.calls),
      sourceIssues: readings.flatMap((reading) => reading.sourceIssues),
      comments: readings.flatMap((reading) => reading.comments),
      knowledge,
      source: (path) => {
        const source = sources.get(path);
        if (!source) throw new Error(`No source ${path}`);
        return source;
      },
      decide: (question) => decide(tenant, question),
      asOf: options.asOf ?? '2026-11-25',
      warnBefore: options.warnBefore ?? DEFAULT_CONFIG.warnBefore.value,
    },
    asked,
    { severities: ASKED_FOR, ...(options.suppressions ? { suppressions: options.suppressions } : {}) },
  );
  return { sources, readings, tenant, findings };
}
