import { modelOf } from '../exchange/model.ts';
import type { CmdletTexts } from '../knowledge/index.ts';
import type { Property, Tenant, TenantObject } from '../tenant/index.ts';
import { flag, stated, text } from '../tenant/index.ts';
import { codeMarkdown, type Place } from '../text/index.ts';
import { nounOf } from './naming.ts';

/** What a card needs from outside: a place as a link, and the words. */
export interface CardWords {
  readonly texts: CmdletTexts;
  link(place: Place): string;
}

/** How many members or settings a card lists before it counts. */
const MOST = 12;
/** Settings that say what an object of a kind is; others stand in its file. */
const TELLING: readonly string[] = [
  'autoForwardingMode',
  'hostedOutboundSpamFilterPolicy',
  'policy',
  'priority',
  'enabled',
  'state',
  'mode',
  'domainName',
  'domainType',
  'autoForwardEnabled',
  'externalEmailAddress',
  'primarySmtpAddress',
  'forwardingAddress',
  'forwardingSmtpAddress',
  'deliverToMailboxAndForward',
  'recipientDomains',
  'type',
];

/** Markdown about an object that a text names: what it is, what is set on it, who is in it, which rules use it, where it stands. */
export function objectCard(object: TenantObject, tenant: Tenant, words: CardWords): string {
  const { texts, link } = words;
  const { kind, name = '', properties, declarations } = object;
  const [one = kind] = texts.nouns[nounOf(kind)] ?? [];
  const lines = [`**${codeMarkdown(name)}** – ${one}`, ''];
  const telling = TELLING.flatMap((setting) => properties.get(setting) ?? []).map(settingLine);
  if (telling.length > 0) lines.push(...telling, '');
  if (kind === 'group') lines.push(membersLine(object, tenant, texts), '');
  if (kind === 'outboundPolicy') lines.push(...rulesLines(object, tenant, words));
  const places = declarations.slice(0, 3).map(({ namePlace }) => link(namePlace));
  if (places.length > 0) lines.push(`${texts.labels['about-stated']} ${places.join(', ')}`);
  return lines.join('\n');
}

/** Markdown about a group that a rule names and no file declares. */
export function unknownGroupCard(name: string, texts: CmdletTexts): string {
  const [one = ''] = texts.nouns.DistributionGroup ?? [];
  return [`**${codeMarkdown(name)}** – ${one}`, '', texts.labels['about-nobody-listed']].join('\n');
}

/** One setting and its value, as a list item. */
function settingLine({ name, value }: Property): string {
  const items = value.items?.map((item) => String(item.value)) ?? [];
  const shown =
    value.state === 'runtime' ? value.expression : Array.isArray(value.value) ? items.join(', ') : String(value.value);
  return `- ${codeMarkdown(name)}: ${codeMarkdown(shown)}`;
}

function membersLine(object: TenantObject, tenant: Tenant, texts: CmdletTexts): string {
  const { groups } = modelOf(tenant);
  const group = { object };
  const members = [...groups.membersOf(group)];
  if (members.length === 0 && !groups.closed(group)) return texts.labels['about-nobody-listed'];
  const more = members.length > MOST ? ` (+${members.length - MOST})` : '';
  const listed = members.slice(0, MOST).map(codeMarkdown).join(texts.labels.separator);
  return `${texts.labels['about-members']} ${listed}${more}`;
}

/** The outbound rules that select a policy. */
function rulesLines(policy: TenantObject, tenant: Tenant, { texts, link }: CardWords): string[] {
  const wanted = policy.name?.trim().toLowerCase();
  const own = tenant.objects.outboundRule.filter((rule) => {
    const written = stated(text(rule, 'hostedOutboundSpamFilterPolicy')) ?? stated(text(rule, 'policy'));
    return written?.trim().toLowerCase() === wanted;
  });
  const lines = own.slice(0, MOST).map((rule) => {
    const priority = stated(text(rule, 'priority'));
    const isOff = stated(flag(rule, 'enabled')) === false;
    const notes = [...(priority === undefined ? [] : [`priority: ${priority}`]), ...(isOff ? ['enabled: false'] : [])];
    const note = notes.length > 0 ? ` (${notes.map(codeMarkdown).join(', ')})` : '';
    return `- ${texts.labels['about-applies']} ${codeMarkdown(rule.name ?? '')}${note}, ${link(rule.namePlace)}`;
  });
  return lines.length > 0 ? [...lines, ''] : [];
}
