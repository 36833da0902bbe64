import { rule } from '../../src/rules/invalid-number.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a word for a priority': {
      files: { 'a.ps1': 'Set-TransportRule -Identity Block -Priority [|first|]\n' },
      findings: [
        {
          message: 'text',
          args: { subject: 'Set-TransportRule', parameter: 'Priority', value: 'first' },
          subject: { object: 'Set-TransportRule', property: 'Priority' },
          fixes: [{ title: 'number', result: { 'a.ps1': 'Set-TransportRule -Identity Block -Priority 0\n' } }],
        },
      ],
    },
  },
  good: {
    'numbers, also as text': {
      files: {
        'a.ps1': lines(
          'Set-TransportRule -Identity Block -Priority 0',
          "Set-TransportRule -Identity Other -Priority '3'",
        ),
      },
    },
  },
});
