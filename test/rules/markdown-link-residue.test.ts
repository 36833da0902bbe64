import { rule } from '../../src/rules/markdown-link-residue.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'an address': {
      files: { 'a.ps1': 'Get-Mailbox -Identity [|[ann@contoso.com](mailto:ann@contoso.com)|] -ResultSize 1\n' },
      findings: [
        {
          message: 'link',
          args: { text: 'ann@contoso.com' },
          fixes: [{ title: 'text', result: { 'a.ps1': 'Get-Mailbox -Identity ann@contoso.com -ResultSize 1\n' } }],
        },
      ],
    },
    'in quotes': {
      files: { 'a.ps1': "Get-Mailbox -Identity '[|[ann@contoso.com](mailto:ann@contoso.com)|]'\n" },
      findings: [
        {
          message: 'link',
          args: { text: 'ann@contoso.com' },
          fixes: [{ title: 'text', result: { 'a.ps1': "Get-Mailbox -Identity 'ann@contoso.com'\n" } }],
        },
      ],
    },
  },
  good: {
    'a type and a call': { files: { 'a.ps1': 'Get-Mailbox -Identity ([string](Get-Content who.txt))\n' } },
  },
});
