import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { kindOf, namesOf } from '../../src/adapters/cli/formats.ts';
import { LINT_FORMATS } from '../../src/adapters/cli/lint-formats.ts';
import { run } from '../../src/adapters/cli/run.ts';
import { rules } from '../../src/analyze.ts';
import type { Rule } from '../../src/lint/index.ts';
import { commands, testWorld } from '../support/world.ts';

const base = mkdtempSync(path.join(tmpdir(), 'mailflow-words-'));
after(() => rmSync(base, { recursive: true }));

/** A tenant in which a word stands wherever a stranger can write one. */
const FILES: Readonly<Record<string, string>> = {
  'mailflow-lint.config.yaml': `tenants:
  WORD:
    files: ["*.ps1", "*.yaml", "*.json", "*.csv", "*.psd1"]
    groups: { WORD: [WORD@aa.example] }
rules: { WORD: off }
silenced: [{ files: "*.json", rules: [WORD], object: WORD, property: WORD, reason: WORD }]
exceptions: [{ from: WORD, to: WORD, owner: WORD, reason: WORD, until: 2020-01-01 }]
WORD: 1
`,
  'mailflow-lint.tests.yaml': `cases: [{ name: WORD, from: WORD, to: WORD, tenant: WORD, expect: blocked }]
invariants: [{ name: WORD, exceptFrom: WORD, exceptTo: WORD }]
`,
  'after.exo.yaml': `exchange:
  acceptedDomains: [aa.example, WORD.example]
  outboundPolicies: [{ name: Default, autoForwardingMode: "On" }, { name: WORD, autoForwardingMode: "On" }]
  outboundRules: [{ name: WORD, policy: WORD, fromMemberOf: [WORD] }]
  groups: { WORD: [WORD@aa.example] }
`,
  'a.ps1': `# mailflow-lint-disable-next-line WORD -- WORD
New-HostedOutboundSpamFilterPolicy -WORD x
Set-RemoteDomain Default -WORD x -AutoForwardEnabled WORD
Set-RemoteDomain WORD -AutoForwardEnabled $WORD
Set-HostedOutboundSpamFilterPolicy WORD -AutoForwardingMode WORD
New-HostedOutboundSpamFilterRule WORD -HostedOutboundSpamFilterPolicy WORD -From WORD -FromMemberOf WORD
New-TransportRule WORD -SentToScope WORD -MessageTypeMatches WORD -WORD:$WORD
New-TransportRule a -FromMemberOf WORD -RejectMessageReasonText WORD
Set-Mailbox WORD -ForwardingAddress WORD -ForwardingSmtpAddress WORD@WORD.example
New-InboxRule WORD -Mailbox WORD -ForwardTo WORD
New-DistributionGroup WORD -Members WORD
Add-DistributionGroupMember WORD -Member WORD
New-TenantAllowBlockListItems -ListType WORD -Entries WORD -Block
$WORD = @{ WORD = 'WORD'; Identity = 'WORD' }
Set-RemoteDomain @WORD
Get-WORD -WORD | Set-WORD | WORD
function WORD { param([WORD]$WORD) Set-RemoteDomain $WORD -DomainName WORD }
WORD Set-RemoteDomain @{ WORD = 1 }
Configuration WORD { Import-DscResource -ModuleName Microsoft365DSC
  Node WORD {
    EXOWORD WORD { WORD = 'WORD' }
    EXORemoteDomain WORD { Identity = 'WORD'; WORD = 'WORD'; AutoForwardEnabled = 'WORD' }
    EXOGroupSettings WORD { DisplayName = 'WORD' }
  }
}
`,
  'b.exo.yaml': `exchange:
  WORD: { WORD: WORD }
  hostedOutboundSpamFilterPolicies: [{ name: WORD, WORD: WORD, autoForwardingMode: WORD }]
  hostedOutboundSpamFilterRules: { WORD: { policy: WORD, from: [WORD], WORD: WORD } }
  remoteDomains: [{ name: WORD, domainName: WORD, autoForwardEnabled: WORD, WORD: WORD }]
  transportRules:
    - { name: WORD, from: WORD, sentToScope: WORD }
    - { name: a, redirectMessageTo: WORD, WORD: WORD }
  mailboxes: [{ identity: WORD, forwardingAddress: WORD }]
  groups: { WORD: [WORD], other: { type: WORD, members: [WORD] } }
  tenantBlockList: [WORD]
  acceptedDomains: [WORD, { domainName: WORD.example, domainType: WORD }]
  assumptions: { automaticMeans: WORD }
`,
  'c.json': `[{ "Name": "WORD", "AutoForwardingMode": "WORD", "WORD": "WORD" }, { "WORD": { "RemoteDomains": [{ "Identity": "WORD", "AutoForwardEnabled": "WORD", "WORD": 1 }] } }]`,
  'd.csv': `Identity,ForwardingSmtpAddress,WORD\nWORD,WORD,WORD\n`,
  'e.psd1': `@{ WORD = 'WORD'; NonNodeData = @{ Exchange = @{ RemoteDomains = @( @{ Identity = 'WORD'; WORD = 'WORD'; AutoForwardEnabled = 'WORD' } ); WORD = @() } } }`,
};

