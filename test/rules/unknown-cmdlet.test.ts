import { rule } from '../../src/rules/unknown-cmdlet.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'letters swapped, and one too many': {
      files: {
        'a.ps1': lines(
          '[|Set-RemoteDomian|] -Identity Fabrikam -AutoReplyEnabled $false',
          'New-TransportRule -Name Block -SentToScope NotInOrganization -DeleteMessage $true',
        ),
      },
      findings: [
        {
          message: 'near',
          args: { written: 'Set-RemoteDomian', cmdlet: 'Set-RemoteDomain' },
          subject: { object: 'Set-RemoteDomain' },
          fixes: [
            {
              title: 'write',
              result: {
                'a.ps1': lines(
                  'Set-RemoteDomain -Identity Fabrikam -AutoReplyEnabled $false',
                  'New-TransportRule -Name Block -SentToScope NotInOrganization -DeleteMessage $true',
                ),
              },
            },
          ],
        },
      ],
    },
    'what gets the objects that the next cmdlet changes, which then does not run': {
      files: {
        'a.ps1': lines(
          '[|Get-HostOutboundSpamFilterPolicy|] | Set-HostedOutboundSpamFilterPolicy -RecipientLimitPerDay 500',
        ),
      },
      findings: [
        {
          message: 'near',
          args: { written: 'Get-HostOutboundSpamFilterPolicy', cmdlet: 'Get-HostedOutboundSpamFilterPolicy' },
          subject: { object: 'Get-HostedOutboundSpamFilterPolicy' },
          fixes: [
            {
              title: 'write',
              result: {
                'a.ps1': lines(
                  'Get-HostedOutboundSpamFilterPolicy | Set-HostedOutboundSpamFilterPolicy -RecipientLimitPerDay 500',
                ),
              },
            },
          ],
        },
      ],
    },

    'in a text that another PowerShell runs': {
      files: { 'a.ps1': 'pwsh -c [|"Set-RemoteDomian -Identity `"Default`" -AutoForwardEnabled `$false"|]\n' },
      findings: [
        {
          message: 'near',
          args: { written: 'Set-RemoteDomian', cmdlet: 'Set-RemoteDomain' },
          subject: { object: 'Set-RemoteDomain' },
        },
      ],
    },
  },
  good: {
    'a word for reading alone, with nothing that shows what is meant': {
      files: { 'a.ps1': lines('Get-TransportRules | Format-Table', 'Get-RemoteDomian') },
    },
    'a function of the text, other parameters, another word': {
      files: {
        'a.ps1': lines(
          'function Set-RemoteDomains { param($Identity, $AutoReplyEnabled) }',
          'Set-RemoteDomains -Identity Default -AutoReplyEnabled $false',
          'Set-TransportRules -Path rules.json',
          'Set-OurRemoteDomain -Identity Default -AutoReplyEnabled $false',
        ),
      },
    },
  },
});
