import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findNdrCodes, findNdrMarks } from '../../src/knowledge/index.ts';
import { knowledge } from '../support/knowledge.ts';

const { ndr } = knowledge;
const LANGUAGES = ['en', 'ja', 'fr'] as const;

function factOf(code: string | undefined, text?: string): string | undefined {
  return ndr.match({ code, text })?.fact.id;
}

test('every fact reads as sentences in every language', () => {
  for (const language of LANGUAGES) {
    const { facts, categories } = knowledge.ndrTexts(language);
    const sentence = language === 'ja' ? /[。)]$/ : /[.!]$/;
    for (const { id, category } of ndr.all()) {
      const text = facts[id];
      assert.ok(text, `${language} ${id}`);
      for (const part of [text.meaning, text.cause ?? categories[category] ?? '', ...text.steps]) {
        assert.match(part, sentence, `${language} ${id}: ${part}`);
      }
      assert.ok(text.steps.length > 0, `${language} ${id} has no step`);
    }
  }
});

test('the three languages know the same facts, labels, categories, nouns and settings', () => {
  const keysOf = (texts: object): [string, string[]][] =>
    Object.entries(texts).map(([part, table]) => [part, Object.keys(table as object).sort()]);
  for (const language of ['ja', 'fr'] as const) {
    assert.deepEqual(keysOf(knowledge.ndrTexts(language)), keysOf(knowledge.ndrTexts('en')));
    assert.deepEqual(keysOf(knowledge.cmdletTexts(language)), keysOf(knowledge.cmdletTexts('en')));
  }
});

test('every code, token and string of the facts finds a fact of its own', () => {
  for (const fact of ndr.all()) {
    if (/^[245]\.\d+\.\d+$/.test(fact.code)) {
      const byNumber = ndr.match({ code: fact.code });
      const meanings = byNumber ? [byNumber.fact, ...byNumber.others] : [];
      assert.ok(
        meanings.some(({ code }) => code === fact.code),
        fact.id,
      );
    }
    if (fact.range) assert.ok(ndr.match({ code: fact.range[1] }), fact.id);
    if (fact.match === 'none' || fact.kind === 'family' || fact.kind === 'pattern' || fact.kind === 'words') continue;
    for (const string of fact.strings) {
      if (/^[245]\.\d+\.\d+$/.test(string)) continue;
      const found = ndr.match({ code: /^[245]\.\d+\.\d+$/.test(fact.code) ? fact.code : undefined, text: string });
      const all = found ? [found.fact, ...found.others] : [];
      assert.ok(
        all.some(({ id }) => id === fact.id) || all.some(({ strings }) => strings.includes(string)),
        `${fact.id}: ${string}`,
      );
    }
  }
});

test('commands use cmdlets and parameters that exist', () => {
  const { cmdlets } = knowledge;
  for (const { id, commands, cmdlets: names } of ndr.all()) {
    for (const name of names) assert.ok(cmdlets.exists(name), `${id}: ${name}`);
    for (const call of (commands ?? []).flatMap((command) => command.split('|'))) {
      const [name = '', ...words] = call.trim().split(/ +/);
      if (/^(?:Format|Where)-/.test(name)) continue;
      assert.ok(cmdlets.exists(name), `${id}: ${name}`);
      const facts = cmdlets.find(name);
      for (const word of facts ? words.filter((written) => /^-[A-Z]/.test(written)) : []) {
        assert.ok(
          'name' in cmdlets.parameter(facts as NonNullable<typeof facts>, word.slice(1)),
          `${id}: ${name} ${word}`,
        );
      }
    }
  }
});

test('no enhanced status code is unknown', () => {
  const number = fc.nat(999);
  fc.assert(
    fc.property(fc.constantFrom('2', '4', '5'), number, number, (kind, subject, detail) => {
      assert.ok(ndr.match({ code: `${kind}.${subject}.${detail}` }));
    }),
  );
});

test('stamp, token, string, number, range, family, registry: in this order', () => {
  assert.equal(factOf('5.7.520', 'no AS(7555) here'), '5.7.520/exo#1');
  assert.equal(ndr.match({ code: '5.7.1', text: 'refused AS(7555)' })?.via, 'stamp');
  assert.equal(factOf('5.7.1', 'RESOLVER.RST.AuthRequired; authentication required'), '5.7.1/exo#4');
  assert.equal(factOf('5.7.1', 'Client host [203.0.113.9] blocked using Blocklist 1'), '5.7.1/exo#10');
  assert.equal(factOf('5.7.129'), '5.7.129/exo#1');
  assert.equal(factOf('5.7.950'), '5.7.900-5.7.999/exo#1');
  assert.equal(factOf('5.7.580'), '5.7.5xx/exo#1');
  assert.equal(factOf('5.7.299'), '5.7.0-5.7.999/exo#1');
  assert.equal(factOf('4.6.99'), 'x.6.x/rfc#1');
  assert.equal(factOf('4.77.99'), '4.x.x/rfc#1');
});

