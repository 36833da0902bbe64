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
    'a number of several digits, and a word without any': {
      files: {
        'a.ps1': lines("Set-TransportRule A -Priority [|'No. 12'|]", 'Set-TransportRule B -Priority [|first|]'),
      },
      findings: [
        {
          message: 'text',
          args: { subject: 'Set-TransportRule', parameter: 'Priority', value: 'No. 12' },
          subject: { object: 'Set-TransportRule', property: 'Priority' },
          fixes: [
            {
              title: 'number',
              result: { 'a.ps1': lines('Set-TransportRule A -Priority 12', 'Set-TransportRule B -Priority first') },
            },
          ],
        },
        {
          message: 'text',
          args: { subject: 'Set-TransportRule', parameter: 'Priority', value: 'first' },
          subject: { object: 'Set-TransportRule', property: 'Priority' },
          fixes: [
            {
              title: 'number',
              result: { 'a.ps1': lines("Set-TransportRule A -Priority 'No. 12'", 'Set-TransportRule B -Priority 0') },
            },
          ],
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