const BOUNCE = `Action: WORD
Status: WORD
WORD: WORD
Final-Recipient: WORD; WORD@WORD.example
Diagnostic-Code: smtp;550 5.7.520 WORD Access denied, Your organization does not allow external forwarding. WORD(7555)

MessageId,WORD,Status
WORD,WORD,WORD
`;

const RUNS: readonly (readonly string[])[] = [
  ...namesOf(LINT_FORMATS).map((format) => ['lint', '--notes', '--format', format]),
  ['lint', '--tenant', 'WORD', '--fix', '--dry-run'],
  ['lint', '--tenant', 'other'],
  ['inspect'],
  ['inspect', '--format', 'json'],
  ...['pretty', 'json', 'markdown', 'html', 'svg'].map((format) => ['matrix', '--format', format]),
  ...['pretty', 'json', 'svg'].map((format) => [
    ...['verdict', '--from', 'WORD', '--to', 'WORD@WORD.example', '--format', format],
    ...['--flow-operation', 'WORD', '--recipient-type', 'WORD', '--original-sender', 'WORD'],
  ]),
  ['verdict', '--from', '*', '--to', '*'],
  ['verdict', '--from', '*', '--to', '*', '--mechanism', 'WORD'],
  ...['pretty', 'json', 'markdown', 'html'].map((format) => [
    ...['diff', 'a.ps1', 'after.exo.yaml', '--format', format],
  ]),
  ['diff', 'a.ps1', 'after.exo.yaml', '--redact', '--tenant', 'WORD'],
  ...['pretty', 'json', 'junit'].map((format) => ['test', '--format', format]),
  ['explain', 'WORD'],
  ['explain', 'Set-WORD'],
  ['explain', 'WORD@WORD.example', '--in', '.'],
  ['explain', '-', '--in', '.'],
  ['explain', '-', '--in', '.', '--format', 'json'],
  ['bundle', '-', '--in', '.', '--tenant', 'WORD'],
  ['bundle', '-', '--in', '.', '--redact'],
  ['config'],
  ['config', '--format', 'json'],
  ['WORD'],
  ['lint', '--WORD'],
  ['lint', '--format', 'WORD'],
];

/** What every run says with a word in every place; the word itself comes out as WORD. */
async function answersWith(word: string, inConfig = word): Promise<readonly string[]> {
  const folder = path.join(base, 'tenant');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of Object.entries(FILES))
    writeFileSync(path.join(folder, name), text.replaceAll('WORD', name.includes('config') ? inConfig : word));
  const answers: string[] = [];
  for (const args of RUNS) {
    const world = testWorld(folder, BOUNCE.replaceAll('WORD', word));
    const given = args.map((arg) => arg.replaceAll('WORD', word));
    const code = await run(given, world, commands);
    const { out, err } = world.printed;
    const text = `${args.join(' ')}: ${code}\n${out}\n${err}`;
    assert.notEqual(code, 4, text.slice(0, 2000));
    assert.doesNotMatch(text, /mistake of the tool|native code/);
    answers.push(
      text
        .replaceAll('\\_', '_')
        .replaceAll(new RegExp(`${word}|${inConfig}`, 'gi'), 'WORD')
        .replaceAll(/"?fingerprint.*|mailflowLint.*|[0-9a-f]{16}/gi, ''),
    );
  }
  return answers;
}

