import { decodedText } from './values/base64.ts';

/**
 * Words of which at least one stands in every text that says something about mail forwarding: nouns of cmdlets and resources,
 * the module, the settings themselves, and what keeps a trace of them.
 */
const WORDS =
  /RemoteDomain|HostedOutboundSpam|TransportRule|boundConnector|AcceptedDomain|[tew]-(?:EXO)?Mailbox|InboxRule|MailContact|MailUser|DistributionGroup|UnifiedGroup|TenantAllowBlockList|MessageTrace|ExchangeOnline|AutoForward|ForwardingSmtpAddress|ForwardingAddress|MailboxAndForward|ManagedFolderAssistant|AuditDisabled|ProtectionAlert/i;

/** A part of each of these words: few and common letters, so that a text without any of them is ruled out faster. */
const STEMS = /omain|bound|mail|rule|group|block|trace|exchange|orward|older|audit|alert/i;

/** What stands where code is given in base64, and texts that may be it. */
const DECODERS = /frombase64string|[-/]e(?:c|n\w*)?["',:\s]+[a-z0-9+/]{24}/i;
const BASE64 = /[A-Za-z0-9+/]{24,}={0,2}/g;

/** Whether a text can hold anything this reader reports. Linear; a text without a word, in base64 either, need not be parsed. */
export function mayMatter(text: string): boolean {
  return hasWord(text) || (DECODERS.test(text) && (text.match(BASE64) ?? []).some(hidesWord));
}

const hidesWord = (base64: string): boolean => ENCODINGS.some((encoding) => hasWord(decodedText(base64, encoding)));

const ENCODINGS = ['unicode', 'utf8'] as const;

const hasWord = (text = ''): boolean => STEMS.test(text) && WORDS.test(text);
