import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataTexts } from '../../scripts/build.ts';
import { bundle } from '../../scripts/l10n.ts';
import { Engine } from '../../src/adapters/playground/engine/engine.ts';
import type { FromEngine, PageEdit, ToEngine } from '../../src/adapters/playground/messages.ts';
import { applyEdits } from '../../src/text/index.ts';

const packed = { data: await dataTexts(), translations: { ja: JSON.stringify(bundle('ja')) } };

/** Talks to an engine as the page does. */
class Talk {
  readonly heard: FromEngine[] = [];
  readonly #waiting: (() => void)[] = [];
  #tell: (message: ToEngine) => void = () => {};

  constructor() {
    new Engine(packed, {
      send: (message) => {
        this.heard.push(message);
        for (const wake of this.#waiting.splice(0)) wake();
      },
      listen: (take) => {
        this.#tell = take;
      },
    });
  }

  /** Sends a message; resolves to the next answer of a kind. */
  async ask<T extends FromEngine['type']>(message: ToEngine, type: T): Promise<Extract<FromEngine, { type: T }>> {
    const from = this.heard.length;
    this.#tell(message);
    for (;;) {
      const found = this.heard.slice(from).find((one) => one.type === type);
      if (found) return found as Extract<FromEngine, { type: T }>;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async files(texts: Readonly<Record<string, string>>, revision = 1) {
    const files = Object.entries(texts).map(([name, text]) => ({ path: name, text, encoding: 'utf8' as const }));
    return this.ask({ type: 'files', revision, files, gone: [] }, 'analysis');
  }
}

/** The text of a file after edits of the page. */
function edited(text: string, file: string, edits: readonly PageEdit[]): string | undefined {
  const own = edits.map(({ file: source, start, end, newText }) => ({ place: { source, start, end }, newText }));
  return applyEdits(text, file, own);
}

const DROP =
  'exchange:\n  remoteDomains:\n    - name: Default\n      domainName: "*"\n      autoForwardEnabled: false\n';

test('the words come in the language that is asked for, and findings follow it', async () => {
  const talk = new Talk();
  const { texts } = await talk.ask({ type: 'start', language: 'en' }, 'texts');
  assert.equal(texts.findings, 'Findings');
  const english = await talk.files({ 'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabeld $true' });
  const unknown = ({ findings }: typeof english) => findings.find(({ ruleId }) => ruleId === 'unknown-parameter');
  assert.match(unknown(english)?.message ?? '', /AutoForwardEnabled/);
  const japanese = await talk.ask({ type: 'start', language: 'ja' }, 'analysis');
  assert.match(unknown(japanese)?.message ?? '', /[ぁ-ん]/);
  assert.equal(japanese.revision, english.revision);
  await talk.ask({ type: 'start', language: 'en' }, 'texts');
});

test('a fix is shown with its consequences and its diff, and its edits fix the text', async () => {
  const talk = new Talk();
  const text = 'Set-RemoteDomain Default -AutoForwardEnabeld $true';
  const { findings } = await talk.files({ 'a.ps1': text });
  const finding = findings.findIndex(({ ruleId }) => ruleId === 'unknown-parameter');
  const review = await talk.ask({ type: 'fix', finding, fix: 0 }, 'review');
  assert.deepEqual(review.fields, []);
  assert.ok(review.view.consequences.length > 0);
  assert.deepEqual(
    review.view.files[0]?.lines.slice(1, 3).map((line) => line[0]),
    ['-', '\\'],
  );
  assert.equal(edited(text, 'a.ps1', review.edits ?? []), 'Set-RemoteDomain Default -AutoForwardEnabled $true');
});

test('what only a person knows is asked for in fields, and stands in every place', async () => {
  const talk = new Talk();
  const { findings } = await talk.files({ 'tenant.exo.yaml': DROP });
  const finding = findings.findIndex(({ fixes }) => fixes.some(({ snippet }) => snippet));
  const fix = findings[finding]?.fixes.findIndex(({ snippet }) => snippet) ?? -1;
  const review = await talk.ask({ type: 'fix', finding, fix }, 'review');
  assert.ok(review.fields.length > 0);
  assert.ok(review.edits?.every(({ newText }) => !newText.includes('${')));
  const values = review.fields.map((_, at) => `value-${at}.example`);
  const filled = await talk.ask({ type: 'fill', values }, 'review');
  const written = filled.edits?.map(({ newText }) => newText).join('\n') ?? '';
  for (const value of values) assert.ok(written.includes(value), `${value} is not in ${written}`);
  const empty = await talk.ask({ type: 'fill', values: values.map(() => ' ') }, 'review');
  assert.equal(empty.edits, undefined);
});

test('every safe fix is made at once', async () => {
  const talk = new Talk();
  const text = 'Set-RemoteDomain Default -AutoForwardEnabled $false\nDisconnect-ExchangeOnline\n';
  const { safeFixes } = await talk.files({ 'a.ps1': text });
  assert.ok(safeFixes > 0);
  const { edits } = await talk.ask({ type: 'fixAll' }, 'apply');
  const after = edited(text, 'a.ps1', edits) ?? '';
  const { safeFixes: left } = await talk.files({ 'a.ps1': after }, 2);
  assert.equal(left, 0);
});

test('a missing fact is stated in a configuration of its own, and the answer is known afterwards', async () => {
  const talk = new Talk();
  const tenant = 'exchange:\n  mailboxes:\n    - name: ap@contoso.com\n      forwardingSmtpAddress: x@fabrikam.com\n';
  await talk.files({ 'tenant.exo.yaml': tenant });
  const shown = await talk.ask({ type: 'forwarding', message: { type: 'ready' } }, 'forwarding');
  assert.ok(shown.message.type === 'state' && shown.message.facts.length > 0);
  const fact = shown.message.facts.findIndex(({ statements }) => statements.some((one) => one.includes('contoso.com')));
  const review = await talk.ask({ type: 'forwarding', message: { type: 'state', fact, statement: 0 } }, 'review');
  assert.deepEqual(new Set(review.edits?.map(({ file }) => file)), new Set(['mailflow-lint.config.yaml']));
  const config = edited('', 'mailflow-lint.config.yaml', review.edits ?? []) ?? '';
  assert.match(config, /acceptedDomains:\s*\n\s*- contoso\.com/);
  await talk.files({ 'mailflow-lint.config.yaml': config }, 2);
  const next = await talk.ask({ type: 'forwarding', message: { type: 'ready' } }, 'forwarding');
  assert.ok(next.message.type === 'state');
  assert.ok(!next.message.facts.some(({ statements }) => statements.some((one) => one.includes('contoso.com'))));
});

test('texts that change while they are judged are judged once, as they are then', async () => {
  const talk = new Talk();
  const first = talk.files({ 'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabeld $true' }, 1);
  const second = talk.files({ 'a.ps1': 'Get-RemoteDomain' }, 2);
  assert.equal((await first).revision, 2);
  assert.deepEqual(
    (await second).findings.filter(({ ruleId }) => ruleId === 'unknown-parameter'),
    [],
  );
  assert.equal(talk.heard.filter(({ type }) => type === 'analysis').length, 1);
});

test('a bounce is explained, with places as links into the texts', async () => {
  const talk = new Talk();
  await talk.files({
    'tenant.exo.yaml':
      'exchange:\n  acceptedDomains: [contoso.com]\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: Off\n',
  });
  const topic =
    'Remote server returned 550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)\nFrom: a@contoso.com\nTo: b@fabrikam.com\n';
  const { markdown } = await talk.ask({ type: 'explain', topic, to: 'bounce' }, 'page');
  assert.match(markdown, /\]\(place:tenant\.exo\.yaml:\d+-\d+\)/);
  const nothing = await talk.ask({ type: 'explain', topic: 'no such thing', to: 'dialog' }, 'page');
  assert.equal(nothing.title, 'Mailflow Lint knows nothing about this.');
});

test('changes become a patch that says what it cannot hold', async () => {
  const talk = new Talk();
  const change = { before: 'a\r\n', after: 'b\r\n' };
  const { text, notes } = await talk.ask(
    {
      type: 'patch',
      changes: [
        { ...change, path: 'a.ps1', encoding: 'utf8' },
        { ...change, path: 'b.ps1', encoding: 'utf16le' },
      ],
    },
    'save',
  );
  assert.match(text, /^--- a\/a\.ps1\n\+\+\+ b\/a\.ps1\n@@ -1,1 \+1,1 @@\n-a\r\n\+b\r\n/);
  assert.equal(notes?.length, 1);
  assert.match(notes?.[0] ?? '', /^b\.ps1 /);
});
