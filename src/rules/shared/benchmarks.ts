/** CIS Microsoft 365 Foundations: all forms of mail forwarding are blocked or disabled; number seen in 4.0, 6.0 and 7.0. */
export const CIS_FORWARDING = 'CIS 6.2.1 (7.0)';
/** MITRE ATT&CK: email forwarding rule. */
export const MITRE_FORWARDING = 'MITRE ATT&CK T1114.003';
/** Prowler: no mail flow rule forwards mail. */
export const PROWLER_RULES = 'Prowler exchange_transport_rules_mail_forwarding_disabled';
