import { rule } from '../../src/rules/incomplete-scope-listing.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a table': {
      files: {
        'a.ps1': `Get-HostedOutboundSpamFilterRule | Format-Table [|Name,Priority,From,FromMemberOf,ExceptIfFrom|]\n`,
      },
      findings: [
        {
          message: 'hidden',
          args: { missing: 'SenderDomainIs, ExceptIfSenderDomainIs' },
          fixes: [
            {
              title: 'addColumns',
              result: {
                'a.ps1': `Get-HostedOutboundSpamFilterRule | Format-Table Name,Priority,From,FromMemberOf,ExceptIfFrom,SenderDomainIs,ExceptIfSenderDomainIs\n`,
              },
            },
          ],
        },
      ],
    },
    'a selection over lines, with a name': {
      files: {
        'a.ps1': `$rules = Get-HostedOutboundSpamFilterRule |
    Select-Object -Property [|Name, SenderDomainIs, FromMemberOf|] |
    Format-Table -AutoSize
`,
      },
      findings: [
        {
          message: 'hidden',
          args: { missing: 'ExceptIfSenderDomainIs' },
          fixes: [
            {
              title: 'addColumns',
              result: {
                'a.ps1': `$rules = Get-HostedOutboundSpamFilterRule |
    Select-Object -Property Name, SenderDomainIs, FromMemberOf, ExceptIfSenderDomainIs |
    Format-Table -AutoSize
`,
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'all columns': {
      files: {
        'a.ps1': `Get-HostedOutboundSpamFilterRule | Format-List
Get-HostedOutboundSpamFilterRule | Select-Object *
Get-HostedOutboundSpamFilterRule | Select-Object Name, From, SenderDomainIs, ExceptIfSenderDomainIs`,
      },
    },
    'no scope is listed': { files: { 'a.ps1': 'Get-HostedOutboundSpamFilterRule | Select-Object Name, Priority' } },
  },
});