for (const word of ['constructor', 'toString', 'hasOwnProperty', '__proto__']) {
  test(`${word} is a word like any other, wherever it stands`, async () => {
    // Begins with the same letter, so that it is sorted to the same place, and has its capitals where the word has them.
    const plain = word.replaceAll(/(?<!^)[a-z]/g, 'q').replaceAll(/(?<!^)[A-Z]/g, 'Q');
    // No key of the configuration may be called __proto__.
    const inConfig = word === '__proto__' ? '__rrrrr__' : undefined;
    assert.deepEqual(await answersWith(word, inConfig), await answersWith(plain, inConfig));
  });
}

test('a key of the configuration that cannot be read is named, not passed over', async () => {
  const folder = path.join(base, 'proto');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'mailflow-lint.config.yaml'), 'groups: { __proto__: [a@contoso.com] }\n');
  const world = testWorld(folder);
  assert.equal(await run(['config'], world, commands), 2);
  assert.equal(world.printed.err, 'mailflow-lint.config.yaml:1:11 The configuration has no setting __proto__.\n');
});

test('no table is looked up with what every object inherits', async () => {
  const word = 'strangersword';
  let at = '';
  Object.defineProperty(Object.prototype, word, {
    configurable: true,
    get: () => {
      at ||= new Error(`looked up in a plain object`).stack ?? '';
      return undefined;
    },
    set(value: unknown) {
      Object.defineProperty(this, word, { value, configurable: true, enumerable: true, writable: true });
    },
  });
  try {
    await answersWith(word);
  } finally {
    delete (Object.prototype as unknown as Record<string, unknown>)[word];
  }
  assert.equal(at, '');
});

/** What each format prints when a rule does `check` instead of its own. */
async function withBroken(
  id: string,
  check: Rule['check'],
  look: (out: string, format: string) => void,
  formats = namesOf(LINT_FORMATS),
): Promise<void> {
  const folder = mkdtempSync(path.join(base, 'throws-'));
  writeFileSync(
    path.join(folder, 'a.ps1'),
    'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On\nGet-MessageTrace\n',
  );
  const rule = rules.find(({ meta }) => meta.id === id);
  assert.ok(rule);
  const { check: own } = rule;
  Object.assign(rule, { check });
  try {
    for (const format of formats) {
      const world = testWorld(folder);
      assert.equal(await run(['lint', '--format', format], world, commands), 4, format);
      look(world.printed.out, format);
    }
  } finally {
    Object.assign(rule, { check: own });
  }
}

const broken = (): never => {
  throw new Error('broken on purpose');
};

test('a rule that throws loses its own findings and is named; all others are shown', async () => {
  await withBroken('deprecated-message-trace', broken, (out, format) => {
    assert.match(out, /deprecated-message-trace failed: broken on purpose/, format);
    assert.match(out, /default-policy-forwarding-on/, format);
  });
});

test('a rule that cannot write its fixes keeps its findings and is named once', async () => {
  const check: Rule['check'] = ({ calls }, report) => {
    for (const { place } of [...calls, ...calls]) report({ message: 'replaced', place, fixes: broken });
  };
  const look = (out: string, format: string): void => {
    assert.equal(out.match(/deprecated-message-trace failed: broken on purpose/g)?.length, 1, format);
    assert.match(out.replace('deprecated-message-trace failed', ''), /deprecated-message-trace/, format);
  };
  // Reports without fixes do not ask for them.
  const formats = namesOf(LINT_FORMATS).filter((format) => kindOf(format).showsFixes);
  assert.deepEqual(formats, ['pretty', 'json', 'sarif']);
  await withBroken('deprecated-message-trace', check, look, formats);
});
