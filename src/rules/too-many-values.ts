import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';

const meta: RuleMeta = {
  id: 'too-many-values',
  severity: 'error',
  fixes: {},
  messages: {
    address:
      '-{parameter} of {cmdlet} takes one address, and {count} are given: the command stops with an error. To reach several people, name a distribution group.',
    value: '-{parameter} of {cmdlet} takes one value, and {count} are given: the command stops with an error.',
  },
  titles: {},
  citations: ['PS-MBX'],
  benchmarks: [],
  onAdvice: true,
};

/** Types of parameters that hold one value; PowerShell makes none of them from a list. */
const ADDRESSES = new Set(['ProxyAddress', 'SmtpAddress', 'RecipientIdParameter']);
const SINGLE = new Set([...ADDRESSES, 'Boolean', 'SmtpDomain', 'SmtpDomainWithSubdomains']);

export const rule: Rule = {
  meta,
  about: ['call'],
  check({ calls, knowledge }, report) {
    for (const call of calls) {
      if (/^get-/i.test(call.cmdlet)) continue;
      const facts = knowledge.cmdlets.find(call.cmdlet);
      for (const { name, value } of call.parameters) {
        if (value?.state !== 'stated' || !Array.isArray(value.value) || value.value.length < 2) continue;
        const type = facts?.parameters[name]?.type;
        if (type === undefined || !SINGLE.has(type)) continue;
        report({
          message: ADDRESSES.has(type) ? 'address' : 'value',
          args: { cmdlet: call.cmdlet, parameter: name, count: value.value.length },
          place: value.place,
          advice: call.advice,
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Several values where one is taken',
  summary: 'A parameter that takes one value gets a list.',
  why: '`ForwardingSmtpAddress` and `ForwardingAddress` hold one recipient. PowerShell cannot make one address, one domain or one Boolean out of a list; the command stops with an error and changes nothing.',
  whatToDo: 'Give one value. To forward to several people, make a distribution group and forward to it.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-Mailbox leaver@contoso.com -ForwardingSmtpAddress kim@contoso.com,lea@contoso.com\n',
      good: 'Set-Mailbox leaver@contoso.com -ForwardingSmtpAddress deputies@contoso.com\n',
    },
  ],
};
