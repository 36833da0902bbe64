import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Analyzer, withNamesChecked } from '../../src/analyze.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { readConfig } from '../../src/config/read.ts';
import { withFact } from '../../src/config/state-fact.ts';
import { read } from '../../src/read/index.ts';
import type { OwnShape } from '../../src/read/shapes/own.ts';
import { languageOf, type Source } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';

const sourceOf = (path: string, text: string): Source => ({ path, text, language: languageOf(path), encoding: 'utf8' });

/** What a data file says, a line for each object and for each place that was not read. */
function said(path: string, text: string, shapes: readonly OwnShape[] = []): readonly string[] {
  const { declarations, unread, sourceIssues } = read(sourceOf(path, text), knowledge, shapes);
  const shown = (value: unknown): string => JSON.stringify(value);
  return [
    ...declarations.map(({ kind, name, properties }) => {
      const settings = [...properties].map(([key, { value }]) =>
        value.state === 'stated' ? `${key}=${shown(value.value)}` : key,
      );
      return [kind, name, ...settings].join(' ');
    }),
    ...unread.map(({ reason, args }) => `${reason} ${args.at}`),
    ...sourceIssues.map(({ id, args }) => `${id} ${args.value ?? args.key}`),
  ];
}

describe('a lone object under a key that says what it is', () => {
  it('is the Default policy or remote domain', () => {
    assert.deepEqual(said('mail.yaml', 'outboundSpamFilter:\n  AutoForwardingMode: Automatic\n'), [
      'outboundPolicy Default autoForwardingMode="Automatic"',
    ]);
    assert.deepEqual(
      said('mail.json', '{"mail": {"defaultRemoteDomain": {"AutoForwardEnabled": true, "TNEFEnabled": null}}}'),
      ['remoteDomain Default autoForwardEnabled=true'],
    );
  });

  it('is not guessed at where the key says nothing, where there are several, or in a list', () => {
    assert.deepEqual(said('mail.yaml', 'settings:\n  AutoForwardingMode: Automatic\n'), ['unnamed-object settings']);
    const two =
      'a:\n  outboundPolicy: {AutoForwardingMode: Automatic}\nb:\n  outboundPolicy: {AutoForwardingMode: Automatic}\n';
    assert.deepEqual(said('mail.yaml', two), ['unnamed-object a.outboundPolicy', 'unnamed-object b.outboundPolicy']);
    assert.deepEqual(said('mail.yaml', 'outboundPolicy:\n  - AutoForwardingMode: Automatic\n'), [
      'unnamed-object outboundPolicy.*',
    ]);
  });
});

const HOUSE = `mail:
  forwarding: Automatic
  partners:
    - dom: fabrikam.com
      open: true
  people:
    ann: { mailbox: ann@contoso.com, goesTo: ann@gmail.com, color: blue }
`;

const SHAPES: readonly OwnShape[] = [
  { at: ['mail'], collection: 'outboundPolicies', name: 'Default', properties: { forwarding: 'autoForwardingMode' } },
  {
    at: ['mail', 'partners', '*'],
    collection: 'remoteDomains',
    nameKey: 'dom',
    properties: { dom: 'domainName', open: 'autoForwardEnabled' },
  },
  {
    at: ['mail', 'people', '*'],
    collection: 'mailboxes',
    nameKey: 'mailbox',
    properties: { goesTo: 'forwardingSmtpAddress' },
  },
];

