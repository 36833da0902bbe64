import { KINDS, type KindWords, type Knowledge, type ParameterFacts, propertyName } from '../../knowledge/index.ts';
import { table } from '../../text/table.ts';
import { foldKey } from '../data/node.ts';

/** What a property holds. `enum` is a word of a closed list, `list` takes a single value too. */
export type PropertyType = 'flag' | 'number' | 'text' | 'enum' | 'list';

/** One property that a data file may give to an object of a kind. */
export interface PropertyFacts {
  /** Canonical camelCase name. */
  readonly name: string;
  readonly type: PropertyType;
  /** Documented words of an `enum`; others may exist when `open`. */
  readonly values?: readonly string[];
  readonly open?: boolean;
  /** Says nothing about mail flow: left out when an export of thousands of recipients is read. */
  readonly minor?: true;
}

/** Properties of one kind by their key in folded form. */
export type Vocabulary = ReadonlyMap<string, PropertyFacts>;

/** Kinds with many parameters of which few matter, and those few. */
const RECIPIENTS = new Set(['mailbox', 'mailUser', 'mailContact', 'group']);
const MATTERS = new RegExp(
  '^(?:forwarding|delivertomailbox|externalemail|primarysmtp|windowsemail|email|alias|displayname|name|userprincipal|' +
    'recipienttype|members|type|managedby|hiddenfrom|moder|acceptmessages|requiresender|litigation|externaloof)',
);

/** Parameters that say how a call runs, not what the object is. */
const CALL_ONLY = new Set([
  'confirm',
  'whatif',
  'domaincontroller',
  'force',
  'asjob',
  'resultsize',
  'filter',
  'debug',
  'verbose',
]);

/** Keys of one kind beyond its cmdlet parameters: short forms of native files and what `Get-` shows. */
const EXTRA: Readonly<Record<string, readonly PropertyFacts[]>> = table({
  outboundPolicy: [{ name: 'isDefault', type: 'flag' }],
  outboundRule: [{ name: 'enabled', type: 'flag' }],
  transportRule: [
    { name: 'enabled', type: 'flag' },
    { name: 'conditions', type: 'list' },
    { name: 'exceptions', type: 'list' },
  ],
  inboxRule: [
    { name: 'enabled', type: 'flag' },
    { name: 'mailboxOwnerId', type: 'text' },
  ],
  acceptedDomain: [
    { name: 'domainName', type: 'text' },
    { name: 'isDefault', type: 'flag' },
    { name: 'default', type: 'flag' },
  ],
  remoteDomain: [{ name: 'domainName', type: 'text' }],
  mailbox: [
    { name: 'userPrincipalName', type: 'text' },
    { name: 'primarySmtpAddress', type: 'text' },
    { name: 'alias', type: 'text' },
    { name: 'emailAddresses', type: 'list' },
    { name: 'recipientTypeDetails', type: 'text' },
    { name: 'externalDirectoryObjectId', type: 'text' },
  ],
  mailContact: [
    { name: 'primarySmtpAddress', type: 'text' },
    { name: 'emailAddresses', type: 'list' },
  ],
  mailUser: [
    { name: 'primarySmtpAddress', type: 'text' },
    { name: 'emailAddresses', type: 'list' },
  ],
  group: [
    { name: 'type', type: 'text' },
    { name: 'members', type: 'list' },
    { name: 'primarySmtpAddress', type: 'text' },
    { name: 'recipientTypeDetails', type: 'text' },
    { name: 'emailAddresses', type: 'list' },
  ],
  tenantBlockList: [
    { name: 'value', type: 'text' },
    { name: 'action', type: 'text' },
    { name: 'listType', type: 'text' },
    { name: 'expirationDate', type: 'text' },
    { name: 'notes', type: 'text' },
  ],
});

/** Other keys for a property, by kind, both in folded form. */
const SYNONYMS: Readonly<Record<string, Readonly<Record<string, string>>>> = table({
  outboundRule: table({ policy: 'hostedoutboundspamfilterpolicy' }),
  inboxRule: table({ mailboxowner: 'mailbox' }),
});

