import assert from 'node:assert/strict';
import { it } from 'node:test';
import { rule } from '../../src/rules/allow-entry-without-effect.ts';
import { analyse } from './analysis.ts';
import { lines, testRule } from './tester.ts';

const tenant = (mode: string, rest: string): string => `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "${mode}"
${rest}`;
const partner = (value: string): string => `  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: ${value}
`;
const block = (exception: string): string => `  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      exceptIfRecipientDomainIs: [${exception}]
      rejectMessageReasonText: No.
`;

testRule(rule, {
  bad: {
    'every policy is Off': {
      files: { 'a.exo.yaml': tenant('Off', partner('[|true|]') + block('[|fabrikam.com|]')) },
      findings: [
        {
          message: 'policyOff',
          args: { name: 'Fabrikam', domain: 'fabrikam.com' },
          subject: { object: 'remoteDomain:Fabrikam', property: 'autoForwardEnabled' },
          related: [{ message: 'relatedPolicy', text: '"Off"', args: { policy: 'Default' } }],
          fixes: [
            {
              title: 'allow',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '    - name: Allowed external forwarding',
                  '      autoForwardingMode: "On"',
                  '  outboundRules:',
                  '    - name: Allowed external forwarding',
                  '      hostedOutboundSpamFilterPolicy: Allowed external forwarding',
                  '      fromMemberOf: [forwarders@contoso.com]',
                  '      priority: 0',
                  '  groups:',
                  '    forwarders@contoso.com:',
                  '      members: [user@contoso.com]',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '    - name: Fabrikam',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: true',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      exceptIfRecipientDomainIs: [fabrikam.com]',
                  '      rejectMessageReasonText: No.',
                ),
              },
              reveals: ['rule-error-ignore'],
            },
            {
              title: 'close',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '    - name: Fabrikam',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: false',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      exceptIfRecipientDomainIs: [fabrikam.com]',
                  '      rejectMessageReasonText: No.',
                ),
              },
              reveals: ['silent-drop-information'],
            },
          ],
        },
        {
          message: 'exceptionPolicyOff',
          args: { rule: 'Block forwards', value: 'fabrikam.com' },
          subject: {
            object: 'transportRule:Block forwards',
            property: 'exceptIfRecipientDomainIs',
            value: 'fabrikam.com',
          },
          related: [{ message: 'relatedPolicy', text: '"Off"', args: { policy: 'Default' } }],
          fixes: [
            {
              title: 'allow',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '    - name: Allowed external forwarding',
                  '      autoForwardingMode: "On"',
                  '  outboundRules:',
                  '    - name: Allowed external forwarding',
                  '      hostedOutboundSpamFilterPolicy: Allowed external forwarding',
                  '      fromMemberOf: [forwarders@contoso.com]',
                  '      priority: 0',
                  '  groups:',
                  '    forwarders@contoso.com:',
                  '      members: [user@contoso.com]',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '    - name: Fabrikam',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: true',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      exceptIfRecipientDomainIs: [fabrikam.com]',
                  '      rejectMessageReasonText: No.',
                ),
              },
              reveals: ['rule-error-ignore'],
            },
            {
              title: 'noException',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '    - name: Fabrikam',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: true',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      rejectMessageReasonText: No.',
                ),
              },
            },
          ],
        },
      ],
    },
    'the block list': {
      files: { 'a.exo.yaml': tenant('On', `${partner('[|true|]')}  tenantBlockList: [fabrikam.com]\n`) },
      findings: [
        {
          message: 'blockList',
          args: { entry: 'fabrikam.com', name: 'Fabrikam', domain: 'fabrikam.com' },
          subject: { object: 'remoteDomain:Fabrikam', property: 'autoForwardEnabled' },
          related: [{ message: 'relatedEntry', text: 'fabrikam.com', args: { entry: 'fabrikam.com' } }],
          fixes: [
            {
              title: 'close',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "On"',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '    - name: Fabrikam',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: false',
                  '  tenantBlockList: [fabrikam.com]',
                ),
              },
              reveals: ['remote-domain-cancels-policy', 'silent-drop-information'],
            },
          ],
        },
      ],
    },
    'the remote domain drops what the rule lets pass': {
      files: { 'a.exo.yaml': tenant('On', partner('true') + block('fabrikam.com, [|northwindtraders.com|]')) },
      findings: [
        {
          message: 'exceptionRemoteDomain',
          args: { value: 'northwindtraders.com', name: 'Default', rule: 'Block forwards' },
          subject: {
            object: 'transportRule:Block forwards',
            property: 'exceptIfRecipientDomainIs',
            value: 'northwindtraders.com',
          },
          related: [{ message: 'relatedDomain', text: 'false', args: { name: 'Default' } }],
          fixes: [
            {
              title: 'partner',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "On"',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '    - name: northwindtraders.com',
                  '      domainName: northwindtraders.com',
                  '      autoForwardEnabled: true',
                  '    - name: Fabrikam',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: true',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      exceptIfRecipientDomainIs: [fabrikam.com, northwindtraders.com]',
                  '      rejectMessageReasonText: No.',
                ),
              },
            },
            {
              title: 'noException',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "On"',
                  '  remoteDomains:',
                  '    - name: Default',
                  '      domainName: "*"',
                  '      autoForwardEnabled: false',
                  '    - name: Fabrikam',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: true',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      exceptIfRecipientDomainIs: [fabrikam.com]',
                  '      rejectMessageReasonText: No.',
                ),
              },
            },
          ],
        },
      ],
    },
    'the entry of the partner drops what the rule lets pass': {
      files: {
        'a.exo.yaml': tenant(
          'On',
          `  remoteDomains:
    - name: Northwind
      domainName: northwindtraders.com
      autoForwardEnabled: false
${block('[|northwindtraders.com|]')}`,
        ),
      },
      findings: [
        {
          message: 'exceptionRemoteDomain',
          args: { value: 'northwindtraders.com', name: 'Northwind', rule: 'Block forwards' },
          subject: {
            object: 'transportRule:Block forwards',
            property: 'exceptIfRecipientDomainIs',
            value: 'northwindtraders.com',
          },
          related: [{ message: 'relatedDomain', text: 'false', args: { name: 'Northwind' } }],
          fixes: [
            {
              title: 'open',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "On"',
                  '  remoteDomains:',
                  '    - name: Northwind',
                  '      domainName: northwindtraders.com',
                  '      autoForwardEnabled: true',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      exceptIfRecipientDomainIs: [northwindtraders.com]',
                  '      rejectMessageReasonText: No.',
                ),
              },
            },
            {
              title: 'noException',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "On"',
                  '  remoteDomains:',
                  '    - name: Northwind',
                  '      domainName: northwindtraders.com',
                  '      autoForwardEnabled: false',
                  '  transportRules:',
                  '    - name: Block forwards',
                  '      messageTypeMatches: AutoForward',
                  '      sentToScope: NotInOrganization',
                  '      rejectMessageReasonText: No.',
                ),
              },
            },
          ],
        },
      ],
    },
    'an exception that is listed twice': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Default, autoForwardingMode: "Off" }',
          '  transportRules:',
          '    - { name: B, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, exceptIfFrom: [[|a@contoso.com|], [|b@contoso.com|], [|a@contoso.com|]], ruleErrorAction: Defer, rejectMessageReasonText: No. }',
        ),
      },
      findings: [
        {
          message: 'exceptionPolicyOff',
          args: { rule: 'B', value: 'a@contoso.com' },
          subject: { object: 'transportRule:B', property: 'exceptIfFrom', value: 'a@contoso.com' },
          related: [{ message: 'relatedPolicy', text: '"Off"', args: { policy: 'Default' } }],
          fixes: [
            {
              title: 'allow',
              reveals: ['block-rule-cancels-policy'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '    - name: Allowed external forwarding',
                  '      autoForwardingMode: "On"',
                  '  outboundRules:',
                  '    - name: Allowed external forwarding',
                  '      hostedOutboundSpamFilterPolicy: Allowed external forwarding',
                  '      fromMemberOf: [forwarders@contoso.com]',
                  '      priority: 0',
                  '  groups:',
                  '    forwarders@contoso.com:',
                  '      members: [user@contoso.com]',
                  '  transportRules:',
                  '    - { name: B, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, exceptIfFrom: [a@contoso.com, b@contoso.com, a@contoso.com], ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
            {
              title: 'noException',
              args: { rule: 'B', value: 'a@contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '  transportRules:',
                  '    - { name: B, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, exceptIfFrom: [b@contoso.com], ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
          ],
        },
        {
          message: 'exceptionPolicyOff',
          args: { rule: 'B', value: 'b@contoso.com' },
          subject: { object: 'transportRule:B', property: 'exceptIfFrom', value: 'b@contoso.com' },
          related: [{ message: 'relatedPolicy', text: '"Off"', args: { policy: 'Default' } }],
          fixes: [
            {
              title: 'allow',
              reveals: ['block-rule-cancels-policy'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '    - name: Allowed external forwarding',
                  '      autoForwardingMode: "On"',
                  '  outboundRules:',
                  '    - name: Allowed external forwarding',
                  '      hostedOutboundSpamFilterPolicy: Allowed external forwarding',
                  '      fromMemberOf: [forwarders@contoso.com]',
                  '      priority: 0',
                  '  groups:',
                  '    forwarders@contoso.com:',
                  '      members: [user@contoso.com]',
                  '  transportRules:',
                  '    - { name: B, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, exceptIfFrom: [a@contoso.com, b@contoso.com, a@contoso.com], ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
            {
              title: 'noException',
              args: { rule: 'B', value: 'b@contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '  transportRules:',
                  '    - { name: B, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, exceptIfFrom: [a@contoso.com, a@contoso.com], ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
          ],
        },
        {
          message: 'exceptionPolicyOff',
          args: { rule: 'B', value: 'a@contoso.com' },
          subject: { object: 'transportRule:B', property: 'exceptIfFrom', value: 'a@contoso.com' },
          related: [{ message: 'relatedPolicy', text: '"Off"', args: { policy: 'Default' } }],
          fixes: [
            {
              title: 'allow',
              reveals: ['block-rule-cancels-policy'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '    - name: Allowed external forwarding',
                  '      autoForwardingMode: "On"',
                  '  outboundRules:',
                  '    - name: Allowed external forwarding',
                  '      hostedOutboundSpamFilterPolicy: Allowed external forwarding',
                  '      fromMemberOf: [forwarders@contoso.com]',
                  '      priority: 0',
                  '  groups:',
                  '    forwarders@contoso.com:',
                  '      members: [user@contoso.com]',
                  '  transportRules:',
                  '    - { name: B, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, exceptIfFrom: [a@contoso.com, b@contoso.com, a@contoso.com], ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
            {
              title: 'noException',
              args: { rule: 'B', value: 'a@contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Default, autoForwardingMode: "Off" }',
                  '  transportRules:',
                  '    - { name: B, messageTypeMatches: AutoForward, sentToScope: NotInOrganization, exceptIfFrom: [b@contoso.com], ruleErrorAction: Defer, rejectMessageReasonText: No. }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'an entry of the block list that has expired': {
      files: {
        'a.exo.yaml': `exchange:
  remoteDomains:
    - { name: Fabrikam, domainName: fabrikam.com, autoForwardEnabled: true }
  tenantBlockList:
    - { value: fabrikam.com, expirationDate: 2026-01-01 }
`,
      },
    },
    'a policy is On': { files: { 'a.exo.yaml': tenant('On', partner('true') + block('fabrikam.com')) } },
    'policies are not in the text': {
      files: {
        'a.ps1': `New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com\nSet-RemoteDomain Fabrikam -AutoForwardEnabled $true`,
      },
    },
    'an exception for a sender says nothing about a remote domain': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: "On"',
          '  remoteDomains:',
          '    - name: Default',
          '      domainName: "*"',
          '      autoForwardEnabled: false',
          '  transportRules:',
          '    - name: Block forwards',
          '      messageTypeMatches: AutoForward',
          '      sentToScope: NotInOrganization',
          '      exceptIfFrom: [ann@contoso.com]',
          '      rejectMessageReasonText: No.',
        ),
      },
    },
    'an exception of a rule that only writes to the log': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: "On"',
          '  remoteDomains:',
          '    - name: Default',
          '      domainName: "*"',
          '      autoForwardEnabled: false',
          '  transportRules:',
          '    - name: Block forwards',
          '      messageTypeMatches: AutoForward',
          '      sentToScope: NotInOrganization',
          '      exceptIfRecipientDomainIs: [fabrikam.com]',
          '      mode: Audit',
          '      rejectMessageReasonText: No.',
        ),
      },
    },
    'an exception of a rule that stops other mail than forwards': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: "On"',
          '  remoteDomains:',
          '    - name: Default',
          '      domainName: "*"',
          '      autoForwardEnabled: false',
          '  transportRules:',
          '    - name: Block forwards',
          '      messageTypeMatches: Encrypted',
          '      sentToScope: NotInOrganization',
          '      exceptIfRecipientDomainIs: [fabrikam.com]',
          '      rejectMessageReasonText: No.',
        ),
      },
    },
    'an exception for a partner whose remote domain is not in the text': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: "On"',
          '  transportRules:',
          '    - name: Block forwards',
          '      messageTypeMatches: AutoForward',
          '      sentToScope: NotInOrganization',
          '      exceptIfRecipientDomainIs: [fabrikam.com]',
          '      rejectMessageReasonText: No.',
        ),
      },
    },
  },
});

it('says where it does not offer to write a long list again', () => {
  const others = (count: number): string => Array.from({ length: count }, (_, at) => `d${at}.example, `).join('');
  const found = (count: number) =>
    analyse({ 'a.exo.yaml': tenant('Off', block(`${others(count - 2)}twice.example, twice.example`)) }, {}, [rule])
      .findings.filter(({ args }) => args.value === 'twice.example' || args.value === 'd0.example')
      .map(({ args, related, fixes }) => [
        args.value,
        ...related.slice(1).map(({ message, args }) => [message, args]),
        ...fixes.map(({ title }) => title),
      ]);
  const alone = ['d0.example', 'allow', 'noException'];
  assert.deepEqual(found(500), [alone, ...Array(2).fill(['twice.example', 'allow', 'noException'])]);
  const long = ['relatedLong', { count: 501, most: 500 }];
  assert.deepEqual(found(501), [alone, ...Array(2).fill(['twice.example', long, 'allow'])]);
});
