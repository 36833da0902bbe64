import { rule } from '../../src/rules/text-too-long.ts';
import { lines, testRule } from './tester.ts';

const long = 'x'.repeat(1025);
const script = (name: string, text: string): string =>
  `New-TransportRule -Name ${name} -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText ${text}\n`;

testRule(rule, {
  bad: {
    'a long rejection text': {
      files: { 'a.ps1': script("'Block'", `[|'${long}'|]`) },
      findings: [
        {
          message: 'reason',
          args: { length: 1025, limit: 1024 },
          subject: { object: 'transportRule:Block', property: 'rejectMessageReasonText' },
          fixes: [
            {
              title: 'cut',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'XX'\n".replace(
                    'XX',
                    'x'.repeat(1024),
                  ),
              },
            },
          ],
        },
      ],
    },
    'a long name': {
      files: { 'a.ps1': script(`[|'${'n'.repeat(65)}'|]`, "'No.'") },
      findings: [
        {
          message: 'name',
          args: { length: 65, limit: 64 },
          subject: {
            object: `transportRule:${'n'.repeat(65)}`,
            property: 'name',
          },
          fixes: [
            {
              title: 'cutName',
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'\n",
              },
              reveals: ['rule-error-ignore'],
            },
          ],
        },
      ],
    },
    'a long name of a data file, without blanks': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          '    - { name: [|nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn|], sentToScope: NotInOrganization, quarantine: true }',
        ),
      },
      findings: [
        {
          message: 'name',
          args: { length: 70, limit: 64 },
          subject: {
            object: 'transportRule:nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn',
            property: 'name',
          },
          fixes: [
            {
              title: 'cutName',
              args: { limit: 64 },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  transportRules:',
                  '    - { name: nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn, sentToScope: NotInOrganization, quarantine: true }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a blank right behind the limit': {
      files: {
        'a.ps1':
          "New-TransportRule -Name [|'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b'|] -SentToScope NotInOrganization -Quarantine $true\n",
      },
      findings: [
        {
          message: 'name',
          args: { length: 66, limit: 64 },
          subject: {
            object: 'transportRule:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b',
            property: 'name',
          },
          fixes: [
            {
              title: 'cutName',
              args: { limit: 64 },
              result: {
                'a.ps1':
                  "New-TransportRule -Name 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' -SentToScope NotInOrganization -Quarantine $true\n",
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'just short enough': { files: { 'a.ps1': script(`'${'n'.repeat(64)}'`, `'${long.slice(1)}'`) } },
    'in a tenant file': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      rejectMessageReasonText: No.
`,
      },
    },
    'a long name that a command only changes, and one of an export': {
      files: {
        'a.ps1':
          'Set-TransportRule nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn -Mode Enforce\n',
        'Get-TransportRule.json':
          '[{"Name": "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm", "Identity": "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm", "Priority": 0, "State": "Enabled", "Mode": "Enforce", "SentToScope": "NotInOrganization", "Quarantine": true}]\n',
      },
    },
    'a reason and a name known at run time only': {
      files: {
        'a.ps1': lines(
          'param($r)',
          'New-TransportRule -Name $r -SentToScope NotInOrganization -RejectMessageReasonText $r',
        ),
      },
    },
  },
});
