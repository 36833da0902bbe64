/** CIS Microsoft 365 Foundations: all forms of mail forwarding are blocked or disabled; number seen in 4.0, 6.0 and 7.0. */
export const CIS_FORWARDING = 'CIS 6.2.1 (7.0)';
/** CIS: administrators are told when a mailbox sends too much, and get copies of what is suspicious. */
export const CIS_NOTIFY = 'CIS 2.1.6 (7.0)';
/** CIS: how many recipients a mailbox may reach is limited, and auditing is on; numbers seen in 6.0 and 7.0 (tests of CIPP, 2026). */
export const CIS_SENDING_LIMITS = 'CIS 2.1.15 (7.0)';
export const CIS_AUDIT = 'CIS 6.1.1 (7.0)';
/**
 * CIS: every mailbox logs what is done in it, with actions that are not logged by default; no account is left out of the log. Numbers seen
 * in 5.0 (audit files of Tenable, 2025) and 7.0 (compliance data of Prowler, 2026); before 5.0 E3, E5 and the bypass were 6.1.2, 6.1.3
 * and 6.1.4.
 */
export const CIS_AUDIT_ACTIONS = 'CIS 6.1.2 (7.0)';
export const CIS_AUDIT_BYPASS = 'CIS 6.1.3 (7.0)';
/** CIS: no mail flow rule lets mail of a domain past the spam filter. */
export const CIS_ALLOWED_SENDERS = 'CIS 6.2.2 (7.0)';
/** CISA SCuBA and ORCA: the alerts that matter are on, the one about forwarding among them. */
export const SCUBA_ALERTS = 'CISA SCuBA MS.SECURITYSUITE.4.1v1';
export const ORCA_ALERTS = 'ORCA-242';
/** MITRE ATT&CK: email forwarding rule. */
export const MITRE_FORWARDING = 'MITRE ATT&CK T1114.003';
/** Prowler: no mail flow rule forwards mail. */
export const PROWLER_RULES = 'Prowler exchange_transport_rules_mail_forwarding_disabled';
/** Prowler: the outbound policy has forwarding Off. */
export const PROWLER_POLICY = 'Prowler defender_antispam_outbound_policy_forwarding_disabled';
/** Microsoft Secure Score: forwarding is blocked (rewards Off), and forwarding is system-controlled (rewards Automatic). */
export const SECURE_SCORE_OFF = 'Microsoft Secure Score mdo_blockmailforward';
export const SECURE_SCORE_AUTOMATIC = 'Microsoft Secure Score mdo_autoforwardingmode';
/** CISA SCuBA: automatic forwarding to external domains is disabled by remote domains; Maester tests the same. */
export const SCUBA_REMOTE_DOMAINS = 'CISA SCuBA MS.EXO.1.1v2';
export const MAESTER_REMOTE_DOMAINS = 'Maester CISA.MS.EXO.1.1';

/** Actions that CIS 6.1.2 asks for beside those that are logged by default, by the setting of the mailbox. */
export const AUDIT_ACTIONS = {
  auditAdmin: ['Copy', 'FolderBind', 'Move'],
  auditDelegate: ['FolderBind', 'Move'],
  auditOwner: ['Create', 'MailboxLogin', 'Move'],
} as const;

/** The most recipients that CIS 2.1.15 leaves an outbound policy. */
export const SENDING_LIMITS = {
  recipientLimitExternalPerHour: 500,
  recipientLimitInternalPerHour: 1000,
  recipientLimitPerDay: 1000,
} as const;
