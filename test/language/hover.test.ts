import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverAt } from '../../src/language/hover.ts';
import type { Language } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';

/** The hover at the mark `|` of a text. */
function hover(
  marked: string,
  language: Language,
  user: 'en' | 'ja' | 'fr' = 'en',
): { at: string; subject: string; markdown: string } | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = hoverAt(text, offset, language, { knowledge, language: user });
  return found && { at: text.slice(found.start, found.end), subject: found.subject, markdown: found.markdown };
}

for (const language of ['powershell', 'yaml', 'json', 'markdown', 'text', 'ndr'] as const) {
  test(`a code in ${language}`, () => {
    const found = hover("x: '550 5.7.|520 Access denied'", language);
    assert.equal(found?.at, '5.7.520');
    assert.match(found?.markdown ?? '', /outbound spam policy/);
    assert.match(found?.markdown ?? '', /Automatic is not simply Off/);
    assert.match(found?.markdown ?? '', /```powershell\nGet-HostedOutboundSpamFilterPolicy | Format-Table/);
    assert.match(found?.markdown ?? '', /\]\(https:\/\/learn\.microsoft\.com/);
  });
}

test('the answer behind a code decides between its meanings', () => {
  const markdown = hover("'550 5.7|.1 RESOLVER.RST.AuthRequired; authentication required'", 'text')?.markdown;
  assert.match(markdown ?? '', /authenticated senders only/);
});

test('the answer of the next failure does not decide', () => {
  const markdown = hover("'550 5.1.|10 not found'\n'550 5.7.520 Access denied AS(7555)'", 'text')?.markdown;
  assert.match(markdown ?? '', /does not exist in the organization/);
});

test('a bare code with several meanings lists them', () => {
  assert.match(hover('got 5.7|.1 today', 'text')?.markdown ?? '', /can also mean:\*\*\n\n- /);
});

test('Exchange and the registry disagree: both', () => {
  const markdown = hover('code 5.1|.10', 'text')?.markdown ?? '';
  assert.match(markdown, /RFC 3463.*null MX/);
});

test('the class of a number decides what became of the message', () => {
  assert.match(hover('451 4.6|.2 x', 'text')?.markdown ?? '', /delayed, the server tries again/);
  assert.match(hover('551 5.6|.2 x', 'text')?.markdown ?? '', /not delivered, with a bounce/);
});

test('Japanese and French', () => {
  assert.match(hover('5.7|.520', 'text', 'ja')?.markdown ?? '', /送信スパム ポリシー/);
  assert.match(hover('5.7|.520', 'text', 'fr')?.markdown ?? '', /stratégie anti-spam sortante/);
});

test('tokens and stamps', () => {
  assert.equal(hover('RESOLVER.MSG|TYPE.AF; handled', 'text')?.at, 'RESOLVER.MSGTYPE.AF');
  assert.equal(hover('AS(75|55)', 'markdown')?.at, 'AS(7555)');
});

test('cmdlets and parameters in PowerShell', () => {
  assert.equal(hover('Set-Remote|Domain Default', 'powershell')?.subject, 'Set-RemoteDomain');
  assert.equal(
    hover('set-remotedomain Default -auto|forwardenabled $true', 'powershell')?.subject,
    'Set-RemoteDomain -AutoForwardEnabled',
  );
  const continued = 'Set-HostedOutboundSpamFilterPolicy `\n  -Identity Default `\n  -AutoForwarding|Mode On';
  assert.match(hover(continued, 'powershell')?.markdown ?? '', /`Automatic`, `Off`, `On`/);
});

test('an old message trace names what replaces it', () => {
  assert.match(
    hover('Get-Message|Trace -SenderAddress a@b.example', 'powershell')?.markdown ?? '',
    /Get-MessageTraceV2/,
  );
});

test('settings in YAML and JSON, in any spelling', () => {
  assert.equal(hover('auto|ForwardingMode: On', 'yaml')?.subject, 'autoForwardingMode');
  assert.equal(hover('auto_forward_en|abled: false', 'yaml')?.subject, 'autoForwardEnabled');
  assert.equal(hover('{ "AutoForward|Enabled": false }', 'json')?.subject, 'autoForwardEnabled');
});

test('nothing is shown where nothing is known', () => {
  assert.equal(hover('just a wo|rd', 'yaml'), undefined);
  assert.equal(hover('version 5.7|.1', 'text'), undefined);
  assert.equal(hover('|', 'text'), undefined);
  assert.equal(hover('Get-Some|thingElse', 'powershell'), undefined);
});
