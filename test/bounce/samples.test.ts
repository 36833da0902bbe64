import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readBounce } from '../../src/bounce/index.ts';
import { knowledge } from '../support/knowledge.ts';

interface SampleEvent {
  readonly recipient: string;
  readonly smtp: string;
  readonly enhanced: string;
  readonly token: string;
  readonly remote_server: string | null;
  readonly remote_ip: string | null;
  readonly outcome: string;
  readonly fact_ids: readonly string[];
  readonly inner?: { readonly smtp: string; readonly enhanced: string; readonly token: string };
}

interface Sample {
  readonly file: string;
  readonly language: string;
  readonly codes: readonly string[];
  readonly generating_server: string | null;
  readonly sender: string;
  readonly mechanism: string | null;
  readonly events: readonly SampleEvent[];
  readonly must_not_report: readonly string[];
  readonly forwarding_mailbox?: string;
}

const folder = new URL('./samples/', import.meta.url);
const { samples } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as { samples: Sample[] };

for (const sample of samples) {
  test(`reads every fact of ${sample.file}`, async () => {
    const bounce = await readBounce(readFileSync(new URL(sample.file, folder), 'utf8'), knowledge);
    assert.deepEqual(
      bounce.events.map((event) => ({
        recipient: event.recipient,
        smtp: event.smtp,
        enhanced: event.code,
        token: event.token,
        remote_server: event.remoteServer,
        remote_ip: event.remoteAddress,
        outcome: event.delivery,
        ...(event.inner
          ? { inner: { smtp: event.inner.smtp, enhanced: event.inner.code, token: event.inner.token } }
          : {}),
      })),
      sample.events.map(({ fact_ids, ...event }) => event),
    );
    for (const [index, event] of bounce.events.entries()) {
      assert.equal(event.fact, sample.events[index]?.fact_ids[0]);
      assert.equal(event.originalSender, sample.sender);
    }
    assert.equal(bounce.generatingServer, sample.generating_server);
    assert.equal(bounce.language, sample.language);
    assert.equal(bounce.forwardingMailbox, sample.forwarding_mailbox ?? null);
    const codes = bounce.events.flatMap(({ code, inner }) => [code, inner?.code]).filter((code) => code != null);
    assert.deepEqual(codes.toSorted(), [...sample.codes].toSorted());
    for (const wrong of sample.must_not_report) assert.ok(!codes.includes(wrong), wrong);
  });
}

/** What mail programs and people do to a bounce before it is pasted. */
const CLOTHES: Readonly<Record<string, (text: string) => string>> = {
  'line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
  'quoted in a reply': (text) => text.replace(/^/gm, '> '),
  indented: (text) => text.replace(/^/gm, '    '),
  'inside a fence': (text) => `We got this today:\n\n\`\`\`\n${text}\n\`\`\`\nWhat now?`,
  'tabs as blanks': (text) => text.replaceAll('\t', '    '),
  'pasted twice': (text) => `${text}\n\n${text}`,
  'without line breaks': (text) => (/^(?:Return-Path|Mar )/.test(text) ? text : text.replace(/\s*\n\s*/g, ' ')),
};

for (const [name, dress] of Object.entries(CLOTHES)) {
  test(`the same facts, ${name}`, async () => {
    for (const { file, events, generating_server } of samples) {
      const bounce = await readBounce(dress(readFileSync(new URL(file, folder), 'utf8')), knowledge);
      const told = bounce.events.map(({ recipient, smtp, code, token }) => [recipient, smtp, code, token]);
      const wanted = events.map(({ recipient, smtp, enhanced, token }) => [recipient, smtp, enhanced, token]);
      assert.deepEqual(told, wanted, file);
      if (!file.startsWith('07')) assert.equal(bounce.generatingServer, generating_server, file);
    }
  });
}
