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
      findings: [{ message: 'illegal', args: { property: 'autoForwardEnabled', value: 'sometimes' } }],
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
