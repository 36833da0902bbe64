import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Analyzer } from '../../src/analyze.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { tellingPaths } from '../../src/editor/session.ts';
import type { Source } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';

test('only texts that say something about an organization are states to compare with', async () => {
  const source = (path: string, text: string, language: Source['language']): Source => ({
    path,
    text,
    language,
    encoding: 'utf8',
  });
  const sources = [
    source('README.md', '# Our settings\n', 'markdown'),
    source('mailflow-lint.tests.yaml', 'tenant: contoso\ncases: []\n', 'yaml'),
    source('processes.ps1', 'Get-Process -Id 1\n', 'powershell'),
    source('policies.ps1', 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\n', 'powershell'),
  ];
  const analysis = await new Analyzer(knowledge, []).analyze(sources, DEFAULT_CONFIG, { asOf: '2026-11-25' });
  assert.deepEqual(tellingPaths(analysis), ['policies.ps1']);
});
