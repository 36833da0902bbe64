import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Analyzer } from '../../src/analyze.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { SNIPPET_IDS, type SnippetFormat } from '../../src/language/snippet-ids.ts';
import { snippetEdits, snippetText } from '../../src/language/snippet-text.ts';
import { snippet } from '../../src/language/snippets.ts';
import { applyEdits, plainText, type Source } from '../../src/text/index.ts';
import { lines } from '../rules/tester.ts';
import { knowledge } from '../support/world.ts';

/** The text as it stands when nobody has changed a placeholder. */
function written(snippet: string): string {
  return plainText({ newText: snippet, snippet: true });
}

const SOURCES: Readonly<Record<SnippetFormat, (text: string) => Source>> = {
  powershell: (text) => ({ path: 'a.ps1', text, language: 'powershell', encoding: 'utf8' }),
  dsc: (text) => ({
    path: 'a.ps1',
    text: `Configuration Tenant {\n  Node localhost {\n${text}\n  }\n}\n`,
    language: 'powershell',
    encoding: 'utf8',
  }),
  yaml: (text) => ({ path: 'a.exo.yaml', text, language: 'yaml', encoding: 'utf8' }),
  json: (text) => ({ path: 'a.exo.json', text, language: 'json', encoding: 'utf8' }),
};

const POLICY = ['    - name: Allow forwarding', '      autoForwardingMode: "On"'];
const RULE = [
  '    - name: Allow forwarding',
  '      hostedOutboundSpamFilterPolicy: Allow forwarding',
  '      fromMemberOf: [forwarders@contoso.com]',
  '      priority: 0',
];
const GROUP = ['  groups:', '    forwarders@contoso.com:', '      members: [alex@contoso.com]'];

/** Native files before and after the snippet of a policy with its rule; `|` is the cursor. */
const ADDED: readonly { name: string; format: SnippetFormat; before: string; after: string }[] = [
  {
    name: 'behind the item with the cursor, else at the end',
    format: 'yaml',
    before: lines(
      'exchange:',
      '  outboundPolicies:',
      '    - name: |Default # first',
      '    - name: Other',
      '  outboundRules:',
      '    - name: Other',
    ),
    after: lines(
      'exchange:',
      '  outboundPolicies:',
      '    - name: Default # first',
      ...POLICY,
      '    - name: Other',
      '  outboundRules:',
      '    - name: Other',
      ...RULE,
      ...GROUP,
    ),
  },
  {
    name: 'into empty collections, and new ones where there is none',
    format: 'yaml',
    before: lines(
      'exchange:',
      '  hostedOutboundSpamFilterRules: []',
      '  remoteDomains:',
      '    - name: Default',
      '# end',
    ),
    after: lines(
      'exchange:',
      '  hostedOutboundSpamFilterRules:',
      ...RULE,
      '  remoteDomains:',
      '    - name: Default',
      '  hostedOutboundSpamFilterPolicies:',
      ...POLICY,
      ...GROUP,
      '# end',
    ),
  },
  {
    name: 'below a root without collections',
    format: 'yaml',
    before: lines('exchange:', '  tenant: contoso'),
    after: lines(
      'exchange:',
      '  tenant: contoso',
      '  hostedOutboundSpamFilterPolicies:',
      ...POLICY,
      '  hostedOutboundSpamFilterRules:',
      ...RULE,
      ...GROUP,
    ),
  },
  {
    name: 'in JSON',
    format: 'json',
    before: lines(
      '{',
      '  "exchange": {',
      '    "outboundRules": [],',
      '    "acceptedDomains": ["contoso.com"]',
      '  }',
      '}',
    ),
    after: lines(
      '{',
      '  "exchange": {',
      '    "outboundRules": [',
      '      {',
      '        "name": "Allow forwarding",',
      '        "hostedOutboundSpamFilterPolicy": "Allow forwarding",',
      '        "fromMemberOf": ["forwarders@contoso.com"],',
      '        "priority": 0',
      '      }',
      '    ],',
      '    "acceptedDomains": ["contoso.com"],',
      '    "hostedOutboundSpamFilterPolicies": [',
      '      {',
      '        "name": "Allow forwarding",',
      '        "autoForwardingMode": "On"',
      '      }',
      '    ],',
      '    "groups": {',
      '      "forwarders@contoso.com": {',
      '        "members": ["alex@contoso.com"]',
      '      }',
      '    }',
      '  }',
      '}',
    ),
  },
];

describe('snippets', () => {
  for (const id of SNIPPET_IDS) {
    for (const format of ['powershell', 'dsc', 'yaml', 'json'] as const) {
      const text = snippetText(id, format);
      if (text === undefined) continue;
      it(`${id} in ${format} is read whole and holds no mistake`, async () => {
        const source = SOURCES[format](written(text));
        const { tenants, readings } = await new Analyzer(knowledge).analyze([source], DEFAULT_CONFIG, {
          asOf: '2026-11-25',
        });
        const problems = readings.flatMap((reading) => [...reading.problems, ...reading.unread]);
        assert.deepEqual(problems, []);
        const errors = tenants.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error');
        assert.deepEqual(
          errors.map(({ rule }) => rule.id),
          [],
          source.text,
        );
        const declared: string[] = readings.flatMap(({ declarations }) => declarations.map(({ kind }) => kind));
        const content = snippet(id);
        for (const { kind } of 'recipe' in content ? content.recipe : [])
          assert.ok(declared.includes(kind), `${kind} is not read`);
      });
    }
  }

  it('commands have no form in JSON and stand in comments in YAML', () => {
    assert.equal(snippetText('messageTrace', 'json'), undefined);
    const lines = (snippetText('messageTrace', 'yaml') ?? '').split('\n');
    assert.ok(lines.every((line) => line === '' || line.startsWith('#')));
  });

  for (const { name, format, before, after } of ADDED) {
    it(`settings go into the collections of a native file: ${name}`, () => {
      const at = before.indexOf('|');
      const text = before.replace('|', '');
      const edits = snippetEdits('scopedForwarding', { path: 'a', text, format }, at < 0 ? text.length : at);
      assert.equal(edits && applyEdits(text, 'a', edits), after);
    });
  }

  it('equal placeholders of several places are filled in together', () => {
    const text = lines('exchange:', '  outboundRules: []', '  outboundPolicies:', '    - name: Default');
    const edits = snippetEdits('scopedForwarding', { path: 'a', text, format: 'yaml' }, 0) ?? [];
    assert.equal(edits.length, 2);
    for (const { newText } of edits) assert.match(newText, /name: \$\{1:Allow forwarding\}/);
  });

  it('a text that is no native file yet, or has errors, gets text at the cursor', () => {
    for (const text of ['', 'exchange:\n', 'exchange: [\n', 'other: 1\n', 'exchange: { remoteDomains: [] }\n']) {
      assert.equal(snippetEdits('scopedForwarding', { path: 'a', text, format: 'yaml' }, 0), undefined, text);
    }
    const text = 'exchange:\n  remoteDomains: []\n';
    assert.equal(snippetEdits('messageTrace', { path: 'a', text, format: 'yaml' }, 0), undefined);
  });

  it('without the root only the collections are written', () => {
    assert.match(snippetText('partnerRemoteDomain', 'yaml', false) ?? '', /^remoteDomains:\n {2}- name: /);
    assert.match(snippetText('partnerRemoteDomain', 'json', false) ?? '', /^"remoteDomains": \[\n/);
  });
});
