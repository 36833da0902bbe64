import { rule } from '../../src/rules/unquoted-on-off.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a bare word': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: [|off|] # closed',
        ),
      },
      findings: [
        {
          message: 'bare',
          args: { property: 'autoForwardingMode', value: 'off' },
          fixes: [
            {
              title: 'quote',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off" # closed',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    quoted: {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          "      autoForwardingMode: 'Off'",
        ),
      },
    },
    'JSON has no bare words': {
      files: {
        't.exo.json': '{ "exchange": { "outboundPolicies": [{ "name": "Default", "autoForwardingMode": "Off" }] } }\n',
      },
    },
  },
});
