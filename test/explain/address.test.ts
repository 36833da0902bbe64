import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '../../src/explain.ts';
import { explanationJson } from '../../src/report/explanation.ts';
import { LineIndex } from '../../src/text/index.ts';
import { optionsWith } from './options.ts';

/** A tenant in which everything is listed; what is handed in stands behind the mailboxes and Inbox rules. */
const tenant = (mode: string, mailboxes: string, inboxRules = '', more = '') => `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "${mode}"
  outboundRules: []
  remoteDomains:
    - { name: Default, domainName: "*", autoForwardEnabled: true }
  transportRules: []
  mailboxes:${mailboxes ? `\n${mailboxes}` : ' []'}
  inboxRules:${inboxRules ? `\n${inboxRules}` : ' []'}
${more}`;

async function about(address: string, files: Readonly<Record<string, string>>) {
  const options = optionsWith(files);
  const answer = await explain(address, options);
  assert.equal(answer?.kind, 'address');
  const { forwarding = [] } = explanationJson(answer, options.lines ?? (() => new LineIndex('')));
  assert.equal(forwarding.length, 1);
  return { markdown: answer.markdown, ...forwarding[0] };
}

const OUT = '    - { identity: ap@contoso.com, forwardingSmtpAddress: ap@fabrikam.com }';

test('a forward to the outside that nothing stops leaves the organization', async () => {
  const { leaves, forwards, markdown } = await about('ap@contoso.com', { 't.exo.yaml': tenant('On', OUT) });
  assert.equal(leaves, 'yes');
  const [one] = forwards ?? [];
  assert.deepEqual(
    [one?.to, one?.mechanism, one?.hop, one?.verdict, one?.file, one?.start.line],
    ['ap@fabrikam.com', 'mailboxForwardingSmtpAddress', 1, 'allowed', 't.exo.yaml', 11],
  );
  assert.match(
    markdown,
    /^# Address `ap@contoso\.com`\n\nMail for this address is forwarded out of the organization\./,
  );
  assert.match(markdown, /\(`t\.exo\.yaml:11`\)/);
});

test('a forward that a control stops does not leave, and the sentence names the control', async () => {
  const { leaves, forwards, markdown } = await about('AP@contoso.com', { 't.exo.yaml': tenant('Off', OUT) });
  assert.deepEqual([leaves, forwards?.[0]?.verdict], ['no', 'blocked']);
  assert.match(forwards?.[0]?.sentence ?? '', /outbound policy Default/);
  assert.match(markdown, /is not forwarded out/);
});

test('an answer that waits for a fact is unknown, and the fact is named', async () => {
  const { leaves, forwards, markdown } = await about('ap@contoso.com', { 't.exo.yaml': tenant('Automatic', OUT) });
  assert.deepEqual([leaves, forwards?.[0]?.verdict], ['unknown', 'unknown']);
  assert.equal(forwards?.[0]?.missing[0]?.key, 'assumptions.automaticMeans');
  assert.match(markdown, /\n {2}- .*Automatic/);
});

test('a forward inside is followed to the mailbox that sends the mail out', async () => {
  const boxes = `    - { identity: kay@contoso.com, forwardingSmtpAddress: ap@contoso.com }\n${OUT}`;
  const { leaves, forwards } = await about('kay@contoso.com', { 't.exo.yaml': tenant('On', boxes) });
  assert.equal(leaves, 'yes');
  assert.deepEqual(
    forwards?.map(({ from, to, hop, leaves }) => [from, to, hop, leaves]),
    [
      ['kay@contoso.com', 'ap@contoso.com', 1, 'no'],
      ['ap@contoso.com', 'ap@fabrikam.com', 2, 'yes'],
    ],
  );
});

test('the second Inbox rule drops the message, unless it comes by another way as well', async () => {
  const rules = `    - { name: a, mailbox: kay@contoso.com, forwardTo: [ap@contoso.com] }
    - { name: b, mailbox: ap@contoso.com, redirectTo: [ap@fabrikam.com] }`;
  const boxes = (kay: string) => `    - { identity: kay@contoso.com${kay} }\n    - { identity: ap@contoso.com }`;
  const dropped = await about('kay@contoso.com', { 't.exo.yaml': tenant('On', boxes(''), rules) });
  assert.equal(dropped.leaves, 'no');
  assert.match(dropped.forwards?.[1]?.sentence ?? '', /drops it here and tells nobody/);
  const both = await about('kay@contoso.com', {
    't.exo.yaml': tenant('On', boxes(', forwardingSmtpAddress: ap@contoso.com'), rules),
  });
  assert.equal(both.leaves, 'yes');
  assert.deepEqual(
    both.forwards?.map(({ to, leaves }) => [to, leaves]),
    [
      ['ap@contoso.com', 'no'],
      ['ap@contoso.com', 'no'],
      ['ap@fabrikam.com', 'yes'],
    ],
  );
});

