import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decode, encode, isBinary, isGuessed } from '../../src/text/encoding.ts';
import type { Encoding } from '../../src/text/index.ts';

const ENCODINGS: readonly Encoding[] = ['utf8', 'utf8-bom', 'utf16le', 'utf16be', 'windows-1252'];

test('a text comes back from every encoding that can hold it', () => {
  const text = 'Set-RemoteDomain -Name "é"\r\n';
  for (const encoding of ENCODINGS) {
    const bytes = encode(text, encoding);
    assert.ok(bytes, encoding);
    assert.deepEqual(decode(bytes), { text, encoding });
  }
});

test('any well-formed text survives the encodings of Unicode', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 4 }), (text) => {
      fc.pre(text.charCodeAt(0) !== 0xfeff && text.charCodeAt(0) > 31);
      for (const encoding of ['utf8-bom', 'utf16le', 'utf16be'] as const)
        assert.deepEqual(decode(encode(text, encoding) ?? new Uint8Array()), { text, encoding });
    }),
  );
});

test('text that an encoding cannot hold is refused', () => {
  assert.equal(encode('営業', 'windows-1252'), undefined);
  assert.equal(encode('\ud800', 'utf8'), undefined);
});

test('bytes that are not UTF-8 are Windows-1252', () => {
  assert.deepEqual(decode(new Uint8Array([0x93, 0x41, 0x94, 0x20, 0x80])), { text: '“A” €', encoding: 'windows-1252' });
});

test('UTF-16 without a mark is found by its zero bytes, and stays without one', () => {
  for (const encoding of ['utf16le-no-bom', 'utf16be-no-bom'] as const) {
    const bytes = encode('Get-Mailbox', encoding) ?? new Uint8Array();
    assert.equal(bytes.length, 22);
    assert.deepEqual(decode(bytes), { text: 'Get-Mailbox', encoding });
    assert.equal(isBinary(bytes), false);
  }
});

test('NUL bytes elsewhere mean binary', () => {
  assert.equal(isBinary(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])), true);
  assert.equal(isBinary(new TextEncoder().encode('plain')), false);
});

test('UTF-32 is not read as UTF-16 with characters in between, in which nothing would be found', () => {
  const codes = Uint32Array.from([0xfeff, ...[...SCRIPT].map((char) => char.codePointAt(0) ?? 0)]);
  const little = new Uint8Array(codes.buffer);
  const big = new Uint8Array(little).map((_, at) => little[at - (at % 4) + 3 - (at % 4)] ?? 0);
  assert.deepEqual([isBinary(little), isBinary(big)], [true, true]);
  assert.equal(isBinary(encode(SCRIPT, 'utf16le') ?? little), false);
  assert.equal(isBinary(encode(`\u3000${SCRIPT}\u0100`, 'utf16be') ?? little), false);
});

const SCRIPT = "Set-RemoteDomain -Identity '転送' -AutoForwardEnabled $false\r\n";

test('Shift-JIS and EUC-JP are found and written back, also in short texts', () => {
  const texts = [
    SCRIPT,
    "Set-Mailbox a -ForwardingSmtpAddress '転送@fabrikam.com'",
    '# 既定のリモート ドメインの自動転送を無効にします。（2026年11月・情報システム部）ｱｲｳ ①㈱\r\n',
    '# 営業\n',
  ];
  for (const text of texts) {
    const bytes = encode(text, 'shift-jis') ?? new Uint8Array();
    assert.deepEqual(decode(bytes), { text, encoding: 'shift-jis' });
    assert.deepEqual(encode(text, 'shift-jis'), bytes);
  }
  const long = '# 既定のリモート ドメインの自動転送を無効にします。情報システム部\r\n';
  for (const text of [long, SCRIPT.replace('転送', '転送を許可'), "'テスト'"])
    assert.deepEqual(decode(encode(text, 'euc-jp') ?? new Uint8Array()), { text, encoding: 'euc-jp' });
  // A few Chinese characters alone may be Chinese, Russian or Greek: that is a guess, and such a file is not fixed.
  assert.equal(isGuessed(decode(encode(SCRIPT, 'euc-jp') ?? new Uint8Array()).encoding), true);
});

test('short texts in encodings that are not read are a guess, not Japanese', () => {
  const texts = {
    'Переадресация, windows-1251': [0xcf, 0xe5, 0xf0, 0xe5, 0xe0, 0xe4, 0xf0, 0xe5, 0xf1, 0xe0, 0xf6, 0xe8, 0xff],
    'Προώθηση, windows-1253': [0xd0, 0xf1, 0xef, 0xfe, 0xe8, 0xe7, 0xf3, 0xe7],
    '转发邮件, GBK': [0xd7, 0xaa, 0xb7, 0xa2, 0xd3, 0xca, 0xbc, 0xfe],
    '轉寄郵件, Big5': [0xc2, 0xe0, 0xb1, 0x48, 0xb6, 0x6c, 0xa5, 0xf3],
    '전달 허용, EUC-KR': [0xc0, 0xfc, 0xb4, 0xde, 0x20, 0xc7, 0xe3, 0xbf, 0xeb],
  };
  for (const [what, bytes] of Object.entries(texts))
    assert.equal(isGuessed(decode(new Uint8Array([0x23, 0x20, ...bytes, 0x0a])).encoding), true, what);
});

test('texts of other languages are not taken for Japanese', () => {
  const western = [
    'é',
    'désactivé',
    '“quoted” – it’s',
    'don’t',
    'Weiterleitung für Müller gemäß Richtlinie',
    'ÄÖÜ',
    'GRÖßE',
    '€ 5',
    'año más',
    'à é è ù',
    'crème brûlée',
    '“A” ‘b’',
  ];
  for (const word of western) {
    for (const text of [word, `# ${word}\n`, `'${word}'`, `${word} ${word}\r\n${SCRIPT.replace('転送', word)}`]) {
      const bytes = encode(text, 'windows-1252') ?? new Uint8Array();
      assert.deepEqual(decode(bytes), { text, encoding: 'windows-1252' }, text);
    }
  }
});

test('every character that Windows writes in Shift-JIS comes back as the same bytes', () => {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  for (const [bytes, char] of [
    [[0x83, 0x5c], 'ソ'],
    [[0x95, 0x5c], '表'],
    [[0x81, 0x60], '～'],
    [[0x87, 0x40], '①'],
    [[0xfa, 0xb1], '﨑'],
    [[0xb1], 'ｱ'],
  ] as const) {
    assert.equal(decoder.decode(new Uint8Array(bytes)), char);
    assert.deepEqual(encode(char, 'shift-jis'), new Uint8Array(bytes), char);
  }
  assert.equal(encode('é', 'shift-jis'), undefined);
});
