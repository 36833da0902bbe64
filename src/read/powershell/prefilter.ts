import { mayDecode } from './symbols/code-commands.ts';
import { hiddenTexts } from './values/base64.ts';

/**
 * Words of which at least one stands in every text that says something about mail forwarding: nouns of cmdlets and resources,
 * the module, the settings themselves, and what keeps a trace of them.
 */
const WORDS =
  /RemoteDomain|HostedOutboundSpam|TransportRule|boundConnector|AcceptedDomain|[tew]-(?:EXO)?Mailbox|InboxRule|MailContact|MailUser|DistributionGroup|UnifiedGroup|TenantAllowBlockList|MessageTrace|ExchangeOnline|AutoForward|ForwardingSmtpAddress|ForwardingAddress|MailboxAndForward|ManagedFolderAssistant|AuditDisabled|ProtectionAlert/i;

/** A part of each of these words: few and common letters, so that a text without any of them is ruled out faster. */
const STEMS = /omain|bound|mail|rule|group|block|trace|exchange|orward|older|audit|alert/i;

/** Whether a text can hold anything this reader reports. Linear; a text without a word, in base64 either, need not be parsed. */
export function mayMatter(text: string): boolean {
  return hasWord(text) || (mayDecode(text) && hiddenTexts(text).some(hasWord));
}

const hasWord = (text: string): boolean => STEMS.test(text) && WORDS.test(text);
