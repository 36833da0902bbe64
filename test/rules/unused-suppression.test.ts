import { rule } from '../../src/rules/unused-suppression.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a rule that finds nothing': {
      files: {
        'a.ps1': lines(
          '[|# mailflow-lint-disable-next-line open-combination -- agreed|]',
          'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true',
        ),
      },
      findings: [
        {
          message: 'unused',
          args: { rule: 'open-combination' },
          fixes: [{ title: 'remove', result: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true\n' } }],
        },
      ],
    },
    'no reason, no rule, no such rule': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    [|# mailflow-lint-disable-next-line default-policy-forwarding-on|]',
          '    - name: Default',
          '      autoForwardingMode: "On" [|# mailflow-lint-disable-line -- because|]',
          '  outboundRules: [] [|# mailflow-lint-disable-line default-policy-open -- because|]',
        ),
      },
      findings: [
        { message: 'reason' },
        { message: 'empty' },
        {
          message: 'unknown',
          args: { rule: 'default-policy-open' },
          fixes: [
            {
              title: 'remove',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    # mailflow-lint-disable-next-line default-policy-forwarding-on',
                  '    - name: Default',
                  '      autoForwardingMode: "On" # mailflow-lint-disable-line -- because',
                  '  outboundRules: []',
                ),
              },
            },
          ],
        },
      ],
    },
    'a rule that cannot be silenced': {
      files: {
        'a.ps1': lines(
          '[|# mailflow-lint-disable-file expired-suppression -- tired of it|]',
          'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true',
        ),
      },
      findings: [
        {
          message: 'locked',
          fixes: [{ title: 'remove', result: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true\n' } }],
        },
      ],
    },
  },
  good: {
    'it silences a finding, with an end': {
      files: {
        'a.ps1': lines(
          '# mailflow-lint-disable-next-line default-policy-forwarding-on until 2027-01-31 -- migration',
          'Set-HostedOutboundSpamFilterPolicy Default `',
          '    -AutoForwardingMode On',
        ),
      },
    },
    'other comments': { files: { 't.exo.yaml': lines('# mailflow-lint reads this file', 'exchange: {}') } },
  },
});
