import type { Config, TenantConfig } from '../config/index.ts';
import { translate } from '../messages/index.ts';
import type { Located, Place } from '../text/index.ts';
import { oneLine } from './printable.ts';
import { type Lines, placeView } from './view.ts';

/** One setting in force. Without `file` it is the built-in default. */
export interface SettingView {
  readonly key: string;
  readonly value: unknown;
  readonly file?: string;
  readonly line?: number;
}

/** The shape of `config --format json`. */
export interface ConfigView {
  readonly file: string | null;
  readonly settings: readonly SettingView[];
}

function setting(key: string, value: unknown, place: Place | undefined, lines: Lines): SettingView {
  if (!place) return { key, value };
  const view = placeView(place, lines);
  return { key, value, file: view.file, line: view.start.line };
}

const valuesOf = (words: readonly Located<string>[]): readonly string[] => words.map(({ value }) => value);

function tenantSettings(tenant: TenantConfig, lines: Lines): SettingView[] {
  const at = (key: string): string => `tenants.${tenant.name}.${key}`;
  const settings: SettingView[] = [];
  for (const glob of tenant.files) settings.push(setting(at('files'), glob.value, glob.place, lines));
  if (tenant.files.length === 0) settings.push({ key: at('files'), value: '**' });
  for (const glob of tenant.ignore) settings.push(setting(at('ignore'), glob.value, glob.place, lines));
  tenant.layers.forEach((layer, index) => {
    for (const glob of layer) settings.push(setting(at(`layers.${index}`), glob.value, glob.place, lines));
  });
  tenant.scriptOrder.forEach((glob, index) => {
    settings.push(setting(at(`scriptOrder.${index}`), glob.value, glob.place, lines));
  });
  const { automaticMeans, asOf, cloud } = tenant.assumptions;
  settings.push(
    setting(at('assumptions.automaticMeans'), automaticMeans?.value ?? 'unknown', automaticMeans?.place, lines),
  );
  settings.push(setting(at('assumptions.cloud'), cloud?.value ?? 'commercial', cloud?.place, lines));
  if (asOf) settings.push(setting(at('assumptions.asOf'), asOf.value, asOf.place, lines));
  for (const operation of tenant.flowOperations)
    settings.push(setting(at('flowOperations'), operation.value, operation.place, lines));
  const { exceptions, required } = tenant.ledger;
  for (const { from, to, owner, until, place } of exceptions) {
    const value = { from: valuesOf(from), to: valuesOf(to), owner, ...(until && { until: until.value }) };
    settings.push(setting(at('exceptions'), value, place, lines));
  }
  if (required) settings.push(setting(at('requireExceptions'), true, required, lines));
  for (const declaration of tenant.declarations) {
    const members = declaration.properties.get('members')?.value;
    const value = members?.state === 'stated' ? { name: declaration.name, members: members.value } : declaration.name;
    settings.push(setting(at(declaration.kind), value, declaration.namePlace, lines));
  }
  return settings;
}

/** Every setting in force with the line it comes from. */
export function configView(config: Config, lines: Lines): ConfigView {
  return {
    file: config.path ?? null,
    settings: [
      ...config.ignore.map((glob) => setting('ignore', glob.value, glob.place, lines)),
      setting('languages', config.languages.value, config.languages.place, lines),
      setting('documents', config.documents.value, config.documents.place, lines),
      setting('warnBefore', config.warnBefore.value, config.warnBefore.place, lines),
      ...[...config.rules].map(([id, rule]) => setting(`rules.${id}`, rule.value, rule.place, lines)),
      ...config.silenced.map((entry) =>
        setting('silenced', { rules: entry.rules, reason: entry.reason }, entry.place, lines),
      ),
      ...config.tenants.flatMap((tenant) => tenantSettings(tenant, lines)),
    ],
  };
}

/** The report other programs rely on. */
export function configJson(view: ConfigView): string {
  return `${JSON.stringify(view, null, 2)}\n`;
}

/** One line for each setting: key, value, where it comes from. */
export function configPretty(view: ConfigView): string {
  const head =
    view.file === null
      ? translate('No configuration file; the defaults are in force.')
      : translate('Configuration: {file}', { file: oneLine(view.file) });
  const width = Math.max(...view.settings.map(({ key }) => key.length));
  const rows = view.settings.map(({ key, value, file, line }) => {
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    const origin = file === undefined ? translate('default') : `${file}:${line}`;
    return `${oneLine(key).padEnd(width)}  ${oneLine(shown)}  (${oneLine(origin)})`;
  });
  return `${[head, '', ...rows].join('\n')}\n`;
}
