import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NewObject } from '../../src/tenant/index.ts';
import { applyEdits } from '../../src/text/index.ts';
import { extendNative } from '../../src/write/index.ts';
import { behind, check } from './edited.ts';

const DOMAIN: NewObject = {
  kind: 'remoteDomain',
  operation: 'create',
  name: 'Fabrikam',
  properties: { domainName: 'fabrikam.com', autoForwardEnabled: true },
};
const POLICY: NewObject = {
  kind: 'outboundPolicy',
  operation: 'create',
  name: 'Off',
  properties: { autoForwardingMode: 'On' },
};
const RULE: NewObject = { kind: 'outboundRule', operation: 'create', name: 'R', properties: { from: ['a@x.com'] } };
const GROUP: NewObject = { kind: 'group', operation: 'create', name: 'Team: A', properties: { members: ['a@x.com'] } };

const text = (...lines: readonly string[]): string => [...lines, ''].join('\n');

check('objects in YAML', 'a.exo.yaml', {
  'behind the one they are put behind': [
    text(
      'exchange:',
      '  remoteDomains:',
      '    - name: A',
      '      domainName: a.com # x',
      '    - name: B',
      '      domainName: b.com',
    ),
    behind(DOMAIN),
    text(
      'exchange:',
      '  remoteDomains:',
      '    - name: A',
      '      domainName: a.com # x',
      '    - name: Fabrikam',
      '      domainName: fabrikam.com',
      '      autoForwardEnabled: true',
      '    - name: B',
      '      domainName: b.com',
    ),
  ],
  'with dashes below the key and keys in Pascal case': [
    text('Exchange:', '  RemoteDomains:', '  - Identity: A', '    DomainName: a.com', 'x: 1'),
    behind(DOMAIN, POLICY),
    text(
      'Exchange:',
      '  RemoteDomains:',
      '  - Identity: A',
      '    DomainName: a.com',
      '  - Identity: Fabrikam',
      '    DomainName: fabrikam.com',
      '    AutoForwardEnabled: true',
      '  HostedOutboundSpamFilterPolicies:',
      '  - Identity: "Off"',
      '    AutoForwardingMode: "On"',
      'x: 1',
    ),
  ],
  'below their names': [
    text('exchange:', '  remoteDomains:', '    A:', '      domainName: a.com', '    B:', '      domainName: b.com'),
    behind(DOMAIN, GROUP),
    text(
      'exchange:',
      '  remoteDomains:',
      '    A:',
      '      domainName: a.com',
      '    Fabrikam:',
      '      domainName: fabrikam.com',
      '      autoForwardEnabled: true',
      '    B:',
      '      domainName: b.com',
      '  groups:',
      '    "Team: A":',
      '      members: [a@x.com]',
    ),
  ],
  'into collections that are empty': [
    text(
      'exchange:',
      '  remoteDomains:',
      '    - name: A',
      '      domainName: a.com',
      '  outboundPolicies: [] # none',
      '  outboundRules:',
    ),
    behind(POLICY, RULE),
    text(
      'exchange:',
      '  remoteDomains:',
      '    - name: A',
      '      domainName: a.com',
      '  outboundPolicies:',
      '    - name: "Off"',
      '      autoForwardingMode: "On" # none',
      '  outboundRules:',
      '    - name: R',
      '      from: [a@x.com]',
    ),
  ],
  'between braces': [
    text('exchange:', '  remoteDomains: [{ name: A, domainName: a.com }, { name: B, domainName: b.com }]'),
    behind(DOMAIN),
    text(
      'exchange:',
      '  remoteDomains: [{ name: A, domainName: a.com }, { name: Fabrikam, domainName: fabrikam.com, autoForwardEnabled: true }, { name: B, domainName: b.com }]',
    ),
  ],
  'between braces over lines': [
    text('exchange:', '  remoteDomains: [', '    { name: A, domainName: a.com }', '  ]'),
    behind(DOMAIN),
    text(
      'exchange:',
      '  remoteDomains: [',
      '    { name: A, domainName: a.com },',
      '    { name: Fabrikam, domainName: fabrikam.com, autoForwardEnabled: true }',
      '  ]',
    ),
  ],
  'into an empty collection of a file between braces': [
    text('exchange: { remoteDomains: [{ name: A, domainName: a.com }], outboundRules: [ ] }'),
    behind(RULE),
    text(
      'exchange: { remoteDomains: [{ name: A, domainName: a.com }], outboundRules: [{ name: R, from: [a@x.com] }] }',
    ),
  ],
  'two into an empty collection of a file between braces': [
    text('exchange: { remoteDomains: [{ name: A, domainName: a.com }], outboundRules: [ ] }'),
    behind(RULE, { ...RULE, name: 'S' }),
    text(
      'exchange: { remoteDomains: [{ name: A, domainName: a.com }], outboundRules: [{ name: R, from: [a@x.com] }, { name: S, from: [a@x.com] }] }',
    ),
  ],
  'not behind an item that does not begin behind its dash': [
    text('exchange:', '  remoteDomains:', '    - &a', '      name: A', '      domainName: a.com'),
    behind(DOMAIN),
    undefined,
  ],
  'nor behind one with a tag': [
    text('exchange:', '  remoteDomains:', '    - !domain', '      name: A', '      domainName: a.com'),
    behind(DOMAIN),
    undefined,
  ],
  'nor below a name that is written as a key of its own': [
    text('exchange:', '  remoteDomains:', '    ? A', '    : domainName: a.com'),
    behind(DOMAIN),
    undefined,
  ],
  'nor beside what stands elsewhere': [
    text('x: &x', '  name: A', '  domainName: a.com', 'exchange:', '  remoteDomains:', '    - *x'),
    behind(DOMAIN),
    undefined,
  ],
  'nor beside a domain that is a word': [
    text('exchange:', '  acceptedDomains: [contoso.com]'),
    behind(DOMAIN),
    undefined,
  ],
  'in a file with two keys that are no words': [
    text('? [a]', '? [b]', ': 1', 'exchange:', '  remoteDomains:', '    - name: A', '      domainName: a.com'),
    behind(DOMAIN),
    text(
      '? [a]',
      '? [b]',
      ': 1',
      'exchange:',
      '  remoteDomains:',
      '    - name: A',
      '      domainName: a.com',
      '    - name: Fabrikam',
      '      domainName: fabrikam.com',
      '      autoForwardEnabled: true',
    ),
  ],
  'a group below its name where lists are not indented': [
    text('exchange:', '  remoteDomains:', '  - name: A', '    domainName: a.com'),
    behind(GROUP),
    text(
      'exchange:',
      '  remoteDomains:',
      '  - name: A',
      '    domainName: a.com',
      '  groups:',
      '    "Team: A":',
      '      members: [a@x.com]',
    ),
  ],
  'not into a new collection of a file between braces': [
    text('exchange: { remoteDomains: [{ name: A, domainName: a.com }] }'),
    behind(RULE),
    undefined,
  ],
  'policies before their rules': [
    text('exchange:', '  remoteDomains:', '    - name: A', '      domainName: a.com'),
    behind(RULE, POLICY),
    text(
      'exchange:',
      '  remoteDomains:',
      '    - name: A',
      '      domainName: a.com',
      '  hostedOutboundSpamFilterPolicies:',
      '    - name: "Off"',
      '      autoForwardingMode: "On"',
      '  hostedOutboundSpamFilterRules:',
      '    - name: R',
      '      from: [a@x.com]',
    ),
  ],
  'short names beside short names, and a switch': [
    text('exchange:', '  outboundPolicies:', '    - name: A', '      autoForwardingMode: "Off"'),
    behind({ ...RULE, operation: 'disable' }),
    text(
      'exchange:',
      '  outboundPolicies:',
      '    - name: A',
      '      autoForwardingMode: "Off"',
      '  outboundRules:',
      '    - name: R',
      '      from: [a@x.com]',
      '      enabled: false',
    ),
  ],
});

