import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it, test } from 'node:test';
import { run } from '../../src/adapters/cli/run.ts';
import { columns } from '../../src/report/printable.ts';
import { commands, testWorld } from '../support/world.ts';
import { Folder } from './support.ts';

const SETTINGS = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - { name: Default, autoForwardingMode: "Off" }
    - name: Partners
      autoForwardingMode: "On"
  outboundRules:
    - { name: Partners, policy: Partners, fromMemberOf: [Partners], priority: 0 }
  remoteDomains:
    - { name: Default, domainName: "*", autoForwardEnabled: true }
`;
const CONFIG = `groups: { Partners: [ann@contoso.com] }
exceptions:
  - { from: Partners, to: partner.example, owner: it@contoso.com, reason: asked, ticket: M-1, until: 2026-12-10 }
  - { from: bob@contoso.com, to: partner.example, owner: hr@contoso.com, reason: asked, until: 2026-11-24 }
`;
const PROVED = 'invariants:\n  - { name: Only partners, exceptFrom: Partners }\n';
const REFUTED =
  'cases:\n  - { from: ann@contoso.com, to: in@fabrikam.com, mechanism: inboxRuleForward, expect: blocked, reason: agreed }\n';
const OPEN = 'invariants:\n  - { from: ceo@contoso.com }\n';

const files = (tests: string, config = CONFIG) => ({
  'set/a.exo.yaml': SETTINGS,
  'mailflow-lint.config.yaml': config,
  'mailflow-lint.tests.yaml': tests,
});

async function outcome(content: Readonly<Record<string, string>>, ...args: string[]) {
  using folder = new Folder(content);
  return await folder.run(['test', ...args]);
}

describe('mailflow-lint test', () => {
  it('is content with what is proved, and shows what each exception opens', async () => {
    const { code, out, err } = await outcome(files(PROVED), '.');
    assert.equal(err, '');
    assert.equal(
      out,
      `proved  Only partners  mailflow-lint.tests.yaml:2

Policy tests: 1 proved, 0 refuted, 0 not proved.

Exceptions, and what each opens now
  Partners to partner.example  mailflow-lint.config.yaml:3
    ends soon, on 2026-12-10 · Owner: it@contoso.com · Ticket: M-1
    - ann@contoso.com to partner.example by Inbox rule (forward), Inbox rule (redirect), mailbox forwarding to an address, mailbox forwarding to a contact
  bob@contoso.com to partner.example  mailflow-lint.config.yaml:4
    ended on 2026-11-24 · Owner: hr@contoso.com
    - opens nothing
