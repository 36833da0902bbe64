import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../src/exchange/model.ts';
import { type ClassName, destinationClasses, senderClasses } from '../../src/verdict/classes.ts';
import { nativeTenant } from './tenants.ts';

const named = ({ id, args }: ClassName): string => [id, ...Object.values(args)].join(' ');

/** Each class by its name and its members. */
const classes = (exchange: object) => {
  const model = modelOf(nativeTenant(exchange));
  const told = (all: NonNullable<ReturnType<typeof senderClasses>>) =>
    all.map(({ name, members }) => `${named(name)}: ${members.join(', ')}`);
  return { from: told(senderClasses(model) ?? []), to: told(destinationClasses(model)) };
};

const POLICIES = [
  { name: 'Default', autoForwardingMode: 'Off' },
  { name: 'Allow', autoForwardingMode: 'On' },
];
const allow = (conditions: object) => ({
  outboundPolicies: POLICIES,
  outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, ...conditions }],
});

const DOMAINS = { acceptedDomains: ['contoso.com', 'contoso.example', 'contoso.test'] };
const ALL = Object.values(DOMAINS).flat().join(', ');
const REST = `everyone: ${ALL}`;

const SENDERS: Readonly<Record<string, readonly [object, readonly string[]]>> = {
  'senders whom no control tells apart are everyone': [{}, [REST]],
  'one sender is named by the address': [
    allow({ from: ['ann@contoso.com'] }),
    ['address ann@contoso.com: ann@contoso.com', REST],
  ],
  'several are named by the first and how many more': [
    allow({ from: ['ann@contoso.com', 'bob@contoso.com', 'joe@contoso.com'] }),
    ['addresses ann@contoso.com 2: ann@contoso.com, bob@contoso.com, joe@contoso.com', REST],
  ],
  'members of a group by the group': [allow({ fromMemberOf: ['Sales'] }), ['members Sales: Sales', REST]],
  'the others of two kinds by their domains': [
    allow({ senderDomainIs: ['contoso.test'] }),
    ['domains contoso.com 1: contoso.com, contoso.example', 'domain contoso.test: contoso.test'],
  ],
};

for (const [name, [settings, expected]] of Object.entries(SENDERS))
  test(name, () => {
    assert.deepEqual(classes({ ...DOMAINS, ...settings }).from, expected);
  });

const remote = (...names: readonly string[]) => ({
  remoteDomains: names.map((domainName, at) => ({ name: `R${at}`, domainName, autoForwardEnabled: at > 0 })),
});
const INSIDE = 'inside contoso.com: contoso.com';

const RECIPIENTS: Readonly<Record<string, readonly [object, readonly string[]]>> = {
  'recipients are inside or elsewhere': [remote('*'), [INSIDE, 'elsewhere: ']],
  'a remote domain is told apart': [
    remote('*', 'fabrikam.com'),
    [INSIDE, 'recipient-domain fabrikam.com: fabrikam.com', 'elsewhere: '],
  ],
  'a remote domain holds what lies below it where it says so': [
    remote('*', '*.fabrikam.com'),
    [INSIDE, 'recipient-domain fabrikam.com: *.fabrikam.com, fabrikam.com', 'elsewhere: '],
  ],
  'contacts are as everybody elsewhere, mail users are not': [
    {
      mailContacts: [{ name: 'P', externalEmailAddress: 'p@adatum.com' }],
      mailUsers: [
        { name: 'U', primarySmtpAddress: 'u@contoso.com', externalEmailAddress: 'u@adatum.com' },
        { name: 'V', primarySmtpAddress: 'v@contoso.com', externalEmailAddress: 'v@adatum.com' },
      ],
    },
    ['elsewhere: p@adatum.com', 'mail-users: u@adatum.com, v@adatum.com', INSIDE],
  ],
  'addresses that a rule names are told apart': [
    {
      transportRules: [
        { name: 'R', priority: 0, sentTo: ['x@adatum.com', 'y@adatum.com'], rejectMessageReasonText: 'no' },
      ],
    },
    ['addresses x@adatum.com 1: x@adatum.com, y@adatum.com', INSIDE, 'elsewhere: '],
  ],
};

for (const [name, [settings, expected]] of Object.entries(RECIPIENTS))
  test(name, () => {
    assert.deepEqual(classes({ acceptedDomains: ['contoso.com'], ...settings }).to, expected);
  });
