import { addressOf } from '../exchange/addresses.ts';
import { modelOf } from '../exchange/model.ts';
import { outsideAddress } from '../exchange/recipient-scope.ts';
import type { Report, Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { text } from '../tenant/index.ts';
import { everyObject, nameOf } from './shared/objects.ts';

const meta: RuleMeta = {
  id: 'forwardingaddress-without-recipient',
  severity: 'warning',
  alwaysShown: true,
  fixes: {},
  messages: {
    outside:
      'ForwardingAddress of {mailbox} takes a recipient of the organization, and no file declares a contact or mail user with the outside address {address}. Without one the service refuses it. Use ForwardingSmtpAddress, or create the contact.',
    unknown:
      'ForwardingAddress of {mailbox} names {recipient}, which no file declares: these files do not say where the mail goes, and whether it leaves the organization.',
  },
  titles: {},
  citations: ['PS-MBX'],
  benchmarks: [],
};

/** What is wrong with a recipient that no file declares; undefined for an address that may be inside. */
function mistake(written: string, outside: string | undefined): Pick<Report, 'message' | 'severity'> | undefined {
  if (outside !== undefined) return { message: 'outside' };
  return addressOf(written) === undefined ? { message: 'unknown', severity: 'information' } : undefined;
}

export const rule: Rule = {
  meta,
  about: ['mailbox'],
  check({ tenant }, report) {
    const model = modelOf(tenant);
    for (const mailbox of everyObject(tenant, 'mailbox')) {
      const setting = text(mailbox, 'forwardingAddress');
      if (setting.state !== 'stated' || setting.value.trim() === '' || model.directory.find(setting.value)) continue;
      const address = outsideAddress(setting.value, model);
      const found = mistake(setting.value, address);
      if (!found) continue;
      report({
        ...found,
        args: { mailbox: nameOf(mailbox), address: address ?? '', recipient: setting.value },
        place: setting.place,
        subject: { object: `mailbox:${nameOf(mailbox)}`, property: 'forwardingAddress', value: setting.value },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'ForwardingAddress without a recipient',
  summary: 'ForwardingAddress names an outside address or a recipient that no file declares.',
  why: '`ForwardingAddress` takes a recipient object of the organization: a mailbox, a group, a mail user or a mail contact. A bare outside address is none; the command fails unless a contact with this address exists. For a name that no file declares nobody can tell whether the mail leaves.',
  whatToDo:
    'Use `ForwardingSmtpAddress` for a plain address, or declare the mail contact. Declare recipients that are named, so that the forward can be judged.',
  exceptions: 'A name that no file declares is an information: the recipient may exist.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-Mailbox ap@contoso.com -ForwardingAddress ap@gmail.com\n',
      good: `New-MailContact -Name Auditor -ExternalEmailAddress ap@gmail.com
Set-Mailbox ap@contoso.com -ForwardingAddress Auditor
`,
    },
  ],
};
