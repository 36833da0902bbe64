import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlText } from '../../src/exchange/control.ts';
import { exceptionLenses } from '../../src/language/exception-lenses.ts';
import { LENSES, translate } from '../../src/messages/index.ts';
import { className } from '../../src/report/verdict-view.ts';
import { tenantOf } from '../verdict/tenants.ts';

const SETTINGS = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - { name: Default, autoForwardingMode: "Off" }
    - { name: Partners, autoForwardingMode: "On" }
  outboundRules:
    - { name: Partners, policy: Partners, fromMemberOf: [Partners], priority: 0 }
  remoteDomains:
    - { name: Default, domainName: "*", autoForwardEnabled: true }
`;

test('above an exception stands what it opens now', () => {
  const config = `exceptions:
  - from: Partners
    to: partner.example
    owner: o
    reason: r
  - { from: "*", to: [one.example, two.example, "*.three.example"], owner: o, reason: r }
  - { from: ceo@contoso.com, to: partner.example, owner: o, reason: r }
  - { from: "Nobody", to: partner.example, owner: o, reason: r }
`;
  const found = exceptionLenses(tenantOf({ 'a.exo.yaml': SETTINGS }, config), {
    say: (id, args) => translate(LENSES[id], args),
    where: () => '',
    control: controlText,
    name: ({ name }) => className(name),
  });
  const line = (at: number): number => config.slice(0, at).split('\n').length;
  assert.deepEqual(
    found.map((lens) => `${line(lens.above.start)} ${config.slice(lens.place.start, lens.place.end)}: ${lens.text()}`),
    [
      '2 Partners: Opens now: members of Partners to partner.example',
      '6 "*": Opens now: members of Partners to one.example and 2 more',
      '7 ceo@contoso.com: What it opens now is not known',
      '8 "Nobody": Opens nothing now',
    ],
  );
});
