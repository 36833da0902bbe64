import { rule } from '../../src/rules/illegal-value.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a text for a Boolean': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - name: F',
          '      domainName: fabrikam.com',
          '      autoForwardEnabled: [|sometimes|]',
        ),
      },
      findings: [{ message: 'flag', args: { property: 'autoForwardEnabled', value: 'sometimes', expected: 'flag' } }],
    },
    'a Boolean of YAML 1.1': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - name: F',
          '      domainName: fabrikam.com',
          '      autoForwardEnabled: [|no|]',
        ),
      },
      findings: [
        {
          message: 'flag',
          args: { property: 'autoForwardEnabled', value: 'no', expected: 'flag' },
          fixes: [
            {
              title: 'write',
              reveals: ['silent-drop-information'],
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  remoteDomains:',
                  '    - name: F',
                  '      domainName: fabrikam.com',
                  '      autoForwardEnabled: false',
                ),
              },
            },
          ],
        },
      ],
    },
    'a word for a number': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - name: F',
          '      policy: F',
          '      from: [ann@contoso.com]',
          '      priority: [|first|]',
        ),
      },
      findings: [{ message: 'number', args: { property: 'priority', value: 'first', expected: 'number' } }],
    },
    'a Boolean for a text': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - name: F',
          '      domainName: [|true|]',
          '      autoForwardEnabled: true',
        ),
      },
      findings: [{ message: 'text', args: { property: 'domainName', value: 'true', expected: 'text' } }],
    },
    'a mapping for a list': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - name: F',
          '      policy: F',
          '      from: [|{|]ann: true}',
        ),
      },
      findings: [{ message: 'list', args: { property: 'from', value: 'map', expected: 'list' } }],
    },
    'a text for an object': {
      files: { 't.exo.yaml': lines('exchange:', '  outboundPolicies:', '    - [|Partners|]') },
      findings: [
        {
          message: 'mapping',
          args: { property: 'hostedOutboundSpamFilterPolicies', value: 'Partners', expected: 'mapping' },
        },
      ],
    },
    'a day that is none': {
      files: { 't.exo.yaml': lines('exchange:', '  assumptions:', '    asOf: [|soon|]') },
      findings: [{ message: 'illegal', args: { expected: 'YYYY-MM-DD', property: 'asOf', value: 'soon' } }],
    },
  },
  good: {
    'a Boolean': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: F, domainName: fabrikam.com, autoForwardEnabled: "True" }',
        ),
      },
    },
    null: {
      files: {
        't.exo.json':
          '{ "exchange": { "remoteDomains": [{ "name": "F", "domainName": "fabrikam.com", "isInternal": null }] } }\n',
      },
    },
  },
});