check('objects in JSON', 'a.exo.json', {
  'over lines': [
    text(
      '{',
      '  "exchange": {',
      '    "remoteDomains": [',
      '      {',
      '        "name": "A",',
      '        "domainName": "a.com"',
      '      }',
      '    ]',
      '  }',
      '}',
    ),
    behind(DOMAIN, RULE),
    text(
      '{',
      '  "exchange": {',
      '    "remoteDomains": [',
      '      {',
      '        "name": "A",',
      '        "domainName": "a.com"',
      '      },',
      '      {',
      '        "name": "Fabrikam",',
      '        "domainName": "fabrikam.com",',
      '        "autoForwardEnabled": true',
      '      }',
      '    ],',
      '    "hostedOutboundSpamFilterRules": [',
      '      {',
      '        "name": "R",',
      '        "from": ["a@x.com"]',
      '      }',
      '    ]',
      '  }',
      '}',
    ),
  ],
  'an object a line': [
    text(
      '{ "exchange": {',
      '  "remoteDomains": [',
      '    { "name": "A", "domainName": "a.com" }',
      '  ],',
      '  "outboundRules": []',
      '} }',
    ),
    behind(DOMAIN, RULE),
    text(
      '{ "exchange": {',
      '  "remoteDomains": [',
      '    { "name": "A", "domainName": "a.com" },',
      '    { "name": "Fabrikam", "domainName": "fabrikam.com", "autoForwardEnabled": true }',
      '  ],',
      '  "outboundRules": [',
      '    {',
      '      "name": "R",',
      '      "from": ["a@x.com"]',
      '    }',
      '  ]',
      '} }',
    ),
  ],
  'below their names': [
    text(
      '{',
      '\t"exchange": {',
      '\t\t"remoteDomains": {',
      '\t\t\t"A": {',
      '\t\t\t\t"domainName": "a.com"',
      '\t\t\t}',
      '\t\t}',
      '\t}',
      '}',
    ),
    behind(DOMAIN, RULE),
    text(
      '{',
      '\t"exchange": {',
      '\t\t"remoteDomains": {',
      '\t\t\t"A": {',
      '\t\t\t\t"domainName": "a.com"',
      '\t\t\t},',
      '\t\t\t"Fabrikam": {',
      '\t\t\t\t"domainName": "fabrikam.com",',
      '\t\t\t\t"autoForwardEnabled": true',
      '\t\t\t}',
      '\t\t},',
      '\t\t"hostedOutboundSpamFilterRules": {',
      '\t\t\t"R": {',
      '\t\t\t\t"from": ["a@x.com"]',
      '\t\t\t}',
      '\t\t}',
      '\t}',
      '}',
    ),
  ],
  'on one line': [
    '{"exchange":{"remoteDomains":[{"Name":"A","DomainName":"a.com"}]}}',
    behind(DOMAIN, RULE, GROUP),
    '{"exchange":{"remoteDomains":[{"Name":"A","DomainName":"a.com"}, { "Name": "Fabrikam", "DomainName": "fabrikam.com", "AutoForwardEnabled": true }], "hostedOutboundSpamFilterRules": [{ "Name": "R", "From": ["a@x.com"] }], "groups": {"Team: A": { "Members": ["a@x.com"] }}}}',
  ],
});

