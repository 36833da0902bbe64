import { domainNameOf } from '../exchange/remote-domain.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { flag } from '../tenant/index.ts';
import { everyStatement, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'ndr-switched-off',
  severity: 'information',
  fixes: { on: 'review' },
  messages: {
    every:
      'Remote domain {entry} lets no non-delivery report leave (NDREnabled false): authors outside learn nothing when a forward of their message is blocked.',
    domain:
      'Remote domain {entry} lets no non-delivery report go to {domain} (NDREnabled false): authors there learn nothing when a forward of their message is blocked.',
  },
  titles: { on: 'Set NDREnabled to true (authors in {domain} then get non-delivery reports)' },
  citations: ['PS-RD', 'EXO-RD'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['remoteDomain'],
  check(context, report) {
    for (const entry of everyStatement(context.tenant, 'remoteDomain')) {
      const setting = flag(entry, 'nDREnabled');
      if (setting.state !== 'stated' || setting.value) continue;
      const domain = domainNameOf(entry);
      const args = { entry: nameOf(entry), domain: domain ?? nameOf(entry) };
      report({
        message: domain === '*' ? 'every' : 'domain',
        args,
        place: setting.place,
        subject: { object: `remoteDomain:${nameOf(entry)}`, property: 'nDREnabled', value: 'false' },
        fixes: () => fix(meta, 'on', [setOn(context, entry, 'nDREnabled', true)], args),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Non-delivery reports that stay inside',
  summary: 'A remote domain lets no non-delivery report leave, so authors outside learn nothing of a block.',
  why: 'When an outbound policy or a mail flow rule blocks a forward, the report goes to the author of the message. `NDREnabled` false on a remote domain keeps it back, and a lost message looks like one that was read.',
  whatToDo: 'Leave `NDREnabled` true unless reports to this domain do harm.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  remoteDomains:
    - name: Fabrikam
      domainName: fabrikam.com
      ndrEnabled: false
`,
      good: `exchange:
  remoteDomains:
    - name: Fabrikam
      domainName: fabrikam.com
      ndrEnabled: true
`,
    },
  ],
};
