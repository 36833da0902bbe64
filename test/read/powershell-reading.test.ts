import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { repaired, unrepaired } from '../../src/read/powershell/script/repaired-slice.ts';
import { applyEdits, wholeSlice } from '../../src/text/index.ts';
import { checkReading, fuzzReadPowerShell } from '../fuzz/read-powershell.ts';
import { declaredBy, readScript } from './scripts.ts';
import { at, source } from './sources.ts';

/** Texts as people name things: letters of any script, blanks, quotes, dollar signs, backticks. */
const texts = fc.string({ unit: fc.constantFrom(...'abcÄß部署 \'"$`-_.@{}()#'), minLength: 1, maxLength: 12 });
const single = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const double = (text: string): string => `"${text.replaceAll(/[`"$]/g, '`$&')}"`;

test('a literal is read as it was meant, in both kinds of quotes, and stands where the place says', () => {
  fc.assert(
    fc.property(texts, fc.boolean(), (text, isDouble) => {
      const written = isDouble ? double(text) : single(text);
      const script = `New-TransportRule -Name Rule -PrependSubject ${written} -Mode Audit`;
      const value = readScript(script).declarations[0]?.properties.get('prependSubject')?.value;
      assert.equal(value?.state === 'stated' && value.value, text);
      assert.equal(value && at(source('script.ps1', script), value.place), written);
    }),
  );
});

const settings = fc.record({
  FromScope: fc.constantFrom('InOrganization', 'NotInOrganization'),
  Priority: fc.integer({ min: 0, max: 99 }),
  Enabled: fc.boolean(),
  RedirectMessageTo: fc.array(texts, { minLength: 2, maxLength: 3 }),
});

const literal = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(literal).join(', ');
  return typeof value === 'string' ? single(value) : typeof value === 'boolean' ? `$${value}` : String(value);
};

test('the same settings are the same declaration in every layout', () => {
  fc.assert(
    fc.property(settings, (given) => {
      const pairs = Object.entries(given).map(([name, value]) => [name, literal(value)] as const);
      const direct = `New-TransportRule -Name Rule ${pairs.map(([name, value]) => `-${name} ${value}`).join(' ')}`;
      const lines = ['New-TransportRule -Name Rule', ...pairs.map(([name, value]) => `-${name} ${value}`)].join(
        ' `\r\n  ',
      );
      const table = pairs.map(([name, value]) => `${name} = ${value}`).join('\n');
      const splat = `$rule = @{ ${table} }\nNew-TransportRule -Name Rule @rule`;
      const wrapper = `New-ExoRequest -cmdlet 'New-TransportRule' -cmdParams @{ Name = 'Rule'; ${table} }`;
      const expected = declaredBy(direct);
      assert.equal(expected.length, 1);
      for (const other of [lines, splat, wrapper]) assert.deepEqual(declaredBy(other), expected);
    }),
  );
});

test('a source issue with one answer is gone when the answer is written, and nothing else changes its meaning', () => {
  const lines = [
    'New-TransportRule -Name a ` \n  -Mode Audit',
    'New-HostedOutboundSpamFilterRule ` -Name b -Priority 1',
    'Get-RemoteDomain | Format-Table Name,AutoForwardEnabledSet-RemoteDomain c -AutoForwardEnabled $true',
    'Set\u2011RemoteDomain d \u2212AutoForwardEnabled $false',
    'Set-Mailbox [e@contoso.com](mailto:e@contoso.com) -ForwardingSmtpAddress $null',
    'Get-TransportRule | ft Name',
    'Set-RemoteDomain f -AutoForwardEnabled $trueest',
    'Set-RemoteDomain g -AutoForwardEnabled $false',
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { minLength: 1 }), (chosen) => {
      const script = chosen.join('\n');
      const reading = readScript(script);
      const edits = reading.sourceIssues.map(({ place, replacement = '' }) => ({ place, newText: replacement }));
      const fixed = applyEdits(script, 'script.ps1', edits) ?? '';
      assert.deepEqual(readScript(fixed).sourceIssues, []);
      assert.deepEqual(declaredBy(fixed), declaredBy(script));
    }),
  );
});

test('places in a repaired text lie in the text as written', () => {
  const piece = fc.record({
    kept: fc.string({ maxLength: 6 }),
    cut: fc.string({ maxLength: 4 }),
    put: fc.string({ maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), fc.nat(), fc.nat(), (pieces, a, b) => {
      let text = '';
      const repairs = pieces.map(({ kept, cut, put }) => {
        const start = text.length + kept.length;
        text += kept + cut;
        return { start, end: start + cut.length, text: put };
      });
      const outer = unrepaired(wholeSlice(source('x.ps1', text)));
      const inner = repaired(outer, repairs);
      assert.equal(inner.text, pieces.map(({ kept, put }) => kept + put).join(''));
      const [start, end] = [a, b].map((n) => n % (inner.text.length + 1)).sort((x, y) => x - y) as [number, number];
      const place = inner.place(start, end);
      assert.ok(place.start >= 0 && place.start <= place.end && place.end <= text.length);
      if (inner.exact(start, end)) assert.equal(at(outer.source, place), inner.text.slice(start, end));
    }),
  );
});

test('mutated and cut texts keep what must hold', () => {
  const { runs } = fuzzReadPowerShell(400, 20261125);
  assert.equal(runs, 400);
});

test('any text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => checkReading(`Set-RemoteDomain ${text}`)),
  );
});
