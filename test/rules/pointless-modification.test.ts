import { rule } from '../../src/rules/pointless-modification.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a subject tag on a rejected message': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization [|-PrependSubject|] '[blocked]' -RejectMessageReasonText 'No.'
`,
      },
      findings: [
        {
          message: 'pointless',
          args: { rule: 'Block', property: 'PrependSubject', action: 'RejectMessageReasonText' },
          subject: { object: 'transportRule:Block', property: 'prependSubject' },
          unnecessary: true,
          fixes: [
            {
              title: 'remove',
              result: {
                'a.ps1': `New-TransportRule -Name 'Block' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'
`,
              },
            },
          ],
        },
      ],
    },
    'a header on a deleted message': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Drop
      subjectContainsWords: [lottery]
      [|setHeaderName|]: X-Contoso
      setHeaderValue: seen
      deleteMessage: true
`,
      },
      findings: [
        {
          message: 'pointless',
          args: { rule: 'Drop', property: 'SetHeaderName', action: 'DeleteMessage' },
          subject: { object: 'transportRule:Drop', property: 'setHeaderName' },
          unnecessary: true,
          fixes: [
            {
              title: 'remove',
              result: {
                'a.exo.yaml': `exchange:
  transportRules:
    - name: Drop
      subjectContainsWords: [lottery]
      deleteMessage: true
`,
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the message arrives': {
      files: { 'a.ps1': `New-TransportRule -Name 'Tag' -FromScope NotInOrganization -PrependSubject '[external]'` },
    },
    'the message can be released': {
      files: {
        'a.exo.yaml': `exchange:
  transportRules:
    - name: Hold
      subjectContainsWords: [lottery]
      prependSubject: '[held]'
      quarantine: true
`,
      },
    },
  },
});