`,
    );
    assert.equal(code, 0);
  });

  it('names who refutes a test, the line that decides, and what would make it so', async () => {
    const { code, out } = await outcome(files(REFUTED, 'groups: { Partners: [ann@contoso.com] }\n'), '.');
    assert.equal(code, 1);
    const lines = out.split('\n');
    assert.deepEqual(lines.slice(0, 5), [
      'refuted  ann@contoso.com to in@fabrikam.com: blocked  mailflow-lint.tests.yaml:2',
      '    Expected: blocked. Found: Yes. What ann@contoso.com forwards to in@fabrikam.com by an Inbox rule (forward) leaves the organization: outbound policy Partners permits it.',
      '    set/a.exo.yaml:6',
      '    Reason: agreed',
      '    What would make it so:',
    ]);
    assert.match(lines[5] ?? '', /^ {6}- /);
  });

  it('keeps to the width of a terminal', async () => {
    using folder = new Folder(
      files(REFUTED + PROVED.slice(PROVED.indexOf('\n') + 1), 'groups: { Partners: [ann@contoso.com] }\n'),
    );
    for (const width of [40, 80, 120]) {
      const world = { ...testWorld(folder.path), width };
      await run(['test', '.'], world, commands);
      assert.match(world.printed.out, /^refuted {2}/);
      const wider = world.printed.out.split('\n').filter((line) => columns(line) > width);
      assert.deepEqual(wider, [], `${width} columns`);
    }
  });

  it('names the missing fact of what is not proved', async () => {
    const { code, out } = await outcome(files(OPEN, ''), '.');
    assert.equal(code, 1);
    assert.match(out, /^not proved {2}ceo@contoso\.com to anywhere: blocked/);
    assert.match(out, /Not proved: nobody can tell from these files who is in group Partners\./);
    assert.match(out, /List the members of Partners under groups in the configuration/);
    assert.match(out, /0 proved, 0 refuted, 1 not proved/);
  });

  it('prints JSON', async () => {
    const { out } = await outcome(files(REFUTED + PROVED), '.', '--format', 'json');
    const { tests, exceptions, summary } = JSON.parse(out);
    assert.deepEqual(summary, { proved: 1, refuted: 1, notProved: 0 });
    const [refuted, proved] = tests;
    assert.deepEqual(
      [refuted.kind, refuted.status, refuted.expect, refuted.start.line],
      ['case', 'refuted', 'blocked', 2],
    );
    assert.deepEqual(
      { ...refuted.example, start: refuted.example.start.line },
      {
        from: 'ann@contoso.com',
        to: 'in@fabrikam.com',
        mechanism: 'inboxRuleForward',
        verdict: 'allowed',
        by: 'outboundPolicy:Partners',
        file: 'set/a.exo.yaml',
        start: 6,
      },
    );
    assert.ok(refuted.changes.length > 0);
    assert.deepEqual([proved.kind, proved.status, proved.name], ['invariant', 'proved', 'Only partners']);
    assert.equal(exceptions[0].opens[0].from.label, 'ann@contoso.com');
    assert.deepEqual(
      exceptions.map((one: { expired: boolean }) => one.expired),
      [false, true],
    );
    assert.deepEqual(exceptions[1].opens, []);
  });

  it('prints JUnit, where what is not proved has failed as well', async () => {
    const { out, code } = await outcome(
      files(`${REFUTED}${PROVED}  - { from: ceo@contoso.com }\n`, ''),
      '.',
      '--format',
      'junit',
    );
    assert.equal(code, 1);
    assert.match(out, /<testsuite name="mailflow-lint" tests="3" failures="2">/);
    assert.match(
      out,
      /<testcase classname="default" name="Only partners" file="mailflow-lint\.tests\.yaml" line="4"\/>/,
    );
    assert.match(out, /<failure type="not-proved" message="Not proved: /);
    assert.equal(out.match(/<failure /g)?.length, 2);
  });

  it('says mistakes at their place and judges the rest', async () => {
    const wrong = `${PROVED}cases:\n  - { from: a@contoso.com, to: b@x.com, expects: blocked }\n`;
    const { code, out, err } = await outcome(files(wrong), '.');
    assert.equal(code, 2);
    assert.match(err, /mailflow-lint\.tests\.yaml:4: The configuration has no setting expects\. Is expect meant\?/);
    assert.match(out, /^proved {2}Only partners/);
    const strange = await outcome(files('cases:\n  - { from: Parners, to: b@x.com, expect: blocked }\n'), '.');
    assert.equal(strange.code, 2);
    assert.match(strange.err, /tests\.yaml:2: Parners is no address and no domain, and no file declares it/);
  });

  it('takes a tests file, settings beside tests, or a folder; no test at all is not green', async () => {
    using folder = new Folder({ ...files(PROVED), 'empty/readme.md': '' });
    assert.equal((await folder.run(['test', 'mailflow-lint.tests.yaml'])).code, 0);
    assert.equal((await folder.run(['test', '../mailflow-lint.tests.yaml'], { below: 'set' })).code, 0);
    const { code, err } = await folder.run(['test', 'set/a.exo.yaml']);
    assert.equal(code, 3);
    assert.match(err, /There are no policy tests here\. They stand in a file mailflow-lint\.tests\.yaml\./);
    assert.equal((await folder.run(['test', 'set/a.exo.yaml', '--allow-empty'])).code, 0);
  });

  it('is not lint: a tests file holds no settings', async () => {
    using folder = new Folder(files(`${PROVED}# autoForwardingMode: On\n`));
    const { out } = await folder.run(['lint', '.', '--format', 'json', '--strict-read']);
    assert.deepEqual(JSON.parse(out).unread, []);
  });

  it('the day decides which exceptions count', async () => {
    const tests = 'invariants:\n  - { to: partner.example, expect: exception }\n';
    assert.equal((await outcome(files(tests), '.', '--as-of', '2026-12-10')).code, 0);
    assert.equal((await outcome(files(tests), '.', '--as-of', '2026-12-11')).code, 1);
  });
});

test('lint tells of exceptions as early as it is asked', async () => {
  using folder = new Folder(files(PROVED));
  const found = async (...args: string[]): Promise<string[]> => {
    const { out } = await folder.run(['lint', '.', '--format', 'json', ...args]);
    return JSON.parse(out).findings.map(
      (one: { ruleId: string; messageId: string }) => `${one.ruleId}/${one.messageId}`,
    );
  };
  const own = (all: readonly string[]): string[] => all.filter((one) => one.startsWith('expired-exception'));
  assert.deepEqual(own(await found()), ['expired-exception/soon', 'expired-exception/expired']);
  assert.deepEqual(own(await found('--warn-before', '14d')), ['expired-exception/expired']);
  using configured = new Folder({ ...files(PROVED), 'mailflow-lint.config.yaml': `warnBefore: 14\n${CONFIG}` });
  assert.match((await folder.run(['test', '.', '--warn-before', '14'])).out, / ends on 2026-12-10 /);
  assert.match((await configured.run(['test', '.'])).out, / ends on 2026-12-10 /);
  const { out } = await configured.run(['lint', '.', '--format', 'json']);
  assert.deepEqual(
    own(JSON.parse(out).findings.map((one: { ruleId: string; messageId: string }) => `${one.ruleId}/${one.messageId}`)),
    ['expired-exception/expired'],
  );
  const { code, err } = await folder.run(['lint', '.', '--warn-before', 'soon']);
  assert.equal(code, 2);
  assert.match(err, /--warn-before takes a number of days such as 30d, not "soon"/);
});

test('the tests of the examples are proved', async () => {
  const world = testWorld(path.resolve(import.meta.dirname, '../../examples'));
  assert.equal(await run(['test', '.'], world, commands), 0, world.printed.out + world.printed.err);
  assert.match(world.printed.out, /Policy tests: 5 proved, 0 refuted, 0 not proved\./);
});
