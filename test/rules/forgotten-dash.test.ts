import { rule } from '../../src/rules/forgotten-dash.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'behind the name of the object': {
      files: {
        'a.ps1': 'Set-Mailbox ann@contoso.com [|forwardingAddress|] Partner -DeliverToMailboxAndForward $true\n',
      },
      findings: [
        {
          message: 'forgotten',
          args: { cmdlet: 'Set-Mailbox', written: 'forwardingAddress', parameter: 'ForwardingAddress' },
          fixes: [
            {
              title: 'dash',
              reveals: ['forwardingaddress-without-recipient'],
              result: {
                'a.ps1': 'Set-Mailbox ann@contoso.com -forwardingAddress Partner -DeliverToMailboxAndForward $true\n',
              },
            },
          ],
        },
      ],
    },
    'behind a named parameter': {
      files: { 'a.ps1': 'Set-RemoteDomain -Identity Default [|AutoForwardEnabled|] $false\n' },
      findings: [
        {
          message: 'forgotten',
          args: { cmdlet: 'Set-RemoteDomain', written: 'AutoForwardEnabled', parameter: 'AutoForwardEnabled' },
          fixes: [
            {
              title: 'dash',
              reveals: ['silent-drop-information'],
              result: { 'a.ps1': 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false\n' },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a word that is the value of a parameter or of a place': {
      files: { 'a.ps1': 'Enable-Mailbox Archive -Name Archive\nGet-Mailbox -Identity Filter\n' },
    },
    'a word in quotes, and one that is no parameter': {
      files: { 'a.ps1': "Set-RemoteDomain Default 'AutoForwardEnabled' nothing\n" },
    },
    'parameters from a splat nobody knows': {
      files: { 'a.ps1': 'param($rest)\nSet-Mailbox @rest Identity ForwardingAddress\n' },
    },
  },
});
