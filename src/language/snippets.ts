import { newGroup, scopedPolicy } from '../exchange/recipes/forwarding.ts';
import type { Recipe } from '../exchange/recipes/recipe.ts';
import { remoteDomainFor } from '../exchange/recipes/remote-domain.ts';
import { blockAutoForwards, reportAutoForwards } from '../exchange/recipes/transport-rule.ts';
import type { Placeholder } from '../tenant/index.ts';
import type { SnippetId } from './snippet-ids.ts';

/** Settings, with what to say above their commands, or the snippet text of commands for a person to run. */
type Snippet = { readonly recipe: Recipe; readonly comment: string } | { readonly commands: string };

const ask = (placeholder: string): Placeholder => ({ placeholder });

const SNIPPETS: Readonly<Record<SnippetId, Snippet>> = {
  scopedForwarding: {
    recipe: scopedPolicy(
      ask('Allow forwarding'),
      'On',
      { group: newGroup(ask('forwarders@contoso.com'), [ask('alex@contoso.com')]) },
      'front',
    ),
    comment: 'Members of this group may forward outside the organization; everyone else keeps the default policy.',
  },
  partnerRemoteDomain: {
    recipe: [remoteDomainFor(ask('Fabrikam'), ask('fabrikam.com'), true)],
    comment:
      'Settings of a remote domain are made in a second step. The outbound policy still decides who may forward.',
  },
  messageTrace: {
    commands: [
      '# At most 10 days for one query and 5000 rows; the last 90 days can be asked for.',
      'Get-MessageTraceV2 -SenderAddress "${1:alex@contoso.com}" -RecipientAddress "${2:alex@fabrikam.com}" `',
      '    -StartDate (Get-Date).AddDays(-${3:2}) -EndDate (Get-Date) -ResultSize 5000 |',
      '    Select-Object Received, SenderAddress, RecipientAddress, Subject, Status, MessageTraceId',
      '',
      '# What happened to one of these messages, event by event:',
      'Get-MessageTraceDetailV2 -MessageTraceId "${4:00000000-0000-0000-0000-000000000000}" -RecipientAddress "${2:alex@fabrikam.com}"',
    ].join('\n'),
  },
  blockAutoForwards: {
    recipe: [blockAutoForwards(ask('Block auto-forwards'), ask('fabrikam.com'))],
    comment: 'Sees forwards by Inbox rules only. Forwarding set on mailboxes is stopped by the outbound policy.',
  },
  detectInboxRuleForwards: {
    recipe: [reportAutoForwards(ask('Detect Inbox rule forwards'), ask('security@contoso.com'))],
    comment: 'Reports forwards by Inbox rules and lets them pass: every such message carries this header.',
  },
  auditForwarding: {
    commands: [
      '# Mailboxes that forward.',
      '\\$mailboxes = Get-EXOMailbox -ResultSize Unlimited -Properties ForwardingSmtpAddress, ForwardingAddress, DeliverToMailboxAndForward',
      '\\$mailboxes | Where-Object { \\$_.ForwardingSmtpAddress -or \\$_.ForwardingAddress \\} |',
      '    Select-Object PrimarySmtpAddress, ForwardingSmtpAddress, ForwardingAddress, DeliverToMailboxAndForward |',
      '    Export-Csv -Path "${1:forwarding-mailboxes.csv}" -NoTypeInformation -Encoding utf8',
      '',
      '# Inbox rules that forward, hidden ones included.',
      '\\$rules = foreach (\\$mailbox in \\$mailboxes) {',
      '    Get-InboxRule -Mailbox \\$mailbox.PrimarySmtpAddress -IncludeHidden |',
      '        Where-Object { \\$_.ForwardTo -or \\$_.ForwardAsAttachmentTo -or \\$_.RedirectTo \\}',
      '\\}',
      '\\$rules | Select-Object MailboxOwnerId, Name, Enabled, ForwardTo, ForwardAsAttachmentTo, RedirectTo |',
      '    Export-Csv -Path "${2:forwarding-inbox-rules.csv}" -NoTypeInformation -Encoding utf8',
    ].join('\n'),
  },
  supportCase: {
    commands: [
      '# What to collect before a support case about a refused forward. Keep the whole non-delivery report with its headers too.',
      '\\$mailbox = "${1:alex@contoso.com}"',
      '\\$recipient = "${2:alex@fabrikam.com}"',
      'Get-HostedOutboundSpamFilterPolicy | Select-Object Name, IsDefault, AutoForwardingMode',
      'Get-HostedOutboundSpamFilterRule | Select-Object Name, State, Priority, HostedOutboundSpamFilterPolicy, From, FromMemberOf, SenderDomainIs, ExceptIfFrom, ExceptIfFromMemberOf, ExceptIfSenderDomainIs',
      'Get-RemoteDomain | Select-Object Name, DomainName, AutoForwardEnabled, IsInternal',
      'Get-TransportRule -ResultSize Unlimited | Select-Object Name, State, Mode, Priority, Description',
      'Get-OutboundConnector | Select-Object Name, Enabled, RecipientDomains, SmartHosts',
      'Get-AcceptedDomain | Select-Object DomainName, DomainType, MatchSubDomains',
      'Get-Mailbox -Identity \\$mailbox | Select-Object PrimarySmtpAddress, ForwardingSmtpAddress, ForwardingAddress, DeliverToMailboxAndForward',
      'Get-InboxRule -Mailbox \\$mailbox -IncludeHidden | Select-Object Name, Enabled, ForwardTo, ForwardAsAttachmentTo, RedirectTo',
      'Get-MessageTraceV2 -SenderAddress \\$mailbox -RecipientAddress \\$recipient -StartDate (Get-Date).AddDays(-${3:2}) -EndDate (Get-Date) |',
      '    Select-Object Received, MessageId, MessageTraceId, Status, FromIP, ToIP',
    ].join('\n'),
  },
};

/** What a snippet stands for. */
export const snippet = (id: SnippetId): Snippet => SNIPPETS[id];
