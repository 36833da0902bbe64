import { rule } from '../../src/rules/new-remotedomain-settings.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a name that only a run tells has no fix': {
      files: { 'a.ps1': 'New-RemoteDomain -Name $name -DomainName fabrikam.com [|-AutoForwardEnabled|] $true\n' },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'AutoForwardEnabled' },
          subject: { object: 'New-RemoteDomain', property: 'AutoForwardEnabled' },
          fixes: [],
        },
      ],
    },

    'a value that only a run tells has no fix': {
      files: { 'a.ps1': 'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com [|-AutoForwardEnabled|] $open\n' },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'AutoForwardEnabled' },
          subject: { object: 'New-RemoteDomain', property: 'AutoForwardEnabled' },
          fixes: [],
        },
      ],
    },

    'replies alone': {
      files: { 'a.ps1': 'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com [|-AllowedOOFType|] External\n' },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'AllowedOOFType' },
          subject: { object: 'New-RemoteDomain', property: 'AllowedOOFType' },
          fixes: [
            {
              title: 'two-steps',
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com',
                  'Set-RemoteDomain -Identity Fabrikam -AllowedOOFType External',
                ),
              },
            },
          ],
        },
      ],
    },

    'replies that make a domain internal': {
      files: {
        'a.ps1': 'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com [|-AllowedOOFType|] InternalLegacy\n',
      },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'AllowedOOFType' },
          subject: { object: 'New-RemoteDomain', property: 'AllowedOOFType' },
          fixes: [
            {
              title: 'two-steps-review',
              reveals: ['internal-flag-bypass'],
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com',
                  'Set-RemoteDomain -Identity Fabrikam -AllowedOOFType InternalLegacy',
                ),
              },
            },
          ],
        },
      ],
    },

    'a domain that becomes internal': {
      files: { 'a.ps1': 'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com [|-IsInternal|] $true\n' },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'IsInternal' },
          subject: { object: 'New-RemoteDomain', property: 'IsInternal' },
          fixes: [
            {
              title: 'two-steps-review',
              reveals: ['internal-flag-bypass'],
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com',
                  'Set-RemoteDomain -Identity Fabrikam -IsInternal $true',
                ),
              },
            },
          ],
        },
      ],
    },

    'a domain that is not internal anyway': {
      files: { 'a.ps1': 'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com [|-IsInternal|] $false\n' },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'IsInternal' },
          subject: { object: 'New-RemoteDomain', property: 'IsInternal' },
          fixes: [
            {
              title: 'two-steps',
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com',
                  'Set-RemoteDomain -Identity Fabrikam -IsInternal $false',
                ),
              },
            },
          ],
        },
      ],
    },
    'values that a new entry has anyway': {
      files: { 'a.ps1': 'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com [|-AutoForwardEnabled|] $true\n' },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'AutoForwardEnabled' },
          subject: { object: 'New-RemoteDomain', property: 'AutoForwardEnabled' },
          fixes: [
            {
              title: 'two-steps',
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com',
                  'Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true',
                ),
              },
            },
          ],
        },
      ],
    },
    'values that change what happens, together': {
      files: {
        'a.ps1': lines(
          "New-RemoteDomain -Name 'Fabrikam' -DomainName 'fabrikam.com' [|-AutoForwardEnabled|] $false [|-AllowedOOFType|] 'None' -Confirm:$false",
        ),
      },
      findings: ['AutoForwardEnabled', 'AllowedOOFType'].map((parameter) => ({
        message: 'settings',
        args: { parameter },
        subject: { object: 'New-RemoteDomain', property: parameter },
        fixes: [
          {
            title: 'two-steps-review',
            reveals: ['silent-drop-information'],
            result: {
              'a.ps1': lines(
                "New-RemoteDomain -Name 'Fabrikam' -DomainName 'fabrikam.com' -Confirm:$false",
                "Set-RemoteDomain -Identity 'Fabrikam' -AutoForwardEnabled $false -AllowedOOFType 'None'",
              ),
            },
          },
        ],
      })),
    },
    'a setting known at run time only': {
      files: {
        'a.ps1': lines('param($on)', 'New-RemoteDomain -Name F -DomainName fabrikam.com [|-AutoForwardEnabled|] $on'),
      },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'AutoForwardEnabled' },
          subject: { object: 'New-RemoteDomain', property: 'AutoForwardEnabled' },
        },
      ],
    },
    'replies as they are anyway, and a name known at run time only': {
      files: {
        'a.ps1': lines(
          'param($n)',
          'New-RemoteDomain -Name F -DomainName fabrikam.com [|-AllowedOOFType|] External',
          'New-RemoteDomain -Name $n -DomainName wingtip.com [|-AllowedOOFType|] External',
        ),
      },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'AllowedOOFType' },
          subject: { object: 'New-RemoteDomain', property: 'AllowedOOFType' },
          fixes: [
            {
              title: 'two-steps',
              args: { domain: 'fabrikam.com' },
              result: {
                'a.ps1': lines(
                  'param($n)',
                  'New-RemoteDomain -Name F -DomainName fabrikam.com',
                  'Set-RemoteDomain -Identity F -AllowedOOFType External',
                  'New-RemoteDomain -Name $n -DomainName wingtip.com -AllowedOOFType External',
                ),
              },
            },
          ],
        },
        {
          message: 'settings',
          args: { parameter: 'AllowedOOFType' },
          subject: { object: 'New-RemoteDomain', property: 'AllowedOOFType' },
        },
      ],
    },
    'replies that make the domain internal, and one that is inside': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name F -DomainName fabrikam.com [|-AllowedOOFType|] InternalLegacy',
          'New-RemoteDomain -Name G -DomainName wingtip.com [|-IsInternal|] $true [|-NDREnabled|] $true',
        ),
      },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'AllowedOOFType' },
          subject: { object: 'New-RemoteDomain', property: 'AllowedOOFType' },
          fixes: [
            {
              title: 'two-steps-review',
              args: { domain: 'fabrikam.com' },
              reveals: ['internal-flag-bypass'],
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name F -DomainName fabrikam.com',
                  'Set-RemoteDomain -Identity F -AllowedOOFType InternalLegacy',
                  'New-RemoteDomain -Name G -DomainName wingtip.com -IsInternal $true -NDREnabled $true',
                ),
              },
            },
          ],
        },
        {
          message: 'settings',
          args: { parameter: 'IsInternal' },
          subject: { object: 'New-RemoteDomain', property: 'IsInternal' },
          fixes: [
            {
              title: 'two-steps-review',
              args: { domain: 'wingtip.com' },
              reveals: ['internal-flag-bypass'],
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name F -DomainName fabrikam.com -AllowedOOFType InternalLegacy',
                  'New-RemoteDomain -Name G -DomainName wingtip.com',
                  'Set-RemoteDomain -Identity G -IsInternal $true -NDREnabled $true',
                ),
              },
            },
          ],
        },
        {
          message: 'settings',
          args: { parameter: 'NDREnabled' },
          subject: { object: 'New-RemoteDomain', property: 'NDREnabled' },
          fixes: [
            {
              title: 'two-steps-review',
              args: { domain: 'wingtip.com' },
              reveals: ['internal-flag-bypass'],
              result: {
                'a.ps1': lines(
                  'New-RemoteDomain -Name F -DomainName fabrikam.com -AllowedOOFType InternalLegacy',
                  'New-RemoteDomain -Name G -DomainName wingtip.com',
                  'Set-RemoteDomain -Identity G -IsInternal $true -NDREnabled $true',
                ),
              },
            },
          ],
        },
      ],
    },
    'a setting that is nothing, and a parameter that nobody knows': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name F -DomainName fabrikam.com [|-AutoForwardEnabled|] $null',
          'New-RemoteDomain -Name G -DomainName wingtip.com -Nothing 1',
        ),
      },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'AutoForwardEnabled' },
          subject: { object: 'New-RemoteDomain', property: 'AutoForwardEnabled' },
        },
      ],
    },

    'a name that is a number': {
      files: { 'a.ps1': 'New-RemoteDomain -Name 5 -DomainName fabrikam.com [|-AutoForwardEnabled|] $true\n' },
      findings: [
        {
          message: 'settings',
          args: { parameter: 'AutoForwardEnabled' },
          subject: { object: 'New-RemoteDomain', property: 'AutoForwardEnabled' },
        },
      ],
    },
  },
  good: {
    'two steps': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com',
          'Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true',
        ),
      },
    },
  },
});