describe('a shape that the configuration describes', () => {
  it('is read under its own keys, at any depth, in lists and maps', () => {
    const wanted = [
      'outboundPolicy Default autoForwardingMode="Automatic"',
      'remoteDomain fabrikam.com domainName="fabrikam.com" autoForwardEnabled=true',
      'mailbox ann@contoso.com forwardingSmtpAddress="ann@gmail.com"',
    ];
    assert.deepEqual(said('house.yaml', HOUSE, SHAPES), wanted);
    const json = JSON.stringify({
      mail: {
        forwarding: 'Automatic',
        partners: [{ dom: 'fabrikam.com', open: true }],
        people: { ann: { mailbox: 'ann@contoso.com', goesTo: 'ann@gmail.com', color: 'blue' } },
      },
    });
    assert.deepEqual(said('house.json', json, SHAPES), wanted);
  });

  it('has its objects named by their key where nothing else names them', () => {
    const shape = { at: ['policies', '*'], collection: 'outboundPolicies', properties: { mode: 'autoForwardingMode' } };
    assert.deepEqual(said('house.yaml', 'policies:\n  Sales: { mode: "On" }\n', [shape]), [
      'outboundPolicy Sales autoForwardingMode="On"',
    ]);
  });

  it('has illegal values told as mistakes', () => {
    const text = 'mail:\n  partners: [{ dom: fabrikam.com, open: perhaps }]\n';
    assert.deepEqual(said('house.yaml', text, SHAPES), [
      'outboundPolicy Default',
      'remoteDomain fabrikam.com domainName="fabrikam.com" autoForwardEnabled="perhaps"',
      'illegal-value perhaps',
    ]);
  });

  it('is in force for the files it names, through the configuration', async () => {
    const config = (shapes: string) => readConfig(sourceOf('mailflow-lint.config.yaml', `shapes:\n${shapes}`));
    const mapped = config(
      '  - files: settings\n    at: mail\n    kind: outboundPolicies\n    name: Default\n    properties: { forwarding: autoForwardingMode }\n',
    );
    assert.deepEqual(mapped.problems, []);
    const analyzer = new Analyzer(knowledge);
    const sources = [sourceOf('settings/mail.yaml', 'mail:\n  forwarding: Automatic\n')];
    const rules = async (one: typeof mapped): Promise<readonly string[]> =>
      (await analyzer.analyze(sources, one, { asOf: '2026-11-29' })).tenants.flatMap(({ findings }) =>
        findings.map(({ rule }) => rule.id),
      );
    assert.deepEqual(await rules(DEFAULT_CONFIG), []);
    assert.deepEqual(await rules(mapped), ['automatic-forwarding-mode']);
    assert.deepEqual(await rules(DEFAULT_CONFIG), []);
  });

  it('is told where it names what does not exist', () => {
    const text = [
      'shapes:',
      '  - files: settings',
      '    at: mail',
      '    kind: outboundPolicies',
      '    properties: { forwarding: autoForwardingMod, colour: paint }',
      '  - { files: settings, at: mail, kind: policies }',
    ].join('\n');
    const { problems } = withNamesChecked(readConfig(sourceOf('mailflow-lint.config.yaml', text)), knowledge);
    assert.deepEqual(
      problems.map(({ message, place }) => [message, text.slice(place.start, place.end)]),
      [
        ['config-not-one-of', 'policies'],
        ['config-mistyped-setting', 'autoForwardingMod'],
        ['config-unknown-setting', 'paint'],
      ],
    );
    const fixed = text.slice(0, text.lastIndexOf('\n'));
    assert.deepEqual(
      withNamesChecked(readConfig(sourceOf('mailflow-lint.config.yaml', fixed)), knowledge).problems.map(
        ({ message, args, place }) => [message, args.suggestion, fixed.slice(place.start, place.end)],
      ),
      [
        ['config-mistyped-setting', 'autoForwardingMode', 'autoForwardingMod'],
        ['config-unknown-setting', undefined, 'paint'],
      ],
    );
  });

  it('is written into the configuration by a fact', () => {
    const fact = {
      kind: 'shape',
      files: 'a.yaml',
      at: 'settings',
      collection: 'outboundPolicies',
      name: 'Default',
    } as const;
    const text = withFact('', 'mailflow-lint.config.yaml', undefined, fact) ?? '';
    const config = readConfig(sourceOf('mailflow-lint.config.yaml', text));
    assert.deepEqual(config.problems, []);
    const shapes = config.shapes.map(({ at, collection, name }) => ({ at, collection, name, properties: {} }));
    assert.deepEqual(said('a.yaml', 'settings:\n  AutoForwardingMode: Automatic\n', shapes as readonly OwnShape[]), [
      'outboundPolicy Default autoForwardingMode="Automatic"',
    ]);
  });
});
