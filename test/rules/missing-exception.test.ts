import { rule } from '../../src/rules/missing-exception.ts';
import { CONFIGURATION } from './analysis.ts';
import { lines, testRule } from './tester.ts';

const settings = (mode: string, more: readonly string[] = []): string =>
  lines(
    'exchange:',
    '  acceptedDomains: [contoso.com]',
    '  outboundPolicies:',
    '    - name: Default',
    '      autoForwardingMode: "Off"',
    '    - name: Invoices',
    `      autoForwardingMode: ${mode}`,
    '  outboundRules:',
    '    - { name: Invoices, policy: Invoices, from: [ap@contoso.com], priority: 0 }',
    '  remoteDomains:',
    '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
    ...more,
  );

const required = (...more: readonly string[]): string => lines('requireExceptions: true', ...more);

const entry = (from: string, to: string, ...more: readonly string[]): readonly string[] => [
  `  - from: ${from}`,
  `    to: ${to}`,
  '    owner: it@contoso.com',
  '    reason: asked',
  ...more,
];

testRule(rule, {
  bad: {
    'nothing is agreed: said at the line that lets it through': {
      files: { 'a.exo.yaml': settings('[|"On"|]'), [CONFIGURATION]: required() },
      findings: [
        {
          message: 'one',
          args: { from: 'ap@contoso.com', to: '*' },
          subject: { object: 'outboundPolicy:Invoices', value: 'ap@contoso.com > *' },
          states: [{ kind: 'exception', from: 'ap@contoso.com', to: '*', until: '2027-11-25' }],
          related: [{ message: 'relatedAsked', text: 'true' }],
        },
      ],
    },
    'a ledger of more than is looked at': {
      files: {
        'a.exo.yaml': settings('"On"'),
        [CONFIGURATION]: lines(
          'requireExceptions: [|true|]',
          'exceptions:',
          ...Array.from({ length: 2_300 }, (_, at) => entry(`a${at}@contoso.com`, `d${at}.example`)).flat(),
        ),
      },
      findings: [{ message: 'tooMany', severity: 'warning' }],
    },
    'an entry that has ended': {
      asOf: '2026-12-01',
      files: {
        'a.exo.yaml': settings('[|"On"|]'),
        [CONFIGURATION]: required('exceptions:', ...entry('ap@contoso.com', '"*"', '    until: 2026-11-30')),
      },
      findings: [
        {
          message: 'one',
          args: { from: 'ap@contoso.com', to: '*' },
          subject: { object: 'outboundPolicy:Invoices', value: 'ap@contoso.com > *' },
          states: [{ kind: 'exception', from: 'ap@contoso.com', to: '*', until: '2027-12-01' }],
          related: [{ message: 'relatedAsked', text: 'true' }],
        },
      ],
    },
    'one way is agreed, the three others are not': {
      files: {
        'a.exo.yaml': settings('[|"On"|]'),
        [CONFIGURATION]: required('exceptions:', ...entry('ap@contoso.com', '"*"', '    mechanism: inboxRuleForward')),
      },
      findings: [
        {
          message: 'one',
          args: { from: 'ap@contoso.com', to: '*' },
          subject: { object: 'outboundPolicy:Invoices', value: 'ap@contoso.com > *' },
          states: [{ kind: 'exception', from: 'ap@contoso.com', to: '*', until: '2027-11-25' }],
          related: [{ message: 'relatedAsked', text: 'true' }],
        },
      ],
    },
    'one destination is agreed, what lies below it and all others are not': {
      files: {
        'a.exo.yaml': settings('[|"On"|]'),
        [CONFIGURATION]: required('exceptions:', ...entry('ap@contoso.com', 'partner.example')),
      },
      findings: [
        {
          message: 'more',
          args: { from: 'ap@contoso.com', to: '*.partner.example', count: 1 },
          subject: { object: 'outboundPolicy:Invoices', value: 'ap@contoso.com > *.partner.example' },
          states: [{ kind: 'exception', from: 'ap@contoso.com', to: '*.partner.example', until: '2027-11-25' }],
          related: [{ message: 'relatedAsked', text: 'true' }],
        },
      ],
    },
    'the last way': {
      files: {
        'a.exo.yaml': settings('[|"On"|]'),
        [CONFIGURATION]: required(
          'exceptions:',
          ...entry(
            'ap@contoso.com',
            '"*"',
            '    mechanism: [inboxRuleForward, inboxRuleRedirect, mailboxForwardingSmtpAddress]',
          ),
        ),
      },
      findings: [
        {
          message: 'one',
          args: { from: 'ap@contoso.com', to: '*' },
          subject: { object: 'outboundPolicy:Invoices', value: 'ap@contoso.com > *' },
          states: [{ kind: 'exception', from: 'ap@contoso.com', to: '*', until: '2027-11-25' }],
          related: [{ message: 'relatedAsked', text: 'true' }],
        },
      ],
    },
  },
  good: {
    'nobody asks for it': { files: { 'a.exo.yaml': settings('"On"') } },
    'it is asked not to': { files: { 'a.exo.yaml': settings('"On"'), [CONFIGURATION]: 'requireExceptions: false\n' } },
    'an entry covers it': {
      files: { 'a.exo.yaml': settings('"On"'), [CONFIGURATION]: required('exceptions:', ...entry('"*"', '"*"')) },
    },
    'every destination is approved': {
      files: { 'a.exo.yaml': settings('"On"'), [CONFIGURATION]: required('approvedDomains: ["*"]') },
    },
    'a script closes it': {
      files: {
        'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\n',
        [CONFIGURATION]: required('acceptedDomains: [contoso.com]'),
      },
    },
    'nothing is open': { files: { 'a.exo.yaml': settings('"Off"'), [CONFIGURATION]: required() } },
    'what is unknown is not reported': {
      files: { 'a.exo.yaml': settings('Automatic'), [CONFIGURATION]: required() },
    },
  },
});
