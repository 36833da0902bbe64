import { rule } from '../../src/rules/misses-mailbox-forwarding.ts';
import { testRule } from './tester.ts';

const block = `  transportRules:
    - name: Block forwards
      messageTypeMatches: [|AutoForward|]
      sentToScope: NotInOrganization
      ruleErrorAction: Defer
      rejectMessageReasonText: No forwarding.
`;
const plain = block.replace('[|', '').replace('|]', '');
const tenant = (mode: string, rules: string): string => `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "${mode}"
${rules}`;

testRule(rule, {
  bad: {
    'the Default policy is Automatic': {
      files: { 'a.exo.yaml': tenant('Automatic', block) },
      findings: [
        {
          message: 'misses',
          args: { rule: 'Block forwards', policy: 'Default', mode: 'Automatic' },
          subject: { object: 'transportRule:Block forwards', property: 'messageTypeMatches' },
          related: [{ message: 'relatedPolicy', text: '"Automatic"', args: { policy: 'Default', mode: 'Automatic' } }],
          fixes: [{ title: 'policyOff', result: { 'a.exo.yaml': tenant('Off', plain) } }],
        },
      ],
    },
  },
  good: {
    'the Default policy is Off': { files: { 'a.exo.yaml': tenant('Off', plain) } },
    'Automatic is known to act as Off': {
      files: { 'a.exo.yaml': tenant('Automatic', plain) },
      assumptions: { automaticMeans: 'off' },
    },
    'no text states the policy': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'`,
      },
    },
  },
});
