import { rule } from '../../src/rules/lookalike-name.ts';
import { testRule } from './tester.ts';

const tenant = (policy: string, group: string): string => `exchange:
  outboundPolicies:
    - name: Allow-AutoForward
      autoForwardingMode: "On"
  outboundRules:
    - name: Forwarders
      hostedOutboundSpamFilterPolicy: ${policy}
      fromMemberOf: [${group}]
  groups:
    forwarders@contoso.com: [a@contoso.com]
`;

testRule(rule, {
  bad: {
    'a non-breaking hyphen in the name of a policy': {
      files: { 'a.exo.yaml': tenant('[|Allow\u2011AutoForward|]', 'forwarders@contoso.com') },
      findings: [
        {
          message: 'reference',
          args: { other: 'Allow-AutoForward', letters: 'U+2011' },
          fixes: [
            {
              title: 'writeName',
              result: { 'a.exo.yaml': tenant('Allow-AutoForward', 'forwarders@contoso.com') },
            },
          ],
        },
      ],
    },
    'two rules that look alike': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block forwards' -From a@contoso.com -SetSCL 1
New-TransportRule -Name [|'Bl\u043Eck forwards'|] -From b@contoso.com -SetSCL 1
`,
      },
      findings: [{ message: 'twin', args: { letters: 'U+043E' } }],
    },
  },
  good: {
    'the same name in another case': {
      files: { 'a.exo.yaml': tenant('allow-autoforward', 'Forwarders@contoso.com') },
    },
    'names that differ for the eye': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block 1' -From a@contoso.com -SetSCL 1
New-TransportRule -Name 'Block 2' -From b@contoso.com -SetSCL 1
`,
      },
    },
  },
});
