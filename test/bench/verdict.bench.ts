import { decide, type Question } from '../../src/verdict/index.ts';
import { matrixOf } from '../../src/verdict/matrix.ts';
import { nativeTenant } from '../verdict/tenants.ts';
import { row, timed } from './harness.ts';

/*
 * How fast questions are answered: one verdict on a warm tenant of 1,000 and of 10,000 policies, rules and domains, and the matrix of
 * 200 rules and 200 domains. Times are CPU time of this process.
 */

/** A tenant with `count` policies with a rule each, remote domains and mail flow rules in equal parts. */
function tenantOfSize(count: number) {
  const each = Math.round(count / 4);
  const many = <T>(make: (at: number) => T): T[] => Array.from({ length: each }, (_, at) => make(at));
  return nativeTenant({
    acceptedDomains: ['contoso.com'],
    groups: Object.fromEntries(many((at) => [`Group ${at}`, [`a${at}@contoso.com`, `b${at}@contoso.com`]])),
    outboundPolicies: [
      { name: 'Default', autoForwardingMode: 'Off' },
      ...many((at) => ({ name: `Policy ${at}`, autoForwardingMode: at % 2 ? 'On' : 'Off' })),
    ],
    outboundRules: many((at) => ({
      name: `Rule ${at}`,
      policy: `Policy ${at}`,
      priority: at,
      fromMemberOf: [`Group ${at}`],
    })),
    remoteDomains: [
      { name: 'Default', domainName: '*', autoForwardEnabled: true },
      ...many((at) => ({ name: `Domain ${at}`, domainName: `d${at}.com`, autoForwardEnabled: at % 3 > 0 })),
    ],
    transportRules: many((at) => ({
      name: `Block ${at}`,
      priority: at,
      messageTypeMatches: 'AutoForward',
      recipientDomainIs: [`r${at}.com`],
      rejectMessageReasonText: 'no',
    })),
  });
}

/** So many are asked in one sample: a single one is too short for the clock. */
const VERDICTS = 5_000;

/** Milliseconds of one warm verdict, the best of several rounds. */
function warm(count: number): number {
  const tenant = tenantOfSize(count);
  const last = Math.round(count / 4) - 1;
  const question = (at: number): Question => ({
    from: `b${last}@contoso.com`,
    to: `x@d${at}.com`,
    mechanism: 'inboxRuleForward',
  });
  for (let at = 0; at < 200; at++) decide(tenant, question(at));
  const rounds = Array.from({ length: 7 }, () =>
    timed(() => {
      for (let at = 0; at < VERDICTS; at++) decide(tenant, question(at % 200));
    }),
  );
  return Math.min(...rounds) / VERDICTS;
}

const small = warm(1_000);
row({ name: 'a verdict among 1,000 objects', figure: small, unit: 'ms', target: 5 });
row({ name: 'among ten times as many', figure: warm(10_000) / small, unit: 'times', target: 12 });
const tenant = tenantOfSize(800);
row({ name: 'matrix of 200 rules and 200 domains', figure: timed(() => matrixOf(tenant)), unit: 'ms' });
