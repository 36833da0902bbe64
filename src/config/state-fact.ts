import { applyEdits as applyJson, modify } from 'jsonc-parser';
import { type Document, isMap, parseDocument, type Scalar } from 'yaml';

/** A fact that no setting shows, to be stated in the configuration. */
export type StatedFact =
  | { readonly kind: 'automaticMeans'; readonly value: 'off' | 'on' }
  | { readonly kind: 'acceptedDomain'; readonly domain: string }
  | { readonly kind: 'acceptedDomains'; readonly domains: readonly string[] }
  | { readonly kind: 'members'; readonly group: string; readonly members: readonly string[] }
  | {
      readonly kind: 'shape';
      readonly files: string;
      readonly at: string;
      readonly collection: string;
      /** Left out where the object names itself. */
      readonly name?: string;
    }
  | {
      /** Written with placeholders `${1:…}` for what only a person knows: owner, reason, ticket and last day. */
      readonly kind: 'exception';
      readonly from: string;
      readonly to: string;
      /** The last day that is proposed (YYYY-MM-DD). */
      readonly until: string;
    }
  | {
      readonly kind: 'silenced';
      readonly files: string;
      readonly rule: string;
      readonly object: string | undefined;
      readonly reason: string;
    };

/** A fact that is written in one place. */
type OneFact = Exclude<StatedFact, { readonly kind: 'acceptedDomains' }>;

const mark = (number: number, word: string): string => `\${${number}:${word}}`;

/** Placeholders in what a fact writes, with the text around them, in turn: text, placeholder, text. */
export const partsOf = (written: string): readonly string[] => written.split(/(\$\{\d:[^}]*\})/);

/** Which section states the fact, and what is written there; lists are added to. */
function entryOf(fact: OneFact): {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly add: boolean;
} {
  switch (fact.kind) {
    case 'automaticMeans':
      return { path: ['assumptions', 'automaticMeans'], value: fact.value, add: false };
    case 'acceptedDomain':
      return { path: ['acceptedDomains'], value: fact.domain, add: true };
    case 'members':
      return { path: ['groups', fact.group], value: [...fact.members], add: false };
    case 'shape': {
      const { files, at, collection, name } = fact;
      return { path: ['shapes'], value: { files, at, kind: collection, ...(name && { name }) }, add: true };
    }
    case 'exception': {
      const { from, to, until } = fact;
      const asked = {
        owner: mark(1, 'owner'),
        reason: mark(2, 'reason'),
        ticket: mark(3, 'ticket'),
        until: mark(4, until),
      };
      return { path: ['exceptions'], value: { from, to, ...asked }, add: true };
    }
    default: {
      const { files, rule, object, reason } = fact;
      return { path: ['silenced'], value: { files, rules: rule, ...(object && { object }), reason }, add: true };
    }
  }
}

/**
 * The text of a configuration file with one more fact, YAML or JSON by its path; an empty text gives a new file. `tenant`
 * names the declared tenant the fact is about; undefined states it for all. Comments and everything else stay. Undefined when
 * the text is no mapping or cannot be read.
 */
export function withFact(text: string, path: string, tenant: string | undefined, fact: StatedFact): string | undefined {
  if (fact.kind === 'acceptedDomains') {
    const one = (before: string | undefined, domain: string): string | undefined =>
      before === undefined ? undefined : withFact(before, path, tenant, { kind: 'acceptedDomain', domain });
    return fact.domains.reduce(one, text);
  }
  const { path: own, value, add } = entryOf(fact);
  const at =
    tenant === undefined || fact.kind === 'silenced' || fact.kind === 'shape' ? own : ['tenants', tenant, ...own];
  return /\.jsonc?$/i.test(path) ? inJson(text, at, value, add) : inYaml(text, at, value, add);
}

function inJson(text: string, path: readonly string[], value: unknown, add: boolean): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  const whole = text.trim() === '' ? '{}\n' : text;
  const end = add ? [...path, -1] : [...path];
  return applyJson(whole, modify(whole, end, value, { formattingOptions, isArrayInsertion: add }));
}

function inYaml(text: string, path: readonly string[], value: unknown, add: boolean): string | undefined {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  if (document.errors.length > 0) return undefined;
  if (document.contents !== null && !isMap(document.contents)) return undefined;
  const node = quoted(document, value);
  if (!add) document.setIn(path, node);
  else if (document.getIn(path) === undefined) document.setIn(path, document.createNode([node]));
  else document.addIn(path, node);
  const written = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return text.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written;
}

/** `on` and `off` are booleans to readers of YAML 1.1: they are written in quotes. */
function quoted(document: Document, value: unknown): unknown {
  const node = document.createNode(value);
  if (value === 'on' || value === 'off') (node as Scalar).type = 'QUOTE_DOUBLE';
  return node;
}
