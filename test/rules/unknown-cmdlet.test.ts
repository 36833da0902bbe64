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
  },
  good: {
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
