import { rule } from '../../src/rules/removed-sign-in.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a remote session to Exchange Online': {
      files: {
        'a.ps1': [
          '$session = [|New-PSSession|] -ConfigurationName Microsoft.Exchange `',
          '    -ConnectionUri "https://outlook.office365.com/powershell-liveid/" -Authentication Basic -AllowRedirection',
          'Import-PSSession $session',
          'Set-RemoteDomain -Identity Fabrikam -AutoReplyEnabled $false',
          '',
        ].join('\n'),
      },
      findings: [{ message: 'session', severity: 'error' }],
    },
    'user name and password': {
      files: {
        'a.ps1': lines('$c = Get-Credential', 'Connect-ExchangeOnline [|-Credential|] $c -ShowBanner:$false'),
      },
      findings: [
        {
          message: 'credential',
          args: { cmdlet: 'Connect-ExchangeOnline' },
          subject: { object: 'Connect-ExchangeOnline', property: 'Credential' },
          fixes: [
            {
              title: 'person',
              result: {
                'a.ps1': lines(
                  '$c = Get-Credential',
                  'Connect-ExchangeOnline -UserPrincipalName "admin@contoso.com" -ShowBanner:$false',
                ),
              },
            },
            {
              title: 'certificate',
              result: {
                'a.ps1': lines(
                  '$c = Get-Credential',
                  'Connect-ExchangeOnline -CertificateThumbprint "thumbprint" -AppId "application id" -Organization "contoso.onmicrosoft.com" -ShowBanner:$false',
                ),
              },
            },
          ],
        },
      ],
    },
    'remote PowerShell': {
      files: {
        'a.ps1': lines(
          'Connect-IPPSSession -UserPrincipalName a@contoso.com [|-UseRPSSession|]',
          'Get-RemoteDomain Default',
        ),
      },
      findings: [
        {
          message: 'remotePowerShell',
          args: { cmdlet: 'Connect-IPPSSession' },
          subject: { object: 'Connect-IPPSSession', property: 'UseRPSSession' },
          fixes: [
            {
              title: 'remove',
              result: {
                'a.ps1': lines('Connect-IPPSSession -UserPrincipalName a@contoso.com', 'Get-RemoteDomain Default'),
              },
            },
          ],
        },
      ],
    },
    'a splat, and a parameter without a value': {
      files: {
        'a.ps1': lines(
          '$p = @{ [|Credential|] = $c }',
          'Connect-ExchangeOnline @p',
          'Connect-IPPSSession [|-Credential|]',
        ),
      },
      findings: [
        {
          message: 'credential',
          args: { cmdlet: 'Connect-ExchangeOnline' },
          subject: { object: 'Connect-ExchangeOnline', property: 'Credential' },
        },
        {
          message: 'credential',
          args: { cmdlet: 'Connect-IPPSSession' },
          subject: { object: 'Connect-IPPSSession', property: 'Credential' },
        },
      ],
    },
  },
  good: {
    'other ways to give a user name and password': {
      files: { 'a.ps1': 'Get-Mailbox ann@contoso.com -Credential $c\n' },
    },
    'a remote session to a server': {
      files: {
        'a.ps1':
          'New-PSSession -ConfigurationName Microsoft.Exchange -ConnectionUri http://exch01.contoso.com/PowerShell/\nSet-RemoteDomain -Identity Fabrikam -AutoReplyEnabled $false\n',
      },
    },
    'a person, a certificate, a managed identity': {
      files: {
        'a.ps1': lines(
          'Connect-ExchangeOnline -UserPrincipalName a@contoso.com',
          'Connect-ExchangeOnline -CertificateThumbprint $t -AppId $a -Organization contoso.onmicrosoft.com',
          'Connect-ExchangeOnline -ManagedIdentity -Organization contoso.onmicrosoft.com',
        ),
      },
    },
    'other commands with such parameters, and other mistakes of the text': {
      files: {
        'a.ps1': lines(
          'Connect-AzAccount -Credential $c',
          'Connect-ExchangeOnline -UserPrincipalName <name>',
          'Set-Mailbox a@contoso.com  `  ',
        ),
      },
    },
  },
});
