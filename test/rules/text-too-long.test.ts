import { rule } from '../../src/rules/text-too-long.ts';
import { testRule } from './tester.ts';

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
  },
});
