import {
  type Config,
  type ConfigProblem,
  globTest,
  MOST_PROBLEMS,
  relativeTo,
  type SuppressionEntry,
} from './config/index.ts';
import type { Knowledge } from './knowledge/index.ts';
import type { Severity, Suppression } from './lint/index.ts';
import { type Reading, settingsOf } from './read/index.ts';
import { rules } from './rules/index.ts';
import { table } from './text/index.ts';
import { nearest } from './text/near.ts';

/** Severities by the ids of rules. */
export function severitiesOf(config: Config): Readonly<Record<string, Severity | 'off'>> {
  return table(Object.fromEntries([...config.rules].map(([id, setting]) => [id, setting.value])));
}

/**
 * A configuration with a problem for each severity that names no rule, and for each setting that a shape names and its kind does
 * not have. The reader of the configuration knows neither.
 */
export function withNamesChecked(config: Config, knowledge: Knowledge): Config {
  const problems = [...unknownRules(config), ...unknownSettings(config, knowledge)];
  return problems.length === 0 ? config : { ...config, problems: [...config.problems, ...problems] };
}

function unknownRules(config: Config): readonly ConfigProblem[] {
  if (config.rules.size === 0) return [];
  const ids = rules.map(({ meta }) => meta.id);
  const known = new Set(rules.flatMap(({ meta: { id, aliases = [] } }) => [id, ...aliases]));
  return [...config.rules]
    .filter(([id]) => !known.has(id))
    .slice(0, MOST_PROBLEMS)
    .map(([rule, { place }]): ConfigProblem => {
      const suggestion = nearest(rule, ids);
      if (suggestion === undefined) return { message: 'config-unknown-rule', args: { rule }, place };
      return { message: 'config-mistyped-rule', args: { rule, suggestion }, place };
    });
}

function unknownSettings({ shapes }: Config, knowledge: Knowledge): readonly ConfigProblem[] {
  const unknown = shapes.flatMap(({ collection: kind, properties, propertyPlaces }) => {
    const known = settingsOf(knowledge, kind);
    const folded = new Set(known.map((name) => name.toLowerCase()));
    return Object.entries(properties).flatMap(([key, setting]) => {
      const place = propertyPlaces.get(key);
      return !place || folded.has(setting.toLowerCase()) ? [] : [{ kind, known, setting, place }];
    });
  });
  return unknown.slice(0, MOST_PROBLEMS).map(({ kind, known, setting, place }): ConfigProblem => {
    const suggestion = nearest(setting, known);
    if (suggestion === undefined) return { message: 'config-unknown-setting', args: { setting, kind }, place };
    return { message: 'config-mistyped-setting', args: { setting, kind, suggestion }, place };
  });
}

/** The entries of `silenced` that are about these texts: one about a text that was not read is not unused. */
export function suppressionsFor(readings: readonly Reading[], config: Config): readonly Suppression[] {
  return config.silenced
    .filter((entry) =>
      matchesOne(
        entry,
        readings.map(({ source }) => source.path),
        config,
      ),
    )
    .map((entry) => suppressionOf(entry, config));
}

/** The entries of `silenced` that are about no file at all, of all that were looked at. */
export function suppressionsOfNothing(paths: readonly string[] | undefined, config: Config): readonly Suppression[] {
  if (!paths) return [];
  return config.silenced
    .filter((entry) => !matchesOne(entry, paths, config))
    .map((entry) => {
      const files = entry.files.map((file) => file.value).join(', ');
      return { ...suppressionOf(entry, config), mistake: { message: 'files', args: { files } } };
    });
}

function matchesOne({ files }: SuppressionEntry, paths: readonly string[], config: Config): boolean {
  const matches = globTest(files.map((file) => file.value));
  return paths.some((path) => matches(relativeTo(config, path)));
}

/** An entry of `silenced` in the configuration, as the runner knows suppression. */
function suppressionOf(entry: SuppressionEntry, config: Config): Suppression {
  const matches = globTest(entry.files.map((file) => file.value));
  const same = (wanted: string | undefined, found: string | undefined): boolean =>
    wanted === undefined || wanted.toLowerCase() === found?.toLowerCase();
  return {
    rules: entry.rules,
    reason: entry.reason,
    ...(entry.until && { until: entry.until }),
    place: entry.place,
    reach: {
      ...(entry.object !== undefined && { object: entry.object }),
      takes: ({ place, subject }) =>
        matches(relativeTo(config, place.source)) &&
        (same(entry.object, subject.object) || same(entry.object, subject.object?.replace(/^\w+:/, ''))) &&
        same(entry.property, subject.property),
    },
  };
}
