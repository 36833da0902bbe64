import { rule } from '../../src/rules/invalid-autoforwardingmode.ts';
import { lines, testRule } from './tester.ts';

const script = (mode: string): string =>
  `Set-HostedOutboundSpamFilterPolicy -Identity Partners -AutoForwardingMode ${mode}\n`;

testRule(rule, {
  bad: {
    'a word for on': {
      files: { 'a.ps1': script('[|Enabled|]') },
      findings: [
        { message: 'invalid', args: { value: 'Enabled' }, fixes: [{ title: 'on', result: { 'a.ps1': script('On') } }] },
      ],
    },
    'on a policy that is to be created': {
      files: { 'a.ps1': "New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode [|'Disabled'|]\n" },
      findings: [
        {
          message: 'created',
          args: { value: 'Disabled' },
          fixes: [
            {
              title: 'off',
              result: { 'a.ps1': "New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode 'Off'\n" },
            },
          ],
        },
      ],
    },
    'a Boolean': {
      files: { 'a.ps1': script('[|$false|]') },
      findings: [
        { message: 'invalid', args: { value: 'False' }, fixes: [{ title: 'off', result: { 'a.ps1': script('Off') } }] },
      ],
    },
    'a typing error': {
      files: { 'a.ps1': script("[|'Automatc'|]") },
      findings: [
        {
          message: 'invalid',
          fixes: [
            { title: 'automatic', reveals: ['automatic-forwarding-mode'], result: { 'a.ps1': script("'Automatic'") } },
          ],
        },
      ],
    },
    'a word that says nothing': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: [|Restricted|]',
        ),
      },
      findings: [
        {
          message: 'invalid',
          fixes: [
            {
              title: 'off',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                ),
              },
            },
            {
              title: 'scoped',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '    - name: Allowed external forwarding',
                  '      autoForwardingMode: "On"',
                  '  outboundRules:',
                  '    - name: Allowed external forwarding',
                  '      hostedOutboundSpamFilterPolicy: Allowed external forwarding',
                  '      fromMemberOf: [forwarders@contoso.com]',
                  '      priority: 0',
                  '  groups:',
                  '    forwarders@contoso.com:',
                  '      members: [user@contoso.com]',
                ),
              },
            },
            {
              title: 'everyone',
              reveals: ['default-policy-forwarding-on'],
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
    'any letter case': { files: { 'a.ps1': script('off') } },
    'a value known at run time': { files: { 'a.ps1': `param($mode)\n${script('$mode')}` } },
    'a bare word that YAML 1.1 takes for a Boolean': {
      files: {
        't.exo.yaml': lines('exchange:', '  outboundPolicies:', '    - name: Default', '      autoForwardingMode: No'),
      },
    },
  },
});
