import { rule } from '../../src/rules/incomplete-scope-listing.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'one column': {
      files: { 'a.ps1': 'Get-HostedOutboundSpamFilterRule | Format-List [|From|]\n' },
      findings: [
        {
          message: 'hidden',
          args: { missing: 'SenderDomainIs, ExceptIfSenderDomainIs' },
          fixes: [
            {
              title: 'addColumns',
              result: {
                'a.ps1':
                  'Get-HostedOutboundSpamFilterRule | Format-List From, SenderDomainIs, ExceptIfSenderDomainIs\n',
              },
            },
          ],
        },
      ],
    },
    'a comment between the columns': {
      files: { 'a.ps1': 'Get-HostedOutboundSpamFilterRule | Format-List [|Name, <# who #> From|]\n' },
      findings: [
        {
          message: 'hidden',
          args: { missing: 'SenderDomainIs, ExceptIfSenderDomainIs' },
          fixes: [
            {
              title: 'addColumns',
              result: {
                'a.ps1':
                  'Get-HostedOutboundSpamFilterRule | Format-List Name, <# who #> From, SenderDomainIs, ExceptIfSenderDomainIs\n',
              },
            },
          ],
        },
      ],
    },
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
    'two columns are missing, of a list with a blank after each comma': {
      files: { 'a.ps1': 'Get-HostedOutboundSpamFilterRule | Select-Object [|Name, FromMemberOf|]\n' },
      findings: [
        {
          message: 'hidden',
          args: { missing: 'SenderDomainIs, ExceptIfSenderDomainIs' },
          fixes: [
            {
              title: 'addColumns',
              args: { missing: 'SenderDomainIs, ExceptIfSenderDomainIs' },
              result: {
                'a.ps1':
                  'Get-HostedOutboundSpamFilterRule | Select-Object Name, FromMemberOf, SenderDomainIs, ExceptIfSenderDomainIs\n',
              },
            },
          ],
        },
      ],
    },
    'one column is there, in a list without blanks': {
      files: { 'a.ps1': 'Get-HostedOutboundSpamFilterRule | Select-Object [|Name,From,SenderDomainIs|]\n' },
      findings: [
        {
          message: 'hidden',
          args: { missing: 'ExceptIfSenderDomainIs' },
          fixes: [
            {
              title: 'addColumns',
              args: { missing: 'ExceptIfSenderDomainIs' },
              result: {
                'a.ps1':
                  'Get-HostedOutboundSpamFilterRule | Select-Object Name,From,SenderDomainIs,ExceptIfSenderDomainIs\n',
              },
            },
          ],
        },
      ],
    },
    'a list of two lines': {
      files: { 'a.ps1': lines('Get-HostedOutboundSpamFilterRule | Select-Object [|Name,', '    From|]') },
      findings: [
        {
          message: 'hidden',
          args: { missing: 'SenderDomainIs, ExceptIfSenderDomainIs' },
          fixes: [
            {
              title: 'addColumns',
              args: { missing: 'SenderDomainIs, ExceptIfSenderDomainIs' },
              result: {
                'a.ps1': lines(
                  'Get-HostedOutboundSpamFilterRule | Select-Object Name,',
                  '    From,',
                  '    SenderDomainIs,',
                  '    ExceptIfSenderDomainIs',
                ),
              },
            },
          ],
        },
      ],
    },
    'a single column': {
      files: { 'a.ps1': 'Get-HostedOutboundSpamFilterRule | Select-Object [|From|]\n' },
      findings: [
        {
          message: 'hidden',
          args: { missing: 'SenderDomainIs, ExceptIfSenderDomainIs' },
          fixes: [
            {
              title: 'addColumns',
              args: { missing: 'SenderDomainIs, ExceptIfSenderDomainIs' },
              result: {
                'a.ps1':
                  'Get-HostedOutboundSpamFilterRule | Select-Object From, SenderDomainIs, ExceptIfSenderDomainIs\n',
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a wildcard among names': {
      files: { 'a.ps1': 'Get-HostedOutboundSpamFilterRule | Format-List Name, From, *Domain*\n' },
    },
    'all columns': {
      files: {
        'a.ps1': `Get-HostedOutboundSpamFilterRule | Format-List
Get-HostedOutboundSpamFilterRule | Select-Object *
Get-HostedOutboundSpamFilterRule | Select-Object Name, From, SenderDomainIs, ExceptIfSenderDomainIs`,
      },
    },
    'no scope is listed': { files: { 'a.ps1': 'Get-HostedOutboundSpamFilterRule | Select-Object Name, Priority' } },
    'a column that is worked out between two others': {
      files: {
        'a.ps1': "Get-HostedOutboundSpamFilterRule | Select-Object Name, @{ n = 'P'; e = { $_.Priority } }, From\n",
      },
    },
    'every column, or the names alone': {
      files: {
        'a.ps1': lines(
          'Get-HostedOutboundSpamFilterRule | Select-Object Name, From*',
          'Get-HostedOutboundSpamFilterRule | Select-Object *',
          'Get-HostedOutboundSpamFilterRule | Select-Object Name, Priority',
        ),
      },
    },
    'the same columns of another cmdlet': {
      files: { 'a.ps1': 'Get-InboxRule -Mailbox a@contoso.com -IncludeHidden | Select-Object Name, From\n' },
    },
  },
});
