import { rule } from '../../src/rules/external-redirect.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a copy to a public mail service': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Copies' -SentTo boss@contoso.com -BlindCopyTo archive@contoso.com, [|'boss.home@gmail.com'|]
`,
      },
      findings: [
        {
          message: 'redirects',
          args: { rule: 'Copies', address: 'boss.home@gmail.com', action: 'BlindCopyTo' },
          subject: { object: 'transportRule:Copies', property: 'blindCopyTo', value: 'boss.home@gmail.com' },
          fixes: [
            {
              title: 'disable',
              result: {
                'a.ps1': lines(
                  "New-TransportRule -Name 'Copies' -SentTo boss@contoso.com -BlindCopyTo archive@contoso.com, 'boss.home@gmail.com'",
                  "Disable-TransportRule -Identity 'Copies' -Confirm:$false",
                ),
              },
            },
          ],
        },
      ],
    },
    'a contact whose address is outside': {
      files: {
        'a.exo.yaml': `exchange:
  acceptedDomains: [contoso.com]
  mailContacts:
    - name: Auditor
      externalEmailAddress: audit@fabrikam.com
  transportRules:
    - name: To the auditor
      sentTo: [finance@contoso.com]
      redirectMessageTo: [[|Auditor|]]
`,
      },
      findings: [
        {
          message: 'redirects',
          args: { address: 'audit@fabrikam.com', rule: 'To the auditor', action: 'RedirectMessageTo' },
          subject: {
            object: 'transportRule:To the auditor',
            property: 'redirectMessageTo',
            value: 'audit@fabrikam.com',
          },
          fixes: [
            {
              title: 'disable',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  mailContacts:',
                  '    - name: Auditor',
                  '      externalEmailAddress: audit@fabrikam.com',
                  '  transportRules:',
                  '    - name: To the auditor',
                  '      sentTo: [finance@contoso.com]',
                  '      redirectMessageTo: [Auditor]',
                  '      enabled: false',
                ),
              },
            },
          ],
        },
      ],
    },
    'an export that writes the domain of the organization as a variable': {
      files: {
        'export.ps1': `Configuration M365TenantConfig
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXOAcceptedDomain 'Own'
        {
            Identity   = "$OrganizationName"
            DomainType = 'Authoritative'
        }
        EXOTransportRule 'Copies'
        {
            Name        = 'Copies'
            Ensure      = 'Present'
            BlindCopyTo = @([|'audit@fabrikam.com'|])
            SentTo      = @("boss@$OrganizationName")
        }
    }
}
`,
      },
      findings: [
        {
          message: 'redirects',
          args: { address: 'audit@fabrikam.com', rule: 'Copies', action: 'BlindCopyTo' },
          subject: { object: 'transportRule:Copies', property: 'blindCopyTo', value: 'audit@fabrikam.com' },
          fixes: [
            {
              title: 'disable',
              result: {
                'export.ps1': lines(
                  'Configuration M365TenantConfig',
                  '{',
                  '    Import-DscResource -ModuleName Microsoft365DSC',
                  '    Node localhost',
                  '    {',
                  "        EXOAcceptedDomain 'Own'",
                  '        {',
                  '            Identity   = "$OrganizationName"',
                  "            DomainType = 'Authoritative'",
                  '        }',
                  "        EXOTransportRule 'Copies'",
                  '        {',
                  "            Name        = 'Copies'",
                  "            Ensure      = 'Present'",
                  "            BlindCopyTo = @('audit@fabrikam.com')",
                  '            SentTo      = @("boss@$OrganizationName")',
                  '            Enabled     = $false',
                  '        }',
                  '    }',
                  '}',
                ),
              },
            },
          ],
        },
      ],
    },
    'data beside a script lists our domains': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Copies' -SentTo boss@contoso.com -BlindCopyTo [|archive@fabrikam.com|]
`,
        'Tenant.psd1':
          "@{ NonNodeData = @{ Exchange = @{ AcceptedDomain = @( @{ Identity = 'contoso.com'; DomainType = 'Authoritative' } ) } } }\n",
      },
      findings: [
        {
          message: 'redirects',
          args: { address: 'archive@fabrikam.com', rule: 'Copies', action: 'BlindCopyTo' },
          subject: { object: 'transportRule:Copies', property: 'blindCopyTo', value: 'archive@fabrikam.com' },
          fixes: [
            {
              title: 'disable',
              result: {
                'a.ps1': lines(
                  "New-TransportRule -Name 'Copies' -SentTo boss@contoso.com -BlindCopyTo archive@fabrikam.com",
                  "Disable-TransportRule -Identity 'Copies' -Confirm:$false",
                ),
              },
            },
          ],
        },
      ],
    },
    'a target that the configuration agrees to for another way of forwarding': {
      files: {
        'a.ps1': 'New-TransportRule -Name R -RedirectMessageTo [|x@fabrikam.com|] -FromScope InOrganization\n',
        'mailflow-lint.config.yaml': lines(
          'acceptedDomains: [contoso.com]',
          'exceptions:',
          '  - from: "*"',
          '    to: fabrikam.com',
          '    mechanism: inboxRuleForward',
          '    owner: it@contoso.com',
          '    reason: agreed',
          '    ticket: T-1',
          '    until: 2027-01-01',
        ),
      },
      findings: [
        {
          message: 'redirects',
          args: { rule: 'R', address: 'x@fabrikam.com', action: 'RedirectMessageTo' },
          subject: { object: 'transportRule:R', property: 'redirectMessageTo', value: 'x@fabrikam.com' },
          fixes: [
            {
              title: 'disable',
              args: { rule: 'R', address: 'x@fabrikam.com', action: 'RedirectMessageTo' },
              result: {
                'a.ps1': lines(
                  'New-TransportRule -Name R -RedirectMessageTo x@fabrikam.com -FromScope InOrganization',
                  'Disable-TransportRule -Identity R -Confirm:$false',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a script changes one domain and names no other': {
      files: {
        'a.ps1': `Set-AcceptedDomain contoso.com -MatchSubDomains $true
New-TransportRule -Name 'Copies' -SentTo boss@contoso.com -BlindCopyTo archive@fabrikam.com
`,
      },
    },
    'nobody says which domains are ours': {
      files: { 'a.ps1': `New-TransportRule -Name 'Copies' -SentTo boss@contoso.com -BlindCopyTo archive@fabrikam.com` },
    },
    'a domain that the organization approves of': {
      files: {
        'scuba.yaml': 'Exo:\n  MS.EXO.1.1v2:\n    AllowedForwardingDomains: ["*.fabrikam.com"]\n',
        'a.ps1': `New-TransportRule -Name 'Copies' -SentTo boss@contoso.com -BlindCopyTo archive@fabrikam.com`,
        'a.exo.yaml': 'exchange:\n  acceptedDomains: [contoso.com]\n',
      },
    },
    'a target inside': {
      files: {
        'a.exo.yaml': `exchange:
  acceptedDomains: [contoso.com]
  transportRules:
    - name: To the archive
      sentTo: [finance@contoso.com]
      blindCopyTo: [archive@contoso.com]
`,
      },
    },
    'a target that the configuration agrees to for redirects': {
      files: {
        'a.ps1': 'New-TransportRule -Name R -RedirectMessageTo x@fabrikam.com -FromScope InOrganization\n',
        'mailflow-lint.config.yaml': lines(
          'acceptedDomains: [contoso.com]',
          'exceptions:',
          '  - from: "*"',
          '    to: fabrikam.com',
          '    mechanism: transportRuleRedirect',
          '    owner: it@contoso.com',
          '    reason: agreed',
          '    ticket: T-1',
          '    until: 2027-01-01',
        ),
      },
    },
  },
});