describe('objects in a file where nothing points', () => {
  const extended = (path: string, before: string, ...objects: readonly NewObject[]): string | undefined => {
    const edits = extendNative(before, path, before.length, path.endsWith('.json'), objects);
    return edits && applyEdits(before, path, edits);
  };

  it('stand behind the last collection that holds something', () => {
    const before = text(
      'exchange:',
      '  remoteDomains:',
      '    - name: A',
      '      domainName: a.com',
      '  acceptedDomains: []',
    );
    assert.equal(
      extended('a.exo.yaml', before, POLICY),
      text(
        'exchange:',
        '  remoteDomains:',
        '    - name: A',
        '      domainName: a.com',
        '  hostedOutboundSpamFilterPolicies:',
        '    - name: "Off"',
        '      autoForwardingMode: "On"',
        '  acceptedDomains: []',
      ),
    );
  });

  it('stand at the end of their collection', () => {
    const before = text(
      'exchange:',
      '  remoteDomains:',
      '    - name: A',
      '      domainName: a.com',
      '  acceptedDomains: [a.com]',
    );
    assert.equal(
      extended('a.exo.yaml', before, DOMAIN),
      text(
        'exchange:',
        '  remoteDomains:',
        '    - name: A',
        '      domainName: a.com',
        '    - name: Fabrikam',
        '      domainName: fabrikam.com',
        '      autoForwardEnabled: true',
        '  acceptedDomains: [a.com]',
      ),
    );
    assert.equal(
      extended('a.exo.yaml', before, RULE),
      `${before}${text('  hostedOutboundSpamFilterRules:', '    - name: R', '      from: [a@x.com]')}`,
    );
  });

  it('stand in data of a configuration', () => {
    const before = text('NonNodeData:', '  Exchange:', '    RemoteDomains:', '      - Identity: A', 'Exchanges: 1');
    assert.equal(
      extended('a.exo.yaml', before, DOMAIN),
      text(
        'NonNodeData:',
        '  Exchange:',
        '    RemoteDomains:',
        '      - Identity: A',
        '      - Identity: Fabrikam',
        '        DomainName: fabrikam.com',
        '        AutoForwardEnabled: true',
        'Exchanges: 1',
      ),
    );
  });

  it('stand in JSON between braces', () => {
    assert.equal(
      extended(
        'a.exo.json',
        '{ "exchange": { "acceptedDomains": ["a.com"], "remoteDomains": { "A": { "domainName": "a.com" } } } }',
        DOMAIN,
      ),
      '{ "exchange": { "acceptedDomains": ["a.com"], "remoteDomains": { "A": { "domainName": "a.com" }, "Fabrikam": { "domainName": "fabrikam.com", "autoForwardEnabled": true } } } }',
    );
  });

  it('are not written where there is nothing to stand beside, or mistakes are', () => {
    assert.equal(extended('a.exo.yaml', 'exchange:\n', RULE), undefined);
    assert.equal(extended('a.exo.yaml', 'exchange: {}\n', RULE), undefined);
    assert.equal(extended('a.exo.yaml', '', RULE), undefined);
    assert.equal(extended('a.exo.yaml', 'other: { a: 1 }\n', RULE), undefined);
    assert.equal(extended('a.exo.yaml', 'exchange:\n  acceptedDomains: [a.com\n', RULE), undefined);
    assert.equal(
      extended('a.exo.yaml', 'exchange:\n  acceptedDomains: [a.com]\n  acceptedDomains: [b.com]\n', RULE),
      undefined,
    );
  });

  it('are not written where a single object stands for a collection', () => {
    assert.equal(
      extended('a.exo.yaml', text('exchange:', '  remoteDomains:', '    name: A', '    domainName: a.com'), DOMAIN),
      undefined,
    );
  });
});
