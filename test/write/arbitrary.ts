import fc from 'fast-check';
import { read } from '../../src/read/index.ts';
import type { Declaration } from '../../src/tenant/index.ts';
import { languageOf, type Source } from '../../src/text/index.ts';
import { knowledge } from '../rules/analysis.ts';

export const sourceOf = (path: string, text: string): Source => ({
  path,
  text,
  language: languageOf(path),
  encoding: 'utf8',
});

export const declarationsOf = (source: Source): readonly Declaration[] => read(source, knowledge).declarations;

/** A property by name, with a value of its type. */
export interface Setting {
  readonly name: string;
  readonly value: string | number | boolean | readonly string[];
}

const address = fc.constantFrom('ann@contoso.com', 'bob.b@fabrikam.com', "o'neil@contoso.com", 'x+y@eu.contoso.com');
const words = fc.constantFrom(
  'Sales',
  'Ann & Bob',
  'Größe',
  '経理部',
  "it's",
  'say "hi"',
  'a: b',
  '# 1',
  '50 %',
  'On',
  '007',
);

const POLICY = fc.uniqueArray(
  fc.oneof(
    fc.record({ name: fc.constant('autoForwardingMode'), value: fc.constantFrom('On', 'Off', 'Automatic') }),
    fc.record({ name: fc.constant('recipientLimitPerDay'), value: fc.integer({ min: 0, max: 10000 }) }),
    fc.record({ name: fc.constant('notifyOutboundSpam'), value: fc.boolean() }),
    fc.record({ name: fc.constant('adminDisplayName'), value: words }),
    fc.record({
      name: fc.constant('notifyOutboundSpamRecipients'),
      value: fc.array(address, { minLength: 1, maxLength: 3 }),
    }),
  ),
  { selector: (setting) => setting.name, minLength: 1, maxLength: 5 },
);

/** Settings of an outbound policy, each name once. */
export const settings: fc.Arbitrary<readonly Setting[]> = POLICY;

/** One setting. */
export const setting: fc.Arbitrary<Setting> = POLICY.map((all) => all[0] as Setting);

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function powershell(value: Setting['value'], quote: string): string {
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  if (typeof value === 'number') return String(value);
  const one = (text: string): string =>
    quote === "'" ? `'${text.replaceAll("'", "''")}'` : `"${text.replaceAll(/[`"$]/g, '`$&')}"`;
  return typeof value === 'string' ? one(value) : value.map(one).join(', ');
}

const yamlValue = (value: Setting['value'], quote: string): string => {
  const one = (text: string): string => (quote === "'" ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text));
  if (typeof value === 'string') return one(value);
  return Array.isArray(value) ? `[${value.map(one).join(', ')}]` : String(value);
};

/** A way to write an outbound policy with its settings into a text. */
export interface Layout {
  readonly path: string;
  write(all: readonly Setting[], quote: string, newLine: string): string;
}

const join = (newLine: string, ...lines: readonly string[]): string => lines.map((line) => line + newLine).join('');

export const LAYOUTS: Readonly<Record<string, Layout>> = {
  line: {
    path: 'a.ps1',
    write: (all, quote, newLine) =>
      join(
        newLine,
        '# before',
        `Set-HostedOutboundSpamFilterPolicy -Identity Sales ${all.map(({ name, value }) => `-${pascal(name)} ${powershell(value, quote)}`).join(' ')} # why`,
        'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true',
      ),
  },
  backtick: {
    path: 'a.ps1',
    write: (all, quote, newLine) =>
      join(
        newLine,
        'if ($true) {',
        [
          '  Set-HostedOutboundSpamFilterPolicy Sales',
          ...all.map(({ name, value }) => `\t-${pascal(name)}:${powershell(value, quote)}`),
        ].join(` \`${newLine}`),
        '}',
      ),
  },
  splat: {
    path: 'a.ps1',
    write: (all, quote, newLine) =>
      join(
        newLine,
        '$policy = @{',
        `    ${'Identity'.padEnd(30)}= 'Sales'`,
        ...all.map(({ name, value }) => `    ${pascal(name).padEnd(30)}= ${powershell(value, quote)} # ${name}`),
        '}',
        'Set-HostedOutboundSpamFilterPolicy @policy',
      ),
  },
  dsc: {
    path: 'Tenant.ps1',
    write: (all, quote, newLine) =>
      join(
        newLine,
        'Configuration Tenant',
        '{',
        "    Import-DscResource -ModuleName 'Microsoft365DSC'",
        '    Node localhost',
        '    {',
        '        EXOHostedOutboundSpamFilterPolicy "Sales"',
        '        {',
        ...all.map(({ name, value }) => {
          const written = powershell(value, quote);
          return `            ${pascal(name)} = ${Array.isArray(value) ? `@(${written})` : written};`;
        }),
        '            Ensure = "Present";',
        '            Identity = "Sales";',
        '        }',
        '    }',
        '}',
      ),
  },
  yaml: {
    path: 'a.exo.yaml',
    write: (all, quote, newLine) =>
      join(
        newLine,
        'exchange:',
        '  outboundPolicies:',
        '    - name: Sales',
        ...all.map(({ name, value }) => `      ${name}: ${yamlValue(value, quote)} # ${name}`),
        '  acceptedDomains: [contoso.com]',
      ),
  },
  keyed: {
    path: 'a.exo.yaml',
    write: (all, quote, newLine) =>
      join(
        newLine,
        'exchange:',
        '  outboundPolicies:',
        '    Sales:',
        ...all.flatMap(({ name, value }) =>
          Array.isArray(value)
            ? [`      ${name}:`, ...value.map((item) => `        - ${yamlValue(item, quote)}`)]
            : [`      ${name}: ${yamlValue(value, quote)}`],
        ),
        '    Legal: { autoForwardingMode: "Off" }',
      ),
  },
  flow: {
    path: 'a.exo.yaml',
    write: (all, quote, newLine) =>
      join(
        newLine,
        'exchange:',
        '  outboundPolicies:',
        `    - { name: Sales, ${all.map(({ name, value }) => `${name}: ${yamlValue(value, quote)}`).join(', ')} }`,
      ),
  },
  json: {
    path: 'a.exo.json',
    write: (all, _quote, newLine) =>
      JSON.stringify(
        {
          exchange: {
            outboundPolicies: [{ name: 'Sales', ...Object.fromEntries(all.map(({ name, value }) => [name, value])) }],
            remoteDomains: [{ name: 'F', domainName: 'fabrikam.com' }],
          },
        },
        null,
        2,
      ).replaceAll('\n', newLine),
  },
  'json in one line': {
    path: 'a.exo.json',
    write: (all) =>
      JSON.stringify({
        exchange: {
          outboundPolicies: [
            { Identity: 'Sales', ...Object.fromEntries(all.map(({ name, value }) => [pascal(name), value])) },
          ],
        },
      }),
  },
};
