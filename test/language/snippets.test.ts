import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Analyzer } from '../../src/analyze.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { SNIPPET_IDS, type SnippetFormat, snippetObjects, snippetText } from '../../src/language/snippets.ts';
import { plainText, type Source } from '../../src/text/index.ts';
import { knowledge } from '../support/world.ts';

/** The text as it stands when nobody has changed a placeholder. */
function written(snippet: string): string {
  return plainText({ place: { source: '', start: 0, end: 0 }, newText: snippet, snippet: true });
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
        for (const { kind } of snippetObjects(id)) assert.ok(declared.includes(kind), `${kind} is not read`);
      });
    }
  }

  it('commands have no form in JSON and stand in comments in YAML', () => {
    assert.equal(snippetText('messageTrace', 'json'), undefined);
    const lines = (snippetText('messageTrace', 'yaml') ?? '').split('\n');
    assert.ok(lines.every((line) => line === '' || line.startsWith('#')));
  });

  it('without the root only the collections are written', () => {
    assert.match(snippetText('partnerRemoteDomain', 'yaml', false) ?? '', /^remoteDomains:\n {2}- name: /);
    assert.match(snippetText('partnerRemoteDomain', 'json', false) ?? '', /^"remoteDomains": \[\n/);
  });
});
