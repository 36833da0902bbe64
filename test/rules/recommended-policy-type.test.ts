import { rule } from '../../src/rules/recommended-policy-type.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'written by hand': {
      files: {
        'a.ps1': `Set-HostedOutboundSpamFilterPolicy 'Sales' [|-RecommendedPolicyType|] Custom -RecipientLimitPerDay 500\n`,
      },
      findings: [
        {
          message: 'reserved',
          fixes: [
            {
              title: 'remove',
              result: { 'a.ps1': `Set-HostedOutboundSpamFilterPolicy 'Sales' -RecipientLimitPerDay 500\n` },
            },
          ],
        },
      ],
    },
  },
  good: {
    'not used': { files: { 'a.ps1': `Set-HostedOutboundSpamFilterPolicy 'Sales' -RecipientLimitPerDay 500` } },
    'in an export': {
      files: {
        'a.exo.yaml': 'exchange:\n  outboundPolicies:\n    - name: Default\n      recommendedPolicyType: Custom\n',
      },
    },
    'a cmdlet whose name only holds the word': {
      files: { 'a.ps1': 'Get-HostedOutboundSpamFilterPolicy -RecommendedPolicyType Strict\n' },
    },
  },
});
