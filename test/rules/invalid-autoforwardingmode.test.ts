import { rule } from '../../src/rules/invalid-autoforwardingmode.ts';
import { lines, testRule } from './tester.ts';

const RULE =
  'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -From ann@contoso.com\n';

const script = (mode: string): string =>
  `Set-HostedOutboundSpamFilterPolicy -Identity Partners -AutoForwardingMode ${mode}\n`;

testRule(rule, {
  bad: {
    'a word that only ends as one for on does': {
      files: { 'a.ps1': script('[|Disallow|]') },
      findings: [
        {
          message: 'invalid',
          args: { value: 'Disallow' },
          subject: { object: 'outboundPolicy:Partners', property: 'autoForwardingMode', value: 'Disallow' },
          fixes: [
            { title: 'off', result: { 'a.ps1': script('Off') } },
            { title: 'on', result: { 'a.ps1': script('On') } },
          ],
        },
      ],
    },
    'allow, in two forms': {
      files: { 'a.ps1': script('[|Allow|]') + script('[|Allowed|]').replace('Partners', 'Others') },
      findings: [
        {
          message: 'invalid',
          args: { value: 'Allow' },
          subject: { object: 'outboundPolicy:Partners', property: 'autoForwardingMode', value: 'Allow' },
          fixes: [{ title: 'on', result: { 'a.ps1': script('On') + script('Allowed').replace('Partners', 'Others') } }],
        },
        {
          message: 'invalid',
          args: { value: 'Allowed' },
          subject: { object: 'outboundPolicy:Others', property: 'autoForwardingMode', value: 'Allowed' },
          fixes: [{ title: 'on', result: { 'a.ps1': script('Allow') + script('On').replace('Partners', 'Others') } }],
        },
      ],
    },
    'a word for on': {
      files: { 'a.ps1': script('[|Enabled|]') },
      findings: [
        {
          message: 'invalid',
          args: { value: 'Enabled' },
          subject: { object: 'outboundPolicy:Partners', property: 'autoForwardingMode', value: 'Enabled' },
          fixes: [{ title: 'on', result: { 'a.ps1': script('On') } }],
        },
      ],
    },
    'on a policy that is to be created': {
      files: {
        'a.ps1': `New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode [|'Disabled'|]\n${RULE}`,
      },
      findings: [
        {
          message: 'created',
          args: { value: 'Disabled' },
          subject: { object: 'outboundPolicy:Partners', property: 'autoForwardingMode', value: 'Disabled' },
          fixes: [
            {
              title: 'off',
              result: {
                'a.ps1': `New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode 'Off'\n${RULE}`,
              },
            },
          ],
        },
      ],
    },
    'a Boolean': {
      files: { 'a.ps1': script('[|$false|]') },
      findings: [
        {
          message: 'invalid',
          args: { value: 'False' },
          subject: { object: 'outboundPolicy:Partners', property: 'autoForwardingMode', value: 'False' },
          fixes: [{ title: 'off', result: { 'a.ps1': script('Off') } }],
        },
      ],
    },
    'the label of the admin center, in several languages': {
      files: {
        'a.ps1': [
          script("[|'Automatique - Contrôlé par le système'|]"),
          script("[|'自動 - システム制御'|]"),
          script('[|オン|]'),
          script("[|'Off - Forwarding is disabled'|]"),
        ].join(''),
      },
      findings: [
        ['Automatique - Contrôlé par le système', 'Automatic', 'automatic', "'Automatic'"],
        ['自動 - システム制御', 'Automatic', 'automatic', "'Automatic'"],
        ['オン', 'On', 'on', 'On'],
        ['Off - Forwarding is disabled', 'Off', 'off', "'Off'"],
      ].map(([value = '', word = '', title = '', written = ''], at) => {
        const modes = [
          "'Automatique - Contrôlé par le système'",
          "'自動 - システム制御'",
          'オン',
          "'Off - Forwarding is disabled'",
        ];
        const result = modes.map((mode, other) => script(other === at ? written : mode)).join('');
        return {
          message: 'label',
          args: { value, word },
          subject: { object: 'outboundPolicy:Partners', property: 'autoForwardingMode', value },
          fixes: [
            {
              title,
              result: { 'a.ps1': result },
              ...(word === 'Automatic' ? { reveals: ['automatic-forwarding-mode'] } : {}),
            },
          ],
        };
      }),
    },
    'the label for a policy that is to be created': {
      files: {
        'a.ps1': `New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode [|'Activé'|]\n${RULE}`,
      },
      findings: [
        {
          message: 'labelCreated',
          args: { word: 'On', value: 'Activé' },
          subject: { object: 'outboundPolicy:Partners', property: 'autoForwardingMode', value: 'Activé' },
          fixes: [
            {
              title: 'on',
              result: {
                'a.ps1': `New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode 'On'\n${RULE}`,
              },
            },
          ],
        },
      ],
    },
    'a typing error': {
      files: { 'a.ps1': script("[|'Automatc'|]") },
      findings: [
        {
          message: 'invalid',
          args: { value: 'Automatc' },
          subject: { object: 'outboundPolicy:Partners', property: 'autoForwardingMode', value: 'Automatc' },
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
          args: { value: 'Restricted' },
          subject: { object: 'outboundPolicy:Default', property: 'autoForwardingMode', value: 'Restricted' },
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
    'a number in a data file': {
      files: {
        'a.exo.yaml': lines('exchange:', '  outboundPolicies:', '    - { name: Sales, autoForwardingMode: [|1|] }'),
      },
      findings: [
        {
          message: 'invalid',
          args: { value: '1' },
          subject: { object: 'outboundPolicy:Sales', property: 'autoForwardingMode', value: '1' },
          fixes: [
            {
              title: 'on',
              args: { policy: 'Sales' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Sales, autoForwardingMode: "On" }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a word that only ends like a value': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Sales -AutoForwardingMode [|SwitchedOff|]\n' },
      findings: [
        {
          message: 'invalid',
          args: { value: 'SwitchedOff' },
          subject: { object: 'outboundPolicy:Sales', property: 'autoForwardingMode', value: 'SwitchedOff' },
          fixes: [
            {
              title: 'off',
              args: { policy: 'Sales' },
              result: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Sales -AutoForwardingMode Off\n' },
            },
            {
              title: 'on',
              args: { policy: 'Sales' },
              result: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Sales -AutoForwardingMode On\n' },
            },
          ],
        },
      ],
    },
    'a policy whose name is known at run time only': {
      files: { 'a.ps1': lines('param($p)', 'Set-HostedOutboundSpamFilterPolicy $p -AutoForwardingMode [|Enabled|]') },
      findings: [
        {
          message: 'invalid',
          args: { value: 'Enabled' },
          subject: { object: 'outboundPolicy:$p', property: 'autoForwardingMode', value: 'Enabled' },
          fixes: [
            {
              title: 'on',
              args: { policy: '$p' },
              result: { 'a.ps1': lines('param($p)', 'Set-HostedOutboundSpamFilterPolicy $p -AutoForwardingMode On') },
            },
          ],
        },
      ],
    },

    'several modes at once': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Sales, autoForwardingMode: [|["On", "Off"]|] }',
        ),
      },
      findings: [
        {
          message: 'invalid',
          args: { value: 'On,Off' },
          subject: { object: 'outboundPolicy:Sales', property: 'autoForwardingMode', value: 'On,Off' },
          fixes: [
            {
              title: 'off',
              args: { policy: 'Sales' },
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Sales, autoForwardingMode: "Off" }',
                ),
              },
            },
            {
              title: 'on',
              args: { policy: 'Sales' },
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Sales, autoForwardingMode: "On" }',
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
    'a value in blanks, in any case, and one known at run time only': {
      files: {
        'a.ps1': lines(
          'param($m)',
          "Set-HostedOutboundSpamFilterPolicy A -AutoForwardingMode ' off '",
          'Set-HostedOutboundSpamFilterPolicy B -AutoForwardingMode AUTOMATIC',
          'Set-HostedOutboundSpamFilterPolicy C -AutoForwardingMode $m',
        ),
      },
    },
    'the same property of another kind of object, and a policy that goes': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: R, domainName: fabrikam.com, autoForwardingMode: Enabled }',
        ),
        'a.ps1': lines(
          'Configuration T { Import-DscResource -ModuleName Microsoft365DSC',
          '  Node localhost { EXOHostedOutboundSpamFilterPolicy A { Identity = "A"; AutoForwardingMode = "Enabled"; Ensure = "Absent" } } }',
        ),
      },
    },
  },
});
