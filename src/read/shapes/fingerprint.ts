import type { KindWords } from '../../knowledge/index.ts';
import { kindOfCollection } from '../../knowledge/index.ts';
import type { ObjectKind } from '../../tenant/index.ts';
import { table } from '../../text/table.ts';
import { type DataMap, type DataNode, type Pair, textOf } from '../data/node.ts';
import type { Context, Visited } from './draft.ts';
import { declareObject, namePair } from './object.ts';
import { nameAt } from './own.ts';
import { vocabularyOf, wordsOf } from './properties.ts';
import { isLegal, isToken, onOff } from './value.ts';

/** Keys that only Purview rules have; they repeat the names of transport rule conditions. */
const PURVIEW = ['contentcontainssensitiveinformation', 'workload', 'blockaccess', 'parentpolicyname'];

/** Rules of other protection features, which share conditions and state with transport rules. */
const OTHER_RULES = [
  'hostedcontentfilterpolicy',
  'hostedoutboundspamfilterpolicy',
  'malwarefilterpolicy',
  'safelinkspolicy',
  'safeattachmentpolicy',
  'antiphishpolicy',
];

/** Keys that only transport rules have. */
const TRANSPORT = new Set(
  (
    'fromscope senttoscope messagetypematches redirectmessageto rejectmessagereasontext rejectmessageenhancedstatuscode ' +
    'smtprejectmessagerejecttext smtprejectmessagerejectstatuscode setheadername ruleerroraction senderaddresslocation ' +
    'routemessageoutboundconnector routemessageoutboundrequiretls setscl applyhtmldisclaimertext blindcopyto ' +
    'headermatchesmessageheader moderatemessagebyuser exceptiffromscope exceptifsenttoscope exceptifmessagetypematches ' +
    'exceptifheadermatchesmessageheader prependsubject stopruleprocessing applyome'
  ).split(' '),
);

/** Conditions that transport rules share with other rules: they count beside a key of their own. */
const SHARED = new Set(
  (
    'recipientdomainis senderdomainis addtorecipients headercontainsmessageheader senderipranges exceptiffrommemberof ' +
    'exceptiffrom exceptifrecipientdomainis exceptifsenderdomainis exceptifsenderipranges deletemessage from frommemberof ' +
    'exceptifheadercontainsmessageheader anyofrecipientaddresscontainswords recipientaddresscontainswords sentto ' +
    'senttomemberof exceptifsentto subjectcontainswords subjectorbodycontainswords mode setheadervalue quarantine ' +
    'copyto removeheader headercontainswords headermatchespatterns setauditseverity'
  ).split(' '),
);

/** What only the service writes: the object was exported, not typed, and nothing was left out. */
const EXPORTED = [
  'guid',
  'whenchanged',
  'whenchangedutc',
  'objectstate',
  'exchangeversion',
  'distinguishedname',
  'isvalid',
];

const MAILBOX_WORDS = [
  'recipienttypedetails',
  'primarysmtpaddress',
  'userprincipalname',
  'upn',
  'emailaddress',
  'exchangeguid',
  'windowsemailaddress',
];

/** Keys of which every object that is recognised has at least one. */
const TELLING = new Set([
  ...TRANSPORT,
  'autoforwardingmode',
  'actionwhenthresholdreached',
  'autoforwardenabled',
  'hostedoutboundspamfilterpolicy',
  'connectortype',
  'forwardingsmtpaddress',
  'delivertomailboxandforward',
  'forwardingaddress',
  'forwardto',
  'redirectto',
  'forwardasattachmentto',
  'domaintype',
  'listtype',
  'externalemailaddress',
]);

type Keys = ReadonlyMap<string, Pair>;

/**
 * The kind of an object from the names of its properties alone, as exports and home-made JSON have them. Undefined when
 * they are not enough to be sure.
 */
export function kindByKeys(keys: Pick<Keys, 'has' | 'keys'>): ObjectKind | undefined {
  const any = (...names: string[]): boolean => names.some((name) => keys.has(name));
  const all = (...names: string[]): boolean => names.every((name) => keys.has(name));
  if (any('autoforwardingmode') || all('recipientlimitexternalperhour', 'actionwhenthresholdreached')) {
    return 'outboundPolicy';
  }
  if (any('autoforwardenabled') && any('domainname', 'allowedooftype', 'autoreplyenabled', 'tnefenabled'))
    return 'remoteDomain';
  if (any('hostedoutboundspamfilterpolicy')) return 'outboundRule';
  if (any('connectortype')) {
    if (any('smarthosts', 'recipientdomains', 'usemxrecord')) return 'outboundConnector';
    if (any('senderdomains', 'senderipaddresses', 'requiretls')) return 'inboundConnector';
  }
  if (any('forwardingsmtpaddress', 'delivertomailboxandforward')) return 'mailbox';
  if (any('forwardingaddress') && any(...MAILBOX_WORDS)) return 'mailbox';
  if (
    any('forwardto', 'redirectto', 'forwardasattachmentto') &&
    any('mailboxownerid', 'mailbox', 'ruleidentity', 'stopprocessingrules')
  ) {
    return 'inboxRule';
  }
  if (any('name', 'identity') && !any(...PURVIEW) && !any(...OTHER_RULES)) {
    let own = 0;
    let shared = 0;
    for (const key of keys.keys()) {
      if (TRANSPORT.has(key)) own++;
      else if (SHARED.has(key)) shared++;
    }
    if (own >= 2 || (own === 1 && shared > 0)) return 'transportRule';
  }
  if (any('domaintype') && any('domainname', 'matchsubdomains')) return 'acceptedDomain';
  if (all('listtype', 'value', 'action')) return 'tenantBlockList';
  if (any('externalemailaddress') && any('name', 'identity', 'displayname')) return 'mailContact';
  return undefined;
}

