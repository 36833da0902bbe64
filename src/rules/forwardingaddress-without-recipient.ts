import { addressOf } from '../exchange/addresses.ts';
import { modelOf } from '../exchange/model.ts';
import { freeName, type ObjectChange } from '../exchange/recipes/recipe.ts';
import { outsideAddress } from '../exchange/recipient-scope.ts';
import type { Fix, Report, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { type TenantObject, text } from '../tenant/index.ts';
import { insertBefore, renameProperty } from '../write/index.ts';
import { declarationOf, everyObject, nameOf } from './shared/objects.ts';

const meta = {
  id: 'forwardingaddress-without-recipient',
  severity: 'warning',
  alwaysShown: true,
  fixes: { smtp: 'review', contact: 'review' },
  messages: {
    outside:
      'ForwardingAddress of {mailbox} takes a recipient of the organization, and no file declares a contact or mail user with the outside address {address}. Without one the service refuses it. Use ForwardingSmtpAddress, or create the contact.',
    unknown:
      'ForwardingAddress of {mailbox} names {recipient}, which no file declares: these files do not say where the mail goes, and whether it leaves the organization.',
  },
  titles: {
    smtp: 'Write ForwardingSmtpAddress (takes effect then; remote domains see such a forward too)',
    contact: 'Create the mail contact {recipient} (the forward then takes effect; remote domains do not see it)',
  },
  citations: ['PS-MBX'],
  benchmarks: [],
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

/** What is wrong with a recipient that no file declares; undefined for an address that may be inside. */
function mistake(
  written: string,
  outside: string | undefined,
): Pick<Report<Message>, 'message' | 'severity'> | undefined {
  if (outside !== undefined) return { message: 'outside' };
  return addressOf(written) === undefined ? { message: 'unknown', severity: 'information' } : undefined;
}

/** An address in the setting that takes one, or the contact that the setting needs. */
function ways(
  { tenant, source }: RuleContext,
  mailbox: TenantObject,
  recipient: string,
  address?: string,
): readonly Fix[] {
  const declaration = declarationOf(mailbox, 'forwardingAddress');
  const text = source(declaration.place.source);
  const contact: ObjectChange = {
    kind: 'mailContact',
    operation: 'create',
    name: address === undefined ? recipient : freeName(tenant.objects.mailContact, recipient),
    properties: { externalEmailAddress: address ?? { placeholder: 'name@partner.example' } },
  };
  const renamed = renameProperty(text, declaration, 'forwardingAddress', 'forwardingSmtpAddress');
  return [
    ...(address !== undefined && !mailbox.properties.has('forwardingSmtpAddress') ? fix(meta, 'smtp', [renamed]) : []),
    ...fix(meta, 'contact', insertBefore(text, declaration, [contact]), { recipient }),
  ];
}

export const rule: Rule<Message> = {
  meta,
  about: ['mailbox'],
  check(context, report) {
    const { tenant } = context;
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
        fixes: () => ways(context, mailbox, setting.value, address),
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
