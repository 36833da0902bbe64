import { rule } from '../../src/rules/expired-suppression.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'the day after': {
      asOf: '2026-02-01',
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    [|# mailflow-lint-disable-next-line default-policy-forwarding-on -- migration (until 2026-01-31)|]',
          '    - name: Default',
          '      autoForwardingMode: "On"',
        ),
      },
      findings: [
        {
          message: 'expired',
          args: { until: '2026-01-31', rules: 'default-policy-forwarding-on' },
          fixes: [
            {
              title: 'remove',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "On"',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the last day': {
      asOf: '2026-01-31',
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    # mailflow-lint-disable-next-line default-policy-forwarding-on until 2026-01-31 -- migration',
          '    - name: Default',
          '      autoForwardingMode: "On"',
        ),
      },
    },
    'no end': {
      files: {
        'a.ps1': lines(
          '# mailflow-lint-disable-next-line default-policy-forwarding-on -- lab',
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
        ),
      },
    },
  },
});