test('a number that means several things means none of them by itself', () => {
  for (const code of ['4.4.0', '5.1.0', '5.2.0', '5.2.1', '4.3.2', '4.7.0'])
    assert.equal(ndr.match({ code })?.fact.scope, 'rfc', code);
  assert.equal(factOf('5.2.2'), '5.2.2/exo#1');
  assert.equal(factOf('5.7.1'), '5.7.1/exo#3');
  assert.equal(factOf('4.4.0', 'DNS query failed. The error was: x'), '4.4.0/exchange-server#2');
});

test('where nobody knows who answered, words go before a number of many meanings', () => {
  assert.equal(factOf('5.7.1', 'Rejected, DMARC failed'), 'dmarc/foreign#1');
  assert.equal(factOf('5.1.1', 'mailbox is full'), 'quota/foreign#1');
  assert.equal(factOf('5.7.509', 'sending domain does not pass DMARC verification'), '5.7.509/exo#1');
});

test('an answer of a foreign server is never read with the tables of Exchange', () => {
  const by = { kind: 'foreign' } as const;
  for (const fact of ndr.all()) {
    if (fact.scope === 'rfc' || fact.scope === 'foreign') continue;
    for (const text of ['', ...fact.strings]) {
      const code = /^[245]\.\d+\.\d+$/.test(fact.code) ? fact.code : undefined;
      const scope = ndr.match({ code, text, by })?.fact.scope;
      assert.ok(scope === undefined || scope === 'rfc' || scope === 'foreign', `${fact.id}: ${text}`);
    }
  }
});

test('every known answer of a provider finds the fact that it means, or one that its words name', () => {
  const clear = new Set([...ndr.all()].filter(({ scope, vague }) => scope === 'foreign' && !vague).map(({ id }) => id));
  for (const { id, answers, hosts } of ndr.foreign.providers()) {
    for (const host of hosts) assert.equal(ndr.foreign.ofHost(`mx1.${host}`)?.id, id, host);
    for (const { text, code, fact } of answers) {
      const found = ndr.match({ code, text, by: { kind: 'foreign', provider: id } })?.fact.id;
      assert.ok(found === fact || clear.has(found ?? ''), `${id}: ${text ?? code} is ${found}, not ${fact}`);
    }
  }
});

test('one sentence, several numbers: the number chooses', () => {
  assert.equal(factOf('5.7.502', 'Access denied, banned sender'), '5.7.502/exo#1');
  assert.equal(factOf('5.7.511', 'Access denied, banned sender'), '5.7.511/exo#1');
  assert.equal(factOf('4.7.850', 'Access denied, please try again later'), '4.7.850-4.7.899/exo#1');
});

test('where Exchange and the registry disagree, both are given', () => {
  assert.equal(ndr.match({ code: '5.1.10' })?.registry?.id, 'x.1.10/rfc#1');
  assert.equal(ndr.match({ code: '5.7.520' })?.registry, undefined);
});

test('numbers that only look like codes are left out', () => {
  const text =
    'id 15.20.9321.14 10.5.7.12 v5.1.1 version 5.7.1 "lodash": "4.7.1" 5.2.2026 5.1.1-beta ^4.4.7 Postfix 5.0.0 node@5.1.1 ModuleVersion = \'5.7.2\'';
  assert.deepEqual(findNdrCodes(text), []);
});

test('codes in all their forms are found, with their places', () => {
  const text = '550 5.7.520; #5.7.1 smtp;550 5.7.129 550-5.7.26 dsn=5.4.1, Status: 2.1.5 (5.1.10) code "5.7.900".';
  assert.deepEqual(
    findNdrCodes(text).map(({ start, end }) => text.slice(start, end)),
    ['5.7.520', '5.7.1', '5.7.129', '5.7.26', '5.4.1', '2.1.5', '5.1.10', '5.7.900'],
  );
});

test('tokens, stamps and headers are found', () => {
  const text =
    'TRANSPORT.RULES.RejectMessage; AS(7555) ATTR34 X-MS-Exchange-Inbox-Rules-Loop: a STOREDRV.Deliver.Exception:QuotaExceededException.Map.';
  assert.deepEqual(
    findNdrMarks(text).map(({ kind, value }) => `${kind} ${value}`),
    [
      'token TRANSPORT.RULES.RejectMessage',
      'stamp AS(7555)',
      'stamp ATTR34',
      'header X-MS-Exchange-Inbox-Rules-Loop',
      'token STOREDRV.Deliver.Exception:QuotaExceededException.Map',
    ],
  );
});
