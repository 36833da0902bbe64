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
          subject: { property: 'open-combination' },
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
          subject: { property: 'default-policy-open' },
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
    'a day that does not exist, and what is no date': {
      files: {
        'a.ps1': lines(
          '[|# mailflow-lint-disable-next-line default-policy-forwarding-on until 2027-02-30 -- migration|]',
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          '[|# mailflow-lint-disable-file default-policy-forwarding-on -- migration (until 31.1.2027)|]',
        ),
      },
      findings: [
        { message: 'date', args: { until: '2027-02-30' } },
        { message: 'date', args: { until: '31.1.2027' } },
      ],
    },
    'mistyped words': {
      files: {
        'a.ps1': lines(
          '[|# mailflow-lint-disable-nextline default-policy-forwarding-on -- agreed|]',
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          '[|# mailflow-lint disable-file default-policy-forwarding-on -- agreed|]',
          '[|# mailflow-lint-ignore default-policy-forwarding-on|]',
        ),
      },
      findings: [
        {
          message: 'mistyped-form',
          args: { written: 'disable-nextline', meant: 'mailflow-lint-disable-next-line' },
        },
        { message: 'mistyped-form', args: { written: 'disable-file', meant: 'mailflow-lint-disable-file' } },
        { message: 'form', args: { written: 'ignore' } },
      ],
    },
    'an entry of the configuration that is about no file': {
      files: { 'a.ps1': '[|#|] stands for the configuration\n' },
      suppressions: [
        {
          rules: ['default-policy-forwarding-on'],
          reason: 'agreed',
          place: { source: 'a.ps1', start: 0, end: 1 },
          reach: [],
          mistake: { message: 'files', args: { files: 'exprot.json' } },
        },
      ],
      findings: [{ message: 'files', args: { files: 'exprot.json' } }],
    },
    'a rule that cannot be suppressed': {
      files: {
        'a.ps1': lines(
          '[|# mailflow-lint-disable-file expired-suppression -- tired of it|]',
          'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true',
        ),
      },
      findings: [
        {
          message: 'locked',
          args: { rule: 'expired-suppression' },
          subject: { property: 'expired-suppression' },
          fixes: [{ title: 'remove', result: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true\n' } }],
        },
      ],
    },
    'two rules, of which one suppresses': {
      files: {
        'a.ps1': lines(
          '[|# mailflow-lint-disable-next-line default-remote-domain-open, trusted-outbound -- agreed|]',
          'Set-RemoteDomain Default -AutoForwardEnabled $true',
        ),
      },
      findings: [{ message: 'unused', args: { rule: 'trusted-outbound' }, subject: { property: 'trusted-outbound' } }],
    },
  },
  good: {
    'it suppresses a finding, with an end': {
      files: {
        'a.ps1': lines(
          '# mailflow-lint-disable-next-line default-policy-forwarding-on until 2027-01-31 -- migration',
          'Set-HostedOutboundSpamFilterPolicy Default `',
          '    -AutoForwardingMode On',
        ),
      },
    },
    'other comments': {
      files: {
        't.exo.yaml': lines(
          '# mailflow-lint reads this file',
          '# mailflow-lint: the rules are in docs',
          'exchange: {}',
        ),
        'a.ps1': lines('# mailflow-lint enables us to see it', '# npx mailflow-lint lint --fix', 'Get-RemoteDomain'),
      },
    },
  },
});
