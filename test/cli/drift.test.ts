import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportLists, type Lists, tenantExport } from '../support/tenant-export.ts';
import { Folder } from './support.ts';

const POLICY = { Name: 'Default', IsDefault: true, AutoForwardingMode: 'Off' };
const CLOSED = { Name: 'Default', DomainName: '*', AutoForwardEnabled: false };

/** What the export script wrote; `change` is what the real tenant has otherwise, `broken` what could not be listed. */
function exported(change: Lists = {}, broken = ''): string {
  const lists = exportLists({ hostedOutboundSpamFilterPolicies: [POLICY], remoteDomains: [CLOSED], ...change });
  return tenantExport(lists, (part) => ({ ...part, complete: part.collection !== broken }));
}

const REPOSITORY = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies: [{ name: Default, autoForwardingMode: "Off" }]
  outboundRules: []
  remoteDomains: [{ name: Default, domainName: "*", autoForwardEnabled: false }]
  transportRules: []
`;

/** The directions of all changes from the repository to the state, and the exit code. */
async function drift(state: string): Promise<readonly [number, readonly string[]]> {
  using folder = new Folder({ 'infra/mail.exo.yaml': REPOSITORY, 'state/tenant-export.json': state });
  const { code, out } = await folder.run(['diff', 'infra', 'state/tenant-export.json', '--format', 'json']);
  const { tenants } = JSON.parse(out) as { tenants: { changes: { direction: string }[] }[] };
  const directions = tenants.flatMap(({ changes }) => changes.map(({ direction }) => direction));
  return [code, [...new Set(directions)].sort()];
}

test('a real tenant that is as the repository says has no drift', async () => {
  assert.deepEqual(await drift(exported()), [0, []]);
});

test('what somebody opened in the real tenant is drift that fails', async () => {
  const opened = exported({
    hostedOutboundSpamFilterPolicies: [{ ...POLICY, AutoForwardingMode: 'On' }],
    remoteDomains: [CLOSED, { Name: 'Partner', DomainName: 'partner.example', AutoForwardEnabled: true }],
  });
  // Of ways that Microsoft does not document, nothing was known to be blocked but by the policy.
  assert.deepEqual(await drift(opened), [1, ['unknown', 'widened']]);
});

test('a state that does not list everything turns answers into unknown, never into allowed', async () => {
  for (const broken of ['transportRules', 'tenantAllowBlockListItems'])
    assert.deepEqual([broken, ...(await drift(exported({}, broken)))], [broken, 0, ['unknown']]);
});

test('an organization that the export does not have is unknown, and that is said', async () => {
  using folder = new Folder({
    'mailflow-lint.config.yaml': 'tenants: { contoso: { files: [a] }, fabrikam: { files: [b] } }\n',
    'a/mail.exo.yaml': REPOSITORY,
    'b/mail.exo.yaml': REPOSITORY.replace('contoso.com', 'fabrikam.com'),
    'state/tenant-export.json': exported(),
  });
  const { code, out } = await folder.run(['diff', '.', 'state/tenant-export.json', '--fail-on', 'unknown']);
  const [, gone = ''] = out.split('Organization ');
  assert.match(
    gone,
    /^fabrikam\n.*The state after says nothing about this organization: nobody knows what it allows\./s,
  );
  assert.doesNotMatch(out, /Organization contoso/);
  assert.equal(code, 1);
});

test('the first sentence says when nobody can tell any longer', async () => {
  using folder = new Folder({
    'infra/mail.exo.yaml': REPOSITORY,
    'state/tenant-export.json': exported({}, 'transportRules'),
  });
  const { out } = await folder.run(['diff', 'infra', 'state/tenant-export.json', '--format', 'json']);
  const { headline } = JSON.parse(out) as { headline: string };
  assert.equal(headline, 'Of some forwards nobody can tell any longer whether they leave; nothing surely opens.');
});
