import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressMistake, addressOf, domainAndParents, domainOf, foldName } from '../../src/exchange/addresses.ts';

test('an address is found inside of brackets, behind its kind, and in ASCII', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    'a.b+c@x-y.com': 'a.b+c@x-y.com',
    'Ann < A@b.com >': 'a@b.com',
    'Ann [ smtp: A@b.com ]': 'a@b.com',
    '<a@b.com> Ann': undefined,
    'mailto:A@B.com': 'a@b.com',
    'sip:a@b.com': undefined,
    ':a@b.com': undefined,
    'a@Bücher.example': 'a@xn--bcher-kva.example',
    'a@b/c.com': undefined,
    'a@': undefined,
    'a@b': 'a@b',
    '@b': undefined,
    'a@b@c': undefined,
    'a@b.com;': undefined,
    'a@b.com,c': undefined,
    '"Ann" [SMTP:a@b.com]': 'a@b.com',
    'smtp:a@b.com': 'a@b.com',
    ' mailto:a@b.com ': 'a@b.com',
    '/o=ExchangeLabs/cn=ann': undefined,
    'x500:/o=a@b': undefined,
    Ann: undefined,
    'a b@c.com': undefined,
    '': undefined,
  };
  for (const [written, expected] of Object.entries(cases)) assert.equal(addressOf(written), expected, written);
});

test('a domain is compared in lower case, in ASCII and without its last dot', () => {
  const cases: Readonly<Record<string, string>> = {
    'contoso.com': 'contoso.com',
    'a@Contoso.COM': 'contoso.com',
    ' contoso.com. ': 'contoso.com',
    '*.Contoso.com': '*.contoso.com',
    '*': '*',
    'a@b@c.com': 'c.com',
    'bücher.example': 'xn--bcher-kva.example',
    'bücher/x.example': 'bücher/x.example',
    '': '',
  };
  for (const [written, expected] of Object.entries(cases)) assert.equal(domainOf(written), expected, written);
  assert.deepEqual(domainAndParents('a.b.c'), ['a.b.c', 'b.c', 'c']);
  assert.deepEqual(domainAndParents('c'), ['c']);
});

test('names are compared without case, addresses as addresses', () => {
  assert.equal(foldName(' Alex Kim '), 'alex kim');
  assert.equal(foldName('SMTP:Alex@Contoso.com'), 'alex@contoso.com');
});

test('what is no single address says why', () => {
  const cases: Readonly<Record<string, ReturnType<typeof addressMistake>>> = {
    'a@b.com': undefined,
    'smtp:a@b.com': undefined,
    ' mailto:a@b.com': 'link',
    'a@b.com;c@d.com': 'several',
    'a@b.com, c@d.com,': 'several',
    'a@b.com;': 'noAddress',
    'a@b.com;nobody': 'noAddress',
    nobody: 'noAddress',
    '': 'noAddress',
  };
  for (const [written, expected] of Object.entries(cases)) assert.equal(addressMistake(written), expected, written);
});
