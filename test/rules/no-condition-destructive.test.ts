import { rule } from '../../src/rules/no-condition-destructive.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'deletes everything': {
      files: { 'a.ps1': `New-TransportRule -Name 'Stop' [|-DeleteMessage|] $true\n` },
      findings: [
        {
          message: 'everything',
          args: { rule: 'Stop', action: 'DeleteMessage' },
          subject: { object: 'transportRule:Stop', property: 'deleteMessage' },
          fixes: [
            {
              title: 'forwards',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Stop' -DeleteMessage $true -MessageTypeMatches AutoForward -SentToScope NotInOrganization\n",
              },
              reveals: ['rule-error-ignore'],
            },
            {
              title: 'domain',
              result: {
                'a.ps1': "New-TransportRule -Name 'Stop' -DeleteMessage $true -RecipientDomainIs 'partner.example'\n",
              },
            },
          ],
        },
      ],
    },
    'deletes everything from a day on': {
      files: { 'a.ps1': `New-TransportRule -Name 'Stop' -ActivationDate '2026-12-01' [|-DeleteMessage|] $true\n` },
      findings: [
        {
          message: 'everythingFrom',
          args: { rule: 'Stop', action: 'DeleteMessage', date: '2026-12-01' },
          subject: { object: 'transportRule:Stop', property: 'deleteMessage' },
          fixes: [
            {
              title: 'forwards',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Stop' -ActivationDate '2026-12-01' -DeleteMessage $true -MessageTypeMatches AutoForward -SentToScope NotInOrganization\n",
              },
              reveals: ['inactive-block-rule'],
            },
            {
              title: 'domain',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Stop' -ActivationDate '2026-12-01' -DeleteMessage $true -RecipientDomainIs 'partner.example'\n",
              },
            },
          ],
        },
      ],
    },
    'a modifier is no condition': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Stop' -RecipientAddressType Resolved [|-DeleteMessage|] $true\n`,
      },
      findings: [
        {
          message: 'everything',
          args: { rule: 'Stop', action: 'DeleteMessage' },
          subject: { object: 'transportRule:Stop', property: 'deleteMessage' },
          fixes: [
            {
              title: 'forwards',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Stop' -RecipientAddressType Resolved -DeleteMessage $true -MessageTypeMatches AutoForward -SentToScope NotInOrganization\n",
              },
              reveals: ['rule-error-ignore'],
            },
            {
              title: 'domain',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Stop' -RecipientAddressType Resolved -DeleteMessage $true -RecipientDomainIs 'partner.example'\n",
              },
            },
          ],
        },
      ],
    },
    'a rule with an end that has not come': {
      files: {
        'a.ps1':
          'New-TransportRule -Name A [|-DeleteMessage|] $true -ActivationDate 2026-01-01 -ExpiryDate 2027-01-01\n',
      },
      findings: [
        {
          message: 'everything',
          args: { rule: 'A', action: 'DeleteMessage' },
          subject: { object: 'transportRule:A', property: 'deleteMessage' },
          fixes: [
            {
              title: 'forwards',
              reveals: ['rule-error-ignore'],
              result: {
                'a.ps1':
                  'New-TransportRule -Name A -DeleteMessage $true -ActivationDate 2026-01-01 -ExpiryDate 2027-01-01 -MessageTypeMatches AutoForward -SentToScope NotInOrganization\n',
              },
            },
            {
              title: 'domain',
              result: {
                'a.ps1':
                  'New-TransportRule -Name A -DeleteMessage $true -ActivationDate 2026-01-01 -ExpiryDate 2027-01-01 -RecipientDomainIs "partner.example"\n',
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'an Inbox rule that only a run names, beside a mail flow rule': {
      files: {
        'a.ps1': lines(
          'param($mailbox, $name)',
          'New-TransportRule -Name A -SubjectContainsWords invoice -SetSCL 0',
          'New-InboxRule -Mailbox $mailbox -Name $name -DeleteMessage $true',
        ),
      },
    },
    'a rule that has expired': {
      files: { 'a.ps1': `New-TransportRule -Name 'Stop' -ExpiryDate '2026-06-01' -DeleteMessage $true` },
    },
    'everything but known senders': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Unknown hosts' -Quarantine $true -ExceptIfSenderIpRanges 192.0.2.1 -ExceptIfHeaderContainsMessageHeader X-Inside -ExceptIfHeaderContainsWords yes`,
      },
    },
    'with a condition': {
      files: { 'a.ps1': `New-TransportRule -Name 'Stop' -MessageTypeMatches AutoForward -DeleteMessage $true` },
    },
    'an existing rule whose conditions are not in the text': {
      files: { 'a.ps1': `Set-TransportRule 'Stop' -DeleteMessage $true` },
    },
    'the conditions come from a hashtable nobody sees': {
      files: { 'a.ps1': `param($More)\nNew-TransportRule -Name 'Stop' -DeleteMessage $true @More` },
    },
    'nothing is kept from anybody': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Tag
      setHeaderName: X-Contoso
      setHeaderValue: seen
    - name: Off
      enabled: false
      deleteMessage: true
`,
      },
    },
    'a rule that hands all mail to somebody for approval': {
      files: { 'a.ps1': 'New-TransportRule -Name A -ModerateMessageByUser boss@contoso.com\n' },
    },
    'a condition that was mistyped': {
      files: { 'a.ps1': 'New-TransportRule -Name A -SentToScop NotInOrganization -DeleteMessage $true\n' },
    },
    'a rule that has expired, and one that begins after it ends': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name A -DeleteMessage $true -ExpiryDate 2026-01-01',
          'New-TransportRule -Name B -DeleteMessage $true -ActivationDate 2027-02-01 -ExpiryDate 2027-01-01',
        ),
      },
    },
  },
});
