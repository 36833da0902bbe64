import { rule } from '../../src/rules/invalid-boolean.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'text in quotes, with a dollar in single quotes, and bare': {
      files: {
        'a.ps1': lines(
          "Set-RemoteDomain -Identity Fabrikam -AutoReplyEnabled [|'False'|]",
          "Set-RemoteDomain -Identity A -AutoReplyEnabled [|'$true'|]",
          'Set-RemoteDomain -Identity B -AutoReplyEnabled [|False|]',
        ),
      },
      findings: [
        {
          message: 'text',
          args: { parameter: 'AutoReplyEnabled', value: 'False', subject: 'Set-RemoteDomain' },
          subject: { object: 'Set-RemoteDomain', property: 'AutoReplyEnabled' },
          fixes: [
            {
              title: 'write',
              result: {
                'a.ps1': lines(
                  'Set-RemoteDomain -Identity Fabrikam -AutoReplyEnabled $false',
                  "Set-RemoteDomain -Identity A -AutoReplyEnabled '$true'",
                  'Set-RemoteDomain -Identity B -AutoReplyEnabled False',
                ),
              },
            },
          ],
        },
        {
          message: 'text',
          args: { subject: 'Set-RemoteDomain', parameter: 'AutoReplyEnabled', value: '$true' },
          subject: { object: 'Set-RemoteDomain', property: 'AutoReplyEnabled' },
          fixes: [
            {
              title: 'write',
              result: {
                'a.ps1': lines(
                  "Set-RemoteDomain -Identity Fabrikam -AutoReplyEnabled 'False'",
                  'Set-RemoteDomain -Identity A -AutoReplyEnabled $true',
                  'Set-RemoteDomain -Identity B -AutoReplyEnabled False',
                ),
              },
            },
          ],
        },
        {
          message: 'text',
          args: { subject: 'Set-RemoteDomain', parameter: 'AutoReplyEnabled', value: 'False' },
          subject: { object: 'Set-RemoteDomain', property: 'AutoReplyEnabled' },
          fixes: [
            {
              title: 'write',
              result: {
                'a.ps1': lines(
                  "Set-RemoteDomain -Identity Fabrikam -AutoReplyEnabled 'False'",
                  "Set-RemoteDomain -Identity A -AutoReplyEnabled '$true'",
                  'Set-RemoteDomain -Identity B -AutoReplyEnabled $false',
                ),
              },
            },
          ],
        },
      ],
    },
    'behind a switch': {
      files: { 'a.ps1': "Remove-TransportRule -Identity 'Block' -Confirm:[|'no'|]\n" },
      findings: [
        {
          message: 'text',
          args: { parameter: 'Confirm', subject: 'Remove-TransportRule', value: 'no' },
          subject: { object: 'Remove-TransportRule', property: 'Confirm' },
        },
      ],
    },
    'words that only hold true or false': {
      files: {
        'a.ps1': lines(
          "Set-RemoteDomain Default -AutoForwardEnabled [|'untrue'|]",
          "Set-RemoteDomain A -AutoForwardEnabled [|'falsely'|]",
        ),
      },
      findings: [
        {
          message: 'text',
          args: { subject: 'Set-RemoteDomain', parameter: 'AutoForwardEnabled', value: 'untrue' },
          subject: { object: 'Set-RemoteDomain', property: 'AutoForwardEnabled' },
        },
        {
          message: 'text',
          args: { subject: 'Set-RemoteDomain', parameter: 'AutoForwardEnabled', value: 'falsely' },
          subject: { object: 'Set-RemoteDomain', property: 'AutoForwardEnabled' },
        },
      ],
    },
    'a word in blanks': {
      files: { 'a.ps1': "Set-RemoteDomain Default -AutoForwardEnabled [|' True '|]\n" },
      findings: [
        {
          message: 'text',
          args: { subject: 'Set-RemoteDomain', parameter: 'AutoForwardEnabled', value: ' True ' },
          subject: { object: 'Set-RemoteDomain', property: 'AutoForwardEnabled' },
          fixes: [
            {
              title: 'write',
              args: { replacement: '$true' },
              reveals: ['default-remote-domain-open'],
              result: { 'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $true\n' },
            },
          ],
        },
      ],
    },
  },
  good: {
    'Booleans, numbers, and what only a run tells': {
      files: {
        'a.ps1': lines(
          'param($open)',
          'Set-RemoteDomain -Identity A -AutoReplyEnabled $false',
          'Set-RemoteDomain -Identity B -AutoReplyEnabled 0',
          'Set-RemoteDomain -Identity C -AutoReplyEnabled $open',
          "Set-RemoteDomain -Identity D -AutoReplyEnabled '{{open}}'",
        ),
      },
    },
  },
});