test('a circle ends', async () => {
  const boxes = `    - { identity: kay@contoso.com, forwardingSmtpAddress: ap@contoso.com }
    - { identity: ap@contoso.com, forwardingSmtpAddress: kay@contoso.com }`;
  const { leaves, forwards } = await about('kay@contoso.com', { 't.exo.yaml': tenant('On', boxes) });
  assert.deepEqual([leaves, forwards?.length], ['no', 2]);
});

test('where not everything is listed, nobody says that it does not forward', async () => {
  const { leaves, listed, markdown } = await about('kay@contoso.com', {
    'a.ps1': 'Set-Mailbox kay@contoso.com -HiddenFromAddressListsEnabled $true\n',
  });
  assert.deepEqual([leaves, listed], ['unknown', false]);
  assert.match(markdown, /The files do not tell whether/);
  assert.match(markdown, /do not list every mailbox/);
});

test('forwards of which the text does not tell whose or where to are named', async () => {
  const { leaves, unclear, markdown } = await about('kay@contoso.com', {
    'a.ps1': `param($to, $who)
Set-Mailbox kay@contoso.com -ForwardingSmtpAddress $to
Set-Mailbox ap@contoso.com -ForwardingSmtpAddress $to
New-InboxRule -Mailbox $who -Name x -ForwardTo ap@fabrikam.com
New-InboxRule -Mailbox ap@contoso.com -Name y -ForwardTo $to
`,
  });
  assert.equal(leaves, 'unknown');
  assert.deepEqual(
    unclear?.map(({ setting, start }) => [setting, start.line]),
    [
      ['forwardingSmtpAddress', 2],
      ['forwardTo', 4],
    ],
  );
  assert.match(markdown, /do not tell whose, or where to:\n\n- .*`a\.ps1:2`/);
});

test('mail for a contact goes where the contact says; a group is not followed', async () => {
  const more = `  mailContacts:
    - { name: Kay Home, externalEmailAddress: kay@fabrikam.com, emailAddresses: [kayhome@contoso.com] }
  groups:
    Sales: { primarySmtpAddress: sales@contoso.com, members: [ap@contoso.com] }
`;
  const files = { 't.exo.yaml': tenant('Off', OUT, '', more) };
  const contact = await about('kayhome@contoso.com', files);
  assert.deepEqual([contact.leaves, contact.external], ['yes', 'kay@fabrikam.com']);
  const group = await about('sales@contoso.com', files);
  assert.deepEqual([group.leaves, group.group], ['unknown', true]);
  assert.match(group.markdown, /that of a group/);
});

test('an address that no file names says so', async () => {
  const { markdown } = await about('nobody@contoso.com', { 't.exo.yaml': tenant('On', OUT) });
  assert.match(markdown, /The files set up no forward of this address\.[\s\S]*The files do not mention this address\./);
  const nothing = await explain('nobody@contoso.com', optionsWith({}));
  assert.match(nothing?.markdown ?? '', /No files of an organization were read/);
});

test('an address is looked up in the organization that has its domain; in all where none says so', async () => {
  const contoso = optionsWith({ 'a.exo.yaml': tenant('Off', '') }, 'en', 'contoso');
  const text = tenant('Off', '').replace('contoso.com', 'fabrikam.com');
  const fabrikam = optionsWith({ 'b.exo.yaml': text }, 'en', 'fabrikam');
  const options = { ...contoso, tenants: [...(contoso.tenants ?? []), ...(fabrikam.tenants ?? [])] };
  const tenantsOf = async (address: string): Promise<readonly string[] | undefined> =>
    (await explain(address, options))?.forwarding?.map((one) => one.tenant);
  assert.deepEqual(await tenantsOf('ada@fabrikam.com'), ['fabrikam']);
  assert.deepEqual(await tenantsOf('ada@woodgrove.com'), ['contoso', 'fabrikam']);
});
