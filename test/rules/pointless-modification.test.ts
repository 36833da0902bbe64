import { rule } from '../../src/rules/pointless-modification.ts';
import { lines, testRule } from './tester.ts';

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
    'each kind of change, with all its parameters': {
      files: {
        'a.ps1':
          'New-TransportRule -Name A -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode 5.7.900 [|-ApplyHtmlDisclaimerText|] T -ApplyHtmlDisclaimerLocation Append -ApplyHtmlDisclaimerFallbackAction Wrap [|-SetHeaderName|] X -SetHeaderValue 1 [|-RemoveHeader|] Y [|-ApplyClassification|] C\n',
      },
      findings: [
        {
          message: 'pointless',
          args: { rule: 'A', property: 'ApplyHtmlDisclaimerText', action: 'RejectMessageEnhancedStatusCode' },
          subject: { object: 'transportRule:A', property: 'applyHtmlDisclaimerText' },
          unnecessary: true,
          fixes: [
            {
              title: 'remove',
              args: {
                property: 'ApplyHtmlDisclaimerText, ApplyHtmlDisclaimerLocation, ApplyHtmlDisclaimerFallbackAction',
              },
              result: {
                'a.ps1':
                  'New-TransportRule -Name A -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode 5.7.900 -SetHeaderName X -SetHeaderValue 1 -RemoveHeader Y -ApplyClassification C\n',
              },
            },
          ],
        },
        {
          message: 'pointless',
          args: { rule: 'A', property: 'SetHeaderName', action: 'RejectMessageEnhancedStatusCode' },
          subject: { object: 'transportRule:A', property: 'setHeaderName' },
          unnecessary: true,
          fixes: [
            {
              title: 'remove',
              args: { property: 'SetHeaderName, SetHeaderValue' },
              result: {
                'a.ps1':
                  'New-TransportRule -Name A -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode 5.7.900 -ApplyHtmlDisclaimerText T -ApplyHtmlDisclaimerLocation Append -ApplyHtmlDisclaimerFallbackAction Wrap -RemoveHeader Y -ApplyClassification C\n',
              },
            },
          ],
        },
        {
          message: 'pointless',
          args: { rule: 'A', property: 'RemoveHeader', action: 'RejectMessageEnhancedStatusCode' },
          subject: { object: 'transportRule:A', property: 'removeHeader' },
          unnecessary: true,
          fixes: [
            {
              title: 'remove',
              args: { property: 'RemoveHeader' },
              result: {
                'a.ps1':
                  'New-TransportRule -Name A -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode 5.7.900 -ApplyHtmlDisclaimerText T -ApplyHtmlDisclaimerLocation Append -ApplyHtmlDisclaimerFallbackAction Wrap -SetHeaderName X -SetHeaderValue 1 -ApplyClassification C\n',
              },
            },
          ],
        },
        {
          message: 'pointless',
          args: { rule: 'A', property: 'ApplyClassification', action: 'RejectMessageEnhancedStatusCode' },
          subject: { object: 'transportRule:A', property: 'applyClassification' },
          unnecessary: true,
          fixes: [
            {
              title: 'remove',
              args: { property: 'ApplyClassification' },
              result: {
                'a.ps1':
                  'New-TransportRule -Name A -SentToScope NotInOrganization -RejectMessageEnhancedStatusCode 5.7.900 -ApplyHtmlDisclaimerText T -ApplyHtmlDisclaimerLocation Append -ApplyHtmlDisclaimerFallbackAction Wrap -SetHeaderName X -SetHeaderValue 1 -RemoveHeader Y\n',
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
    'changes that are switched off, and a rule that is': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  transportRules:',
          "    - { name: A, sentToScope: NotInOrganization, deleteMessage: true, prependSubject: null, setHeaderName: '' }",
          '    - { name: B, enabled: false, sentToScope: NotInOrganization, deleteMessage: true, prependSubject: X }',
          '    - { name: C, sentToScope: NotInOrganization, deleteMessage: false, prependSubject: X }',
        ),
      },
    },
    'a part of a change without the change': {
      files: {
        'a.ps1': 'New-TransportRule -Name A -SentToScope NotInOrganization -DeleteMessage $true -SetHeaderValue 1\n',
      },
    },
  },
});
