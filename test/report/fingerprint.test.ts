import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { bundle } from '../../scripts/l10n.ts';
import { rules } from '../../src/analyze.ts';
import { useTranslations } from '../../src/messages/index.ts';
import { Folder } from '../cli/support.ts';

const FILES = {
  'a.ps1':
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On\nGet-MessageTrace\nSet-RemoteDomain x -Nonsense 1\n',
};

after(() => useTranslations({}));

async function prints(folder: Folder) {
  const report = async (format: string) => JSON.parse((await folder.run(['lint', '--format', format])).out);
  const sarif = (await report('sarif')).runs[0].results as { partialFingerprints: Record<string, string> }[];
  const gitlab = (await report('gitlab')) as { fingerprint: string }[];
  return {
    sarif: sarif.flatMap((result) => Object.values(result.partialFingerprints)),
    gitlab: gitlab.map(({ fingerprint }) => fingerprint),
    json: (await report('json')).findings.map(({ fingerprint }: { fingerprint: string }) => fingerprint) as string[],
    messages: (await report('json')).findings.map(({ message }: { message: string }) => message) as string[],
  };
}

test('fingerprints are the same in every language, for moved lines and for other words', async () => {
  using folder = new Folder(FILES);
  const { messages, ...english } = await prints(folder);
  assert.equal(new Set(english.json).size, messages.length);
  for (const language of ['ja', 'fr']) {
    useTranslations(bundle(language));
    const { messages: translated, ...other } = await prints(folder);
    assert.deepEqual(other, english);
    assert.notDeepEqual(translated, messages);
  }
  useTranslations({});
  folder.write('a.ps1', `# moved\n\n${FILES['a.ps1']}`);
  assert.deepEqual((await prints(folder)).sarif, english.sarif);
  const rule = rules.find(({ meta }) => meta.id === 'default-policy-forwarding-on');
  assert.ok(rule);
  const { messages: words } = rule.meta;
  Object.assign(rule.meta, { messages: new Proxy({}, { get: () => 'Said in other words.' }) });
  try {
    const reworded = await prints(folder);
    assert.ok(reworded.messages.includes('Said in other words.'));
    assert.deepEqual(reworded.sarif, english.sarif);
  } finally {
    Object.assign(rule.meta, { messages: words });
  }
});

test('a baseline holds in every language and after rewording', async () => {
  using folder = new Folder(FILES);
  await folder.run(['lint', '--write-baseline']);
  const written = folder.read('.mailflow-lint-baseline.json');
  for (const language of ['ja', 'fr']) {
    useTranslations(bundle(language));
    const { code, out, err } = await folder.run([
      'lint',
      '--format',
      'json',
      '--baseline',
      '.mailflow-lint-baseline.json',
    ]);
    assert.deepEqual([code, JSON.parse(out).findings, err], [0, [], '']);
    await folder.run(['lint', '--write-baseline']);
    assert.equal(folder.read('.mailflow-lint-baseline.json'), written);
  }
  useTranslations({});
});

test('other objects have other fingerprints', async () => {
  using folder = new Folder(FILES);
  const before = (await prints(folder)).json;
  folder.write('a.ps1', FILES['a.ps1'].replace('Default', 'Partners').replace('-Nonsense', '-Nonsens'));
  assert.equal((await prints(folder)).json.filter((print) => before.includes(print)).length, 1);
});
