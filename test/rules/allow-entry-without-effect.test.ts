import { rule } from '../../src/rules/allow-entry-without-effect.ts';
import { testRule } from './tester.ts';

const tenant = (mode: string, rest: string): string => `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "${mode}"
${rest}`;
const partner = (value: string): string => `  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: ${value}
`;
const block = (exception: string): string => `  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      exceptIfRecipientDomainIs: [${exception}]
      rejectMessageReasonText: No.
`;

testRule(rule, {
  bad: {
    'every policy is Off': {
      files: { 'a.exo.yaml': tenant('Off', partner('[|true|]') + block('[|fabrikam.com|]')) },
      findings: [
        { message: 'policyOff', args: { name: 'Fabrikam', domain: 'fabrikam.com' } },
        { message: 'exceptionPolicyOff', args: { rule: 'Block forwards', value: 'fabrikam.com' } },
      ],
    },
    'the block list': {
      files: { 'a.exo.yaml': tenant('On', `${partner('[|true|]')}  tenantBlockList: [fabrikam.com]\n`) },
      findings: [{ message: 'blockList', args: { entry: 'fabrikam.com' } }],
    },
    'the remote domain drops what the rule lets pass': {
      files: { 'a.exo.yaml': tenant('On', partner('true') + block('fabrikam.com, [|northwindtraders.com|]')) },
      findings: [{ message: 'exceptionRemoteDomain', args: { value: 'northwindtraders.com', name: 'Default' } }],
    },
  },
  good: {
    'a policy is On': { files: { 'a.exo.yaml': tenant('On', partner('true') + block('fabrikam.com')) } },
    'policies are not in the text': {
      files: {
        'a.ps1': `New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com\nSet-RemoteDomain Fabrikam -AutoForwardEnabled $true`,
      },
    },
  },
});
