import { rule } from '../../src/rules/exception-never-applies.ts';
import { testRule } from './tester.ts';

const script = (rest: string): string =>
  `New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -RuleErrorAction Defer -DeleteMessage $true ${rest}\n`;

testRule(rule, {
  bad: {
    'the scope already leaves them out': {
      files: { 'a.ps1': script('-SentToScope NotInOrganization -ExceptIfSentToScope [|InOrganization|]') },
      findings: [
        {
          message: 'scope',
          args: {
            exception: 'ExceptIfSentToScope',
            condition: 'SentToScope',
            other: 'NotInOrganization',
            rule: 'Block',
            value: 'InOrganization',
          },
          subject: { property: 'exceptIfSentToScope', object: 'transportRule:Block' },
          unnecessary: true,
          fixes: [{ title: 'remove', result: { 'a.ps1': script('-SentToScope NotInOrganization') } }],
        },
      ],
    },
    'a sender of another domain': {
      files: {
        'a.exo.yaml': `exchange:
  outboundRules:
    - name: Sales
      policy: Sales
      senderDomainIs: [sales.contoso.com]
      exceptIfFrom: [[|boss@contoso.com|], intern@eu.sales.contoso.com]
`,
      },
      findings: [
        {
          message: 'outside',
          args: {
            value: 'boss@contoso.com',
            other: 'sales.contoso.com',
            rule: 'Sales',
            exception: 'ExceptIfFrom',
            condition: 'SenderDomainIs',
          },
          subject: { property: 'exceptIfFrom', value: 'boss@contoso.com', object: 'outboundRule:Sales' },
          unnecessary: true,
        },
      ],
    },
  },
  good: {
    'the same scope in another case is the matter of another rule': {
      files: { 'a.ps1': script('-SentToScope NotInOrganization -ExceptIfSentToScope notinorganization') },
    },
    'a part of the domain, and names of people': {
      files: {
        'a.exo.yaml': `exchange:
  outboundRules:
    - name: Sales
      policy: Sales
      senderDomainIs: [contoso.com]
      exceptIfSenderDomainIs: [eu.contoso.com]
      exceptIfFrom: [Boss]
`,
      },
    },
    'the same scope cancels, which is another matter': {
      files: { 'a.ps1': script('-RecipientDomainIs eu.fabrikam.com -ExceptIfRecipientDomainIs fabrikam.com') },
    },
  },
});
