import { rule } from '../../src/rules/stop-rule-shields-block.ts';
import { testRule } from './tester.ts';

const block = `New-TransportRule -Name 'Block forwards' -Priority 1 -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No.'
`;
const native = (stop: string, block: string): string => `exchange:
  transportRules:
    - name: First
      ${stop}
    - name: Block forwards
      ${block}
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No.
`;

testRule(rule, {
  bad: {
    'a disclaimer stops first': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Disclaimer' -Priority 0 -SentToScope NotInOrganization -ApplyHtmlDisclaimerText 'Contoso' -StopRuleProcessing [|$true|]
${block}`,
      },
      findings: [{ message: 'shields', args: { rule: 'Disclaimer', block: 'Block forwards' } }],
    },
    'the order of the commands of one script': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Stop' -SentToScope NotInOrganization -SetSCL 0 -StopRuleProcessing [|$true|]
${block.replace(' -Priority 1', '')}`,
      },
      findings: [{ message: 'shields' }],
    },
  },
  good: {
    'a data file without numbers tells no order': {
      files: { 'a.exo.yaml': native('stopRuleProcessing: true', 'comments: x') },
    },
    'commands of two scripts': {
      files: {
        'a.ps1': "New-TransportRule -Name 'Stop' -SentToScope NotInOrganization -SetSCL 0 -StopRuleProcessing $true\n",
        'b.ps1': block,
      },
    },
    'runs later': {
      files: { 'a.exo.yaml': native('priority: 5\n      stopRuleProcessing: true', 'priority: 0') },
    },
    'is about recipients inside': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Inside' -Priority 0 -SentToScope InOrganization -SetSCL 0 -StopRuleProcessing $true
${block}`,
      },
    },
    'is an exception written as a rule': {
      files: {
        'a.ps1': `New-TransportRule -Name 'Partners may' -Priority 0 -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RecipientDomainIs fabrikam.com -SetAuditSeverity Low -StopRuleProcessing $true
${block}`,
      },
    },
  },
});
