import { type ParseArgsConfig, parseArgs } from 'node:util';
import { LANGUAGES, languageFor, translate, type UserLanguage } from '../../messages/index.ts';
import { isDay } from '../../text/index.ts';
import { nearest } from '../../text/near.ts';

/** A command line that cannot be understood. The message is shown as it is; exit code 2. */
export class UsageError extends Error {}

/** What every command takes. */
export interface CommonOptions {
  readonly paths: readonly string[];
  readonly config: string | undefined;
  readonly tenant: string | undefined;
  readonly strictRead: boolean;
  /** Paths and tenants without a file that is read are meant. */
  readonly allowEmpty: boolean;
  /** ISO date (YYYY-MM-DD) that counts as today. */
  readonly asOf: string | undefined;
  /** How many days before its end an exception is said to end; undefined for the usual ones. */
  readonly warnBefore?: number | undefined;
}

/** One option: how it is read, and what the help says of it. */
export interface Option {
  readonly type: NonNullable<ParseArgsConfig['options']>[string]['type'];
  readonly short?: string;
  /** May be given several times. */
  readonly multiple?: true;
  /** `--no-NAME` means something as well. */
  readonly negative?: true;
  /** What stands for its value in the help; without it the words that it takes. */
  readonly value?: string;
  /** What it does, in English: a key of the translations. */
  readonly help: string;
  /** The words that it takes, where there are no others. */
  readonly words?: readonly string[];
  /** The word that is meant where it is not given. */
  readonly usual?: string;
  /** What each of the words means, in English. */
  readonly meanings?: Readonly<Record<string, string>>;
}

/** Options by their names, without the dashes. */
export type Options = Readonly<Record<string, Option>>;

/** The options of every command. */
export const COMMON = {
  config: {
    type: 'string',
    value: 'FILE',
    help: 'this configuration instead of the nearest mailflow-lint.config.yaml or .json',
  },
  tenant: { type: 'string', value: 'NAME', help: 'only this tenant of the configuration' },
  language: { type: 'string', words: LANGUAGES, help: 'the language of sentences; by default that of the environment' },
  'strict-read': { type: 'boolean', help: 'exit code 3 when anything was not understood' },
  'allow-empty': { type: 'boolean', help: 'no exit code 3 where a path or a tenant holds no file that is read' },
  'as-of': { type: 'string', value: 'DATE', help: 'the day that counts as today (YYYY-MM-DD)' },
  color: { type: 'boolean', negative: true, help: 'colours, or none; by default terminals get them' },
  help: { type: 'boolean', short: 'h', help: 'this help' },
} as const satisfies Options;

/** What commands take that judge the exceptions ledger. */
export const LEDGER = {
  'warn-before': {
    type: 'string',
    value: 'DAYS',
    help: 'how long before its last day an exception is said to end, such as 14d (default: warnBefore of the configuration, else 30d)',
  },
} as const satisfies Options;

/**
 * Parses arguments by the definitions of a command; unknown or incomplete options are usage errors. So are empty arguments: a variable
 * that was not set must not stand for the working folder.
 */
export function parse<T extends Options>(args: readonly string[], options: T) {
  const empty = args.findIndex((arg) => arg.trim() === '');
  if (empty >= 0) {
    const option = args[empty - 1] ?? '';
    throw new UsageError(
      options[option.replace(/^--/, '')]?.type === 'string'
        ? translate('{option} needs a value.', { option })
        : translate('An argument is empty. Is a variable not set?'),
    );
  }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true, strict: true });
  } catch (error) {
    throw new UsageError(mistakeOf(error as Error, Object.keys(options)));
  }
}

/** What Node says about arguments, in the words of this tool. */
function mistakeOf({ message }: Error, known: readonly string[]): string {
  const [, option = ''] = /'(--?[^'\s]+)/.exec(message) ?? [];
  if (message.startsWith('Unknown option')) {
    const meant = nearest(option.replace(/^--/, ''), known);
    return withSuggestion(translate('There is no option {option}.', { option }), meant && `--${meant}`);
  }
  return message.includes('does not take an argument')
    ? translate('{option} takes no value.', { option })
    : translate('{option} needs a value.', { option });
}

/** A sentence and what was probably meant. */
export function withSuggestion(sentence: string, suggestion: string | undefined): string {
  return suggestion === undefined ? sentence : `${sentence} ${translate('Is {suggestion} meant?', { suggestion })}`;
}

/** One of the allowed words, or a usage error that lists them. */
export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
  otherwise: T,
): T {
  if (value === undefined) return otherwise;
  const found = allowed.find((word) => word === value);
  if (!found)
    throw new UsageError(
      translate('--{option} takes one of {allowed}, not {value}.', {
        option,
        allowed: allowed.join(', '),
        value: JSON.stringify(value),
      }),
    );
  return found;
}

/** An ISO date, or a usage error. */
function isoDate(option: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!isDay(value))
    throw new UsageError(
      translate('--{option} takes a date such as 2026-11-25, not {value}.', { option, value: JSON.stringify(value) }),
    );
  return value;
}

/** A number of days such as `30d`, or a usage error. */
function daysOf(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const [, days] = /^(\d{1,4})d?$/.exec(value) ?? [];
  if (days === undefined)
    throw new UsageError(
      translate('--{option} takes a number of days such as 30d, not {value}.', {
        option,
        value: JSON.stringify(value),
      }),
    );
  return Number(days);
}

/** The language asked for, else the one of the environment. */
export function chosenLanguage(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): UserLanguage {
  const at = args.findIndex((arg) => arg === '--language' || arg.startsWith('--language='));
  const asked = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
  if (asked !== undefined) return oneOf('language', asked, LANGUAGES, 'en');
  return languageFor(env.LC_ALL || env.LC_MESSAGES || env.LANG);
}

interface CommonValues {
  readonly config?: string | undefined;
  readonly tenant?: string | undefined;
  readonly 'strict-read'?: boolean | undefined;
  readonly 'allow-empty'?: boolean | undefined;
  readonly 'as-of'?: string | undefined;
  readonly 'warn-before'?: string | undefined;
}

/** The common options from parsed values; no path means the working folder. */
export function commonOptions(values: CommonValues, positionals: readonly string[]): CommonOptions {
  return {
    paths: positionals.length ? positionals : ['.'],
    config: values.config,
    tenant: values.tenant,
    strictRead: values['strict-read'] ?? false,
    allowEmpty: values['allow-empty'] ?? false,
    asOf: isoDate('as-of', values['as-of']),
    warnBefore: daysOf('warn-before', values['warn-before']),
  };
}
