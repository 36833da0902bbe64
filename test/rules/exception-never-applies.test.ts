import { rule } from '../../src/rules/exception-never-applies.ts';
import { lines, testRule } from './tester.ts';

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
    'a mailbox of a wider domain, which is not in the narrower one': {
      files: {
        'a.ps1':
          'New-TransportRule -Name R -RejectMessageReasonText No -SenderDomainIs eu.contoso.com -ExceptIfFrom [|Ann@contoso.com|]\n',
      },
      findings: [
        {
          message: 'outside',
          args: {
            rule: 'R',
            exception: 'ExceptIfFrom',
            value: 'Ann@contoso.com',
            condition: 'SenderDomainIs',
            other: 'eu.contoso.com',
          },
          subject: { property: 'exceptIfFrom', value: 'Ann@contoso.com', object: 'transportRule:R' },
          unnecessary: true,
          fixes: [
            {
              title: 'remove',
              args: { value: 'Ann@contoso.com' },
              result: {
                'a.ps1': 'New-TransportRule -Name R -RejectMessageReasonText No -SenderDomainIs eu.contoso.com\n',
              },
            },
          ],
        },
      ],
    },
    'a domain that only ends like another one, beside two domains': {
      files: {
        'a.ps1':
          'New-TransportRule -Name R -RejectMessageReasonText No -RecipientDomainIs Fabrikam.com, wingtip.com -ExceptIfRecipientDomainIs [|notfabrikam.com|]\n',
      },
      findings: [
        {
          message: 'outside',
          args: {
            rule: 'R',
            exception: 'ExceptIfRecipientDomainIs',
            value: 'notfabrikam.com',
            condition: 'RecipientDomainIs',
            other: 'fabrikam.com, wingtip.com',
          },
          subject: { property: 'exceptIfRecipientDomainIs', value: 'notfabrikam.com', object: 'transportRule:R' },
          unnecessary: true,
          fixes: [
            {
              title: 'remove',
              args: { value: 'notfabrikam.com' },
              result: {
                'a.ps1':
                  'New-TransportRule -Name R -RejectMessageReasonText No -RecipientDomainIs Fabrikam.com, wingtip.com\n',
              },
            },
          ],
        },
      ],
    },
    'a person without an address in the text, and one outside the domain': {
      files: {
        'a.ps1':
          "New-TransportRule -Name R -RejectMessageReasonText No -SenderDomainIs contoso.com -ExceptIfFrom 'Ann Lee', [|BOB@Wingtip.com|]\n",
      },
      findings: [
        {
          message: 'outside',
          args: {
            rule: 'R',
            exception: 'ExceptIfFrom',
            value: 'BOB@Wingtip.com',
            condition: 'SenderDomainIs',
            other: 'contoso.com',
          },
          subject: { property: 'exceptIfFrom', value: 'BOB@Wingtip.com', object: 'transportRule:R' },
          unnecessary: true,
        },
      ],
    },
    'an exception of an outbound rule': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -SenderDomainIs contoso.com -ExceptIfSenderDomainIs [|wingtip.com|]\n',
      },
      findings: [
        {
          message: 'outside',
          args: {
            rule: 'S',
            exception: 'ExceptIfSenderDomainIs',
            value: 'wingtip.com',
            condition: 'SenderDomainIs',
            other: 'contoso.com',
          },
          subject: { property: 'exceptIfSenderDomainIs', value: 'wingtip.com', object: 'outboundRule:S' },
          unnecessary: true,
          fixes: [
            {
              title: 'remove',
              args: { value: 'wingtip.com' },
              result: {
                'a.ps1':
                  'New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -SenderDomainIs contoso.com\n',
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'somebody with a second address in the domain': {
      files: {
        'a.exo.yaml': `exchange:
  mailboxes:
    - { identity: Alex, primarySmtpAddress: alex@contoso.com, emailAddresses: ["SMTP:alex@contoso.com", "smtp:alex@fabrikam.com"] }
  outboundRules:
    - { name: Sales, policy: Sales, senderDomainIs: [contoso.com], exceptIfFrom: [alex@fabrikam.com] }
`,
      },
    },
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
    'an exception for the domain itself, and for one below it': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name R -RejectMessageReasonText No -RecipientDomainIs fabrikam.com -ExceptIfRecipientDomainIs fabrikam.com',
          'New-TransportRule -Name S -RejectMessageReasonText No -RecipientDomainIs fabrikam.com, wingtip.com -ExceptIfRecipientDomainIs eu.wingtip.com',
        ),
      },
    },
    'an exception for a wider domain': {
      files: {
        'a.ps1':
          'New-TransportRule -Name R -RejectMessageReasonText No -RecipientDomainIs eu.fabrikam.com -ExceptIfRecipientDomainIs fabrikam.com\n',
      },
    },
    'a scope that is known at run time only': {
      files: {
        'a.ps1': lines(
          'param($s)',
          'New-TransportRule -Name R -RejectMessageReasonText No -FromScope $s -ExceptIfFromScope NotInOrganization',
          'New-TransportRule -Name S -RejectMessageReasonText No -FromScope InOrganization -ExceptIfFromScope $s',
        ),
      },
    },
    'domains that are known at run time only, and none': {
      files: {
        'a.ps1': lines(
          'param($d)',
          'New-TransportRule -Name R -RejectMessageReasonText No -RecipientDomainIs $d -ExceptIfRecipientDomainIs wingtip.com',
          'New-TransportRule -Name S -RejectMessageReasonText No -RecipientDomainIs $null -ExceptIfRecipientDomainIs wingtip.com',
        ),
      },
    },
    'an exception that takes out everybody, which is the matter of another rule': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -SenderDomainIs contoso.com -From ann@wingtip.com -ExceptIfFrom ann@wingtip.com\n',
      },
    },
  },
});
