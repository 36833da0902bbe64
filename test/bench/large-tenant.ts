/** How many objects of each kind a real tenant has at most. */
export interface Size {
  readonly transportRules: number;
  /** Each with an outbound rule and a group. */
  readonly policies: number;
  readonly remoteDomains: number;
}

export const REAL: Size = { transportRules: 300, policies: 500, remoteDomains: 1_000 };

/** A size in the same proportions. */
export const scaled = (size: Size, factor: number): Size => ({
  transportRules: Math.round(size.transportRules * factor),
  policies: Math.round(size.policies * factor),
  remoteDomains: Math.round(size.remoteDomains * factor),
});

const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/**
 * A tenant in the vocabulary of the native file. A third of the mail flow rules names senders, a third recipients as well, a third a
 * group and recipients; some have exceptions. Policies are selected by groups of four and by single persons.
 */
export function largeTenant({ transportRules, policies, remoteDomains }: Size) {
  return {
    acceptedDomains: [{ domainName: 'contoso.com' }, { domainName: 'emea.contoso.com' }],
    groups: Object.fromEntries(many(policies, (at) => [`Group ${at}`, many(4, (n) => `g${at}-${n}@contoso.com`)])),
    outboundPolicies: [
      { name: 'Default', autoForwardingMode: 'Off' },
      ...many(policies, (at) => ({ name: `Policy ${at}`, autoForwardingMode: at % 2 ? 'On' : 'Off' })),
    ],
    outboundRules: many(policies, (at) => ({
      name: `Rule ${at}`,
      policy: `Policy ${at}`,
      priority: at,
      ...(at % 3 ? { fromMemberOf: [`Group ${at}`] } : { from: [`p${at}@contoso.com`] }),
    })),
    remoteDomains: [
      { name: 'Default', domainName: '*', autoForwardEnabled: true },
      ...many(remoteDomains, (at) => ({
        name: `Domain ${at}`,
        domainName: `d${at}.example`,
        autoForwardEnabled: at % 3 > 0,
      })),
    ],
    transportRules: many(transportRules, (at) => ({
      name: `Block ${at}`,
      priority: at,
      ...(at % 3 ? { from: [`u${at}@contoso.com`, `g${at}-0@contoso.com`] } : { fromMemberOf: [`Group ${at}`] }),
      ...(at % 3 === 1 ? {} : { recipientDomainIs: [`r${at}.example`, `d${at}.example`] }),
      ...(at % 4 ? {} : { exceptIfSentTo: [`x@r${at}.example`] }),
      rejectMessageReasonText: 'no',
    })),
  };
}