/** What `Get-` and Microsoft365DSC write beside the settings, in folded form. */
const OUTPUT = new Set(
  (
    'id guid identity name displayname description distinguishedname exchangeobjectid exchangeversion isvalid objectcategory objectclass objectstate ' +
    'objectguid organizationid organizationalunitroot originatingserver runspaceid pscomputername psshowcomputername ' +
    'pssourcejobinstanceid whenchanged whenchangedutc whencreated whencreatedutc lastmodifiedby version immutableid ' +
    'conditions actions exceptions state ensure tenantid credential applicationid applicationsecret certificatethumbprint ' +
    'certificatepath certificatepassword managedidentity accesstokens dependson resourcename resourceinstancename ' +
    'comments adminddisplayname isdefault guidid configurationtype recommendedpolicytype manuallymodified dlppolicyid ' +
    'ruleversion errors inpcode legacyexchangedn'
  ).split(' '),
);

const cache = new WeakMap<Knowledge, Map<string, Vocabulary>>();

/** Every property of a kind, from the cmdlet reference and the native format's own words. */
export function vocabularyOf(knowledge: Knowledge, words: KindWords): Vocabulary {
  let kinds = cache.get(knowledge);
  if (!kinds) {
    kinds = new Map();
    cache.set(knowledge, kinds);
  }
  let vocabulary = kinds.get(words.kind);
  if (!vocabulary) {
    vocabulary = build(knowledge, words);
    kinds.set(words.kind, vocabulary);
  }
  return vocabulary;
}

/** Whether a key is service output or connection data that a pasted object carries along. */
export function isOutput(key: string): boolean {
  return OUTPUT.has(foldKey(key)) || key.includes('@odata');
}

/** The words of a kind. */
export function wordsOf(kind: string): KindWords | undefined {
  return KINDS.find((words) => words.kind === kind);
}

function build(knowledge: Knowledge, words: KindWords): Vocabulary {
  const vocabulary = new Map<string, PropertyFacts>();
  for (const verb of ['New', 'Set']) {
    const cmdlet = knowledge.cmdlets.find(`${verb}-${words.noun}`);
    for (const [parameter, facts] of Object.entries(cmdlet?.parameters ?? {})) {
      const key = foldKey(parameter);
      if (CALL_ONLY.has(key) || key === 'identity' || vocabulary.has(key)) continue;
      const minor = RECIPIENTS.has(words.kind) && !MATTERS.test(key);
      vocabulary.set(key, { ...describe(parameter, facts), ...(minor ? { minor } : {}) });
    }
  }
  for (const facts of EXTRA[words.kind] ?? []) vocabulary.set(foldKey(facts.name), facts);
  for (const [synonym, key] of Object.entries(SYNONYMS[words.kind] ?? {})) {
    const facts = vocabulary.get(key);
    if (facts) vocabulary.set(synonym, facts);
  }
  return vocabulary;
}

function describe(parameter: string, facts: ParameterFacts): PropertyFacts {
  const name = propertyName(parameter);
  if (facts.type === 'Boolean' || facts.type === 'SwitchParameter') return { name, type: 'flag' };
  if (facts.multi || facts.type.endsWith('[]') || /Multi|Collection/.test(facts.type)) return { name, type: 'list' };
  // With a range the listed words are not all of them (`5.7.1` or `5.7.900` to `5.7.999`).
  if (facts.values && !facts.range)
    return { name, type: 'enum', values: facts.values, open: facts.openValues ?? false };
  if (/^U?Int\d+$/.test(facts.type)) return { name, type: 'number' };
  return { name, type: 'text' };
}

/** Settings that are about forwarding wherever they stand, and the kind whose property they are. */
export const FORWARDING_SETTINGS: ReadonlyMap<string, string> = new Map([
  ['autoforwardingmode', 'outboundPolicy'],
  ['autoforwardenabled', 'remoteDomain'],
  ['forwardingsmtpaddress', 'mailbox'],
  ['delivertomailboxandforward', 'mailbox'],
]);
