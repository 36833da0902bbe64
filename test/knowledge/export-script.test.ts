import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { matrixOf } from '../../src/ask.ts';
import { read } from '../../src/read/index.ts';
import { matrixView } from '../../src/report/matrix-view.ts';
import { merge, type Tenant } from '../../src/tenant/index.ts';
import { LineIndex } from '../../src/text/index.ts';
import { decide } from '../../src/verdict/decide.ts';
import { knowledge, source } from '../read/sources.ts';
import { powershell, runPowerShell } from '../support/powershell.ts';

const data = path.resolve(import.meta.dirname, '../../src/knowledge/data/export-script.ps1');
const beside = (name: string): string => path.join(import.meta.dirname, 'export', name);
const skip = powershell === undefined ? 'there is no PowerShell 7 here' : false;

let folder = '';
let printed: string[] = [];
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailflow-export-'));
  if (!skip)
    printed = runPowerShell(beside('scenarios.ps1'), ['-Script', data, '-Folder', folder]).trim().split(/\r?\n/);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const exported = (name: string): string => readFileSync(path.join(folder, `${name}.json`), 'utf8');
const readingOf = (name: string, text: string) => read(source(name, text), knowledge);
const tenantOf = (name: string, text: string): Tenant => merge([readingOf(name, text)], { name: 'contoso' });
const byHand = (): Tenant => tenantOf('tenant.exo.yaml', readFileSync(beside('tenant.exo.yaml'), 'utf8'));
const stateOf = (name: string): Tenant => tenantOf(`${name}.json`, exported(name));
const listsOf = (name: string): object => {
  const { exchange } = JSON.parse(exported(name)) as { exchange: { transportRules: object[] } };
  return { ...exchange, transportRules: exchange.transportRules.map((rule) => ({ ...rule, Guid: '' })) };
};

/** Who may forward where, without places. */
function answers(tenant: Tenant): object[] {
  const view = matrixView(matrixOf(tenant), () => new LineIndex(''));
  return view.rows.map(({ senders, destinations, families, verdict, by, reason }) => ({
    senders,
    destinations,
    families,
    verdict,
    by,
    reason,
  }));
}

test('the script only reads, and this tool finds nothing wrong in it', () => {
  const reading = readingOf('export.ps1', readFileSync(data, 'utf8'));
  assert.deepEqual([...reading.problems, ...reading.sourceIssues, ...reading.unread, ...reading.declarations], []);
  const cmdlets = [...new Set(reading.calls.map(({ cmdlet }) => cmdlet))];
  assert.ok(cmdlets.includes('Get-InboxRule'));
  assert.deepEqual(
    cmdlets.filter((cmdlet) => !cmdlet.startsWith('Get-')),
    [],
  );
});

test('PowerShell reads the script without an error, and it has nothing that 5.1 does not know', { skip }, () => {
  assert.deepEqual(
    printed.filter((line) => /^(?:error|newer) /.test(line)),
    [],
  );
});

test('what the script writes reads back to the tenant that the service has', { skip }, () => {
  const real = stateOf('whole');
  const hand = byHand();
  assert.deepEqual(answers(real), answers(hand));
  for (const [kind, objects] of Object.entries(hand.objects)) {
    const own = real.objects[kind as keyof Tenant['objects']];
    assert.equal(own.length, objects.length, kind);
    for (const object of objects) {
      const same = own.find(({ name }) => name === object.name);
      for (const [name, { value }] of object.properties) {
        const found = same?.properties.get(name)?.value;
        assert.deepEqual(
          found?.state === 'stated' && [found.value].flat(),
          value.state === 'stated' && [value.value].flat(),
          `${kind} ${object.name} ${name}`,
        );
      }
    }
  }
  assert.deepEqual(readingOf('whole.json', exported('whole')).unread, []);
  assert.equal(existsSync(path.join(folder, 'whole.json.partial')), false);
  assert.deepEqual([...readFileSync(path.join(folder, 'whole.json')).subarray(0, 1)], [0x7b], 'UTF-8 without a mark');
});

test('a script that was stopped says so, goes on with what is left, and comes to the same', { skip }, () => {
  const partsOf = (name: string) =>
    JSON.parse(exported(name)).mailflowLintExport.parts.find(
      (part: { collection: string }) => part.collection === 'inboxRules',
    );
  assert.equal(partsOf('before').complete, false);
  assert.match(partsOf('before').reason, /^Get-InboxRule failed for 2 of 4 mailboxes, first for carol@contoso\.com: /);
  assert.deepEqual(listsOf('stopped'), listsOf('whole'));
  assert.equal(printed.filter((line) => line.startsWith('stopped ')).at(-1), 'stopped 2', 'two mailboxes were left');
});

const ALLOWED = { from: 'alice@contoso.com', to: 'x@fabrikam.com', mechanism: 'mailboxForwardingSmtpAddress' } as const;
const BLOCKED = { from: 'bob@contoso.com', to: 'x@other.example', mechanism: 'inboxRuleForward' } as const;
const AS_OF = { assumptions: { asOf: '2026-11-25' } };

test('what could not be listed makes answers unknown, never allowed', { skip }, () => {
  const verdict = (name: string, question: typeof ALLOWED | typeof BLOCKED) =>
    decide(stateOf(name), { ...question, ...AS_OF });
  assert.equal(verdict('whole', ALLOWED).verdict, 'allowed');
  assert.equal(verdict('whole', BLOCKED).verdict, 'blocked');
  const failing = (cmdlet: string) => verdict(`failing-${cmdlet}`, ALLOWED);
  // Mail to fabrikam.com is let through wherever it is; mail to other.example only if that is inside.
  assert.equal(verdict('failing-Get-AcceptedDomain', BLOCKED).verdict, 'unknown');
  for (const cmdlet of [
    'HostedOutboundSpamFilterPolicy',
    'HostedOutboundSpamFilterRule',
    'RemoteDomain',
    'TransportRule',
    'TenantAllowBlockListItems',
  ]) {
    const { verdict: answer, reason } = failing(`Get-${cmdlet}`);
    assert.deepEqual([cmdlet, answer, reason], [cmdlet, 'unknown', 'export-broke-off']);
  }
  assert.equal(failing('Get-DistributionGroupMember').reason, 'group-membership-unknown');
  assert.equal(failing('Get-InboxRule').verdict, 'allowed', 'other Inbox rules decide nothing about this forward');
  assert.equal(failing('Get-InboxRule').reason, null);
});

test('what could not be listed is listed as not read', { skip }, () => {
  const unread = (name: string) =>
    readingOf(`${name}.json`, exported(name)).unread.map(({ reason, args }) => [reason, args.collection]);
  assert.deepEqual(unread('failing-Get-TransportRule'), [['export-broke-off', 'transportRules']]);
  assert.deepEqual(unread('without-inbox-rules'), [['export-broke-off', 'inboxRules']]);
});