/** Reads every object that its property names give away, at every level of nesting. */
export function readByFingerprint(context: Context, root: DataNode, maps: readonly Visited[]): void {
  const lists = new Map<string, { kind: ObjectKind; whole: boolean }>();
  for (const { map, under } of maps) {
    if (context.taken.has(map) || !map.pairs.some((pair) => TELLING.has(pair.folded))) continue;
    const keys: Keys = new Map(map.pairs.map((pair) => [pair.folded, pair]));
    const key = under?.key ?? '';
    const lone = loneName(keys, under, maps);
    const words = recognize(context, map, keys, lone);
    if (!words) continue;
    const exported = EXPORTED.some((name) => keys.has(name));
    const shape = {
      words,
      operation: 'snapshot',
      whole: exported,
      strict: false,
      exported: exported || (under === undefined && isPicked(context, map)),
    } as const;
    const declared = declareObject(context, map, lone ? { ...shape, name: lone } : shape);
    const listed = lists.get(key);
    const kind = words.kind as ObjectKind;
    if (!listed) lists.set(key, { kind, whole: exported && declared !== undefined });
    else if (listed.kind !== kind || !exported) lists.set(key, { kind, whole: false });
  }
  for (const [key, { kind, whole }] of lists) {
    // An export of the whole collection: the root list, or a list under the collection's own name.
    if (whole && (key === '' ? root.type === 'list' : kindOfCollection(key)?.kind === kind))
      context.draft.complete.add(kind);
  }
}

/** Settings picked from what `Get-` gives (`Select-Object`, `ConvertTo-Json`): keys as the cmdlets write them. */
const isPicked = ({ format }: Context, { pairs }: DataMap): boolean =>
  format === 'json' && pairs.every(({ key }) => /^[A-Z]/.test(key));

/** Keys that say what the object below them is, beside those of collections, in folded form. */
const LONE: Readonly<Record<string, ObjectKind>> = table({
  outboundspam: 'outboundPolicy',
  outboundspamfilter: 'outboundPolicy',
  outboundspampolicy: 'outboundPolicy',
  outboundspamfilterpolicy: 'outboundPolicy',
  defaultoutboundpolicy: 'outboundPolicy',
  defaultoutboundspampolicy: 'outboundPolicy',
  defaultremotedomain: 'remoteDomain',
});

/** Kinds of which every organization has one that is meant when no name is written. */
const WITH_DEFAULT: ReadonlySet<ObjectKind> = new Set(['outboundPolicy', 'remoteDomain']);

/**
 * The name of the only object under a key that says what it is: nobody names the policy when there is one. Undefined for an object
 * that has a name of its own, stands in a list, or has others beside it.
 */
function loneName(keys: Keys, under: Pair | undefined, maps: readonly Visited[]): Pair | undefined {
  const kind = kindByKeys(keys);
  if (!under || !kind || !WITH_DEFAULT.has(kind) || under.value.type !== 'map') return undefined;
  if ((kindOfCollection(under.key)?.kind ?? LONE[under.folded]) !== kind) return undefined;
  if (['name', 'identity', 'displayname', 'domainname', 'id'].some((key) => keys.has(key))) return undefined;
  const same = maps.filter((one) => one.under?.folded === under.folded);
  return same.length === 1 ? nameAt('Default', under) : undefined;
}

/** The kind of a mapping that has a name and at least one setting with a value that Exchange Online could have. */
function recognize(context: Context, map: DataMap, keys: Keys, lone: Pair | undefined): KindWords | undefined {
  const guess = kindByKeys(keys);
  const words = guess && wordsOf(refined(guess, keys));
  if (!words) return undefined;
  const named = lone ?? namePair(map, words.kind);
  if (!named) return undefined;
  // An entry that allows, or that is about files or links, blocks no mail to a recipient.
  if (words.kind === 'tenantBlockList' && !isBlockedSender(keys)) return undefined;
  // `{ "Name": "Name", "SetSCL": "Set SCL" }` gives the columns of a report their titles.
  if (textOf(named.value)?.toLowerCase() === named.folded) return undefined;
  const vocabulary = vocabularyOf(context.knowledge, words);
  let typed = 0;
  let legal = 0;
  let tokens = 0;
  let stated = 0;
  for (const pair of map.pairs) {
    const facts = vocabulary.get(pair.folded);
    if (!facts) continue;
    const { value } = pair;
    const runtime = value.type === 'scalar' && typeof value.value === 'string' && isToken(value.value);
    if (runtime) tokens++;
    else if (pair !== named && (value.type !== 'scalar' || value.value !== null)) stated++;
    if (facts.type === 'text' || facts.type === 'list') continue;
    typed++;
    if (runtime || (value.type === 'scalar' && onOff(context.format, value, facts)) || isLegal(value, facts)) legal++;
  }
  if (typed > 0 && legal === 0) return undefined;
  // A mapping whose settings are all tokens is a template, not a tenant.
  if (tokens > 0 && stated === 0) return undefined;
  return words;
}

function isBlockedSender(keys: Keys): boolean {
  const is = (key: string, word: string): boolean => textOf(keys.get(key)?.value)?.toLowerCase() === word;
  return is('action', 'block') && is('listtype', 'sender');
}

function refined(kind: ObjectKind, keys: Keys): ObjectKind {
  const type = textOf(keys.get('recipienttypedetails')?.value) ?? textOf(keys.get('recipienttype')?.value) ?? '';
  if (kind === 'mailContact' && /MailUser/i.test(type)) return 'mailUser';
  return kind;
}
