import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Folder } from './support.ts';

const BOUNCE = `Delivery has failed to these recipients or groups:
archive@fabrikam.com
Remote Server returned '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)'
Original message headers:
From: ap@contoso.com
`;

const tenant = (domain: string, policy: string): string => `exchange:
  acceptedDomains: [${domain}]
  hostedOutboundSpamFilterPolicies:
    - { name: ${policy}, autoForwardingMode: "Off" }
  hostedOutboundSpamFilterRules:
    - { name: Rule of ${policy}, policy: ${policy}, fromMemberOf: [Team ${policy}], senderDomainIs: [sales.${domain}] }
  transportRules:
    - { name: Wall, rejectMessageReasonText: "Ask ${policy} first" }
  mailboxes:
    - { identity: ap@${domain}, forwardingSmtpAddress: archive@fabrikam.com }
`;

const TWO = {
  'secret-folder/contoso.exo.yaml': tenant('contoso.com', 'Bluebird'),
  'adatum/adatum.exo.yaml': tenant('adatum.com', 'Kingfisher'),
  'mailflow-lint.config.yaml': 'tenants:\n  acme-eu: { files: [secret-folder] }\n  acme-us: { files: [adatum] }\n',
};

const run = (folder: Folder, input: string, ...args: string[]) =>
  folder.run(['bundle', '-', '--in', '.', ...args], { input });

test('a bundle names objects of the tenant alone that the bounce belongs to', async () => {
  using folder = new Folder(TWO);
  const { code, out } = await run(folder, BOUNCE);
  assert.equal(code, 0);
  assert.match(out, /Bluebird/);
  assert.doesNotMatch(out, /Kingfisher|adatum/);
});

test('where several tenants fit, one must be chosen', async () => {
  using folder = new Folder(TWO);
  const unknown = BOUNCE.replaceAll('contoso.com', 'nobody.example');
  const { code, out, err } = await run(folder, unknown);
  assert.equal(code, 2);
  assert.equal(out, '');
  assert.equal(err, 'The bounce may belong to several tenants: acme-eu, acme-us. Choose one with --tenant.\n');
  const chosen = await run(folder, unknown, '--tenant', 'acme-us');
  assert.equal(chosen.code, 0);
  assert.match(chosen.out, /Kingfisher/);
  assert.doesNotMatch(chosen.out, /Bluebird|contoso/);
});

test('--redact replaces names of objects, tenants, folders and files, the same by the same', async () => {
  using folder = new Folder(TWO);
  const { out } = await run(folder, BOUNCE.replace('AS(7555)', 'by Bluebird AS(7555)'), '--redact');
  assert.doesNotMatch(out, /Bluebird|Wall|Team|contoso|secret-folder|acme|fabrikam|ap@/i);
  assert.match(out, /file1\.yaml:\d+/);
  assert.match(out, /autoForwardingMode` = `Off`/);
  const [, policy] = /hostedOutboundSpamFilterPolicy` = `(name\d+)`/.exec(out) ?? [];
  assert.ok(policy && out.includes(`${policy}`) && out.split(policy).length > 2, 'the rule still leads to its policy');
});
