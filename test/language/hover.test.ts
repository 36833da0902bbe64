import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS } from '../../src/knowledge/index.ts';
import { cmdletSentence } from '../../src/language/cmdlet-card.ts';
import { hoverAt } from '../../src/language/hover.ts';
import { splatAt, unknownGroupAt } from '../../src/language/hover-places.ts';
import { objectCard } from '../../src/language/object-card.ts';
import type { ObjectKind } from '../../src/tenant/index.ts';
import { type Language, languageOf, type Place } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { organization } from './world.ts';

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
  assert.match(hover('5.7|.520', 'text', 'fr')?.markdown ?? '', /stratégie anti-courrier indésirable sortant/);
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

test('a cmdlet says what it does, in three languages', () => {
  assert.match(hover('Set-Remote|Domain Default', 'powershell')?.markdown ?? '', /Changes a remote domain\./);
  assert.match(
    hover('Get-MessageTrace|V2', 'powershell')?.markdown ?? '',
    /Shows what became of messages of the last 90 days; changes nothing\./,
  );
  assert.match(
    hover('Disable-Mail|box a@b.com', 'powershell')?.markdown ?? '',
    /Takes the mailbox or the archive away/,
  );
  assert.match(hover('New-Transport|Rule', 'powershell', 'ja')?.markdown ?? '', /メール フロー ルールを作成します。/);
  assert.match(
    hover('Remove-Inbox|Rule', 'powershell', 'fr')?.markdown ?? '',
    /Supprime une règle de boîte de réception\./,
  );
});

test('every cmdlet of the kinds that are read has a sentence in every language', () => {
  for (const user of ['en', 'ja', 'fr'] as const) {
    const texts = knowledge.cmdletTexts(user);
    const kinds = KINDS.map(({ noun }) => noun);
    const silent = [...knowledge.cmdlets.all()].filter(
      ({ name }) => kinds.includes(name.slice(name.indexOf('-') + 1)) && cmdletSentence(name, texts) === '',
    );
    assert.deepEqual(
      silent.map(({ name }) => name),
      [],
      user,
    );
    assert.deepEqual(
      kinds.filter((noun) => !texts.about[noun]),
      [],
      user,
    );
  }
});

test('a parameter is explained as its cmdlet has it', () => {
  assert.match(hover('New-TransportRule -Name x -Prior|ity 0', 'powershell')?.markdown ?? '', /All that match act/);
  assert.match(
    hover('New-HostedOutboundSpamFilterRule -Name x -Prior|ity 0', 'powershell')?.markdown ?? '',
    /The first one that matches decides/,
  );
  assert.match(
    hover('New-InboxRule -Name x -Prior|ity 0', 'powershell')?.markdown ?? '',
    /Inbox rules of this mailbox/,
  );
});

test('sections and resources say what their objects are', () => {
  assert.match(hover('exchange:\n  remote|Domains:', 'yaml')?.markdown ?? '', /vanishes without a bounce/);
  assert.match(hover('EXORemote|Domain "x" {', 'powershell')?.markdown ?? '', /vanishes without a bounce/);
  assert.equal(hover('$remote|Domains = 1', 'powershell'), undefined);
});

test('each code of a line has its own facts', () => {
  const line = (at: string): string =>
    `550 5.1.10 RecipientNotFound; 550 5.7.520 Access denied AS(7555); 452 4.2.2 Mailbox full`.replace(
      at,
      `${at.slice(0, 3)}|${at.slice(3)}`,
    );
  assert.match(hover(line('5.1.10'), 'text')?.markdown ?? '', /does not exist/);
  assert.match(hover(line('5.7.520'), 'text')?.markdown ?? '', /outbound spam policy/);
  assert.match(hover(line('4.2.2'), 'text')?.markdown ?? '', /full/i);
});

/** What the keys of the objects of a text mean, where the text was read. */
function keyHover(marked: string, path: string): string {
  const { readings, texts, mark } = organization({ [path]: marked });
  const [reading] = readings;
  assert.ok(reading);
  const language = languageOf(path);
  return (
    hoverAt(texts.get(path) ?? '', mark?.offset ?? 0, language, { knowledge, language: 'en', reading })?.markdown ?? ''
  );
}

test('keys are explained as the objects of their kind have them', () => {
  assert.match(
    keyHover('exchange:\n  transportRules:\n    - name: A\n      prior|ity: 0\n', 'a.exo.yaml'),
    /All that match act/,
  );
  assert.match(
    keyHover('exchange:\n  outboundRules:\n    - name: A\n      ena|bled: true\n', 'a.exo.yaml'),
    /its policy applies to nobody/,
  );
  assert.match(
    keyHover("$p = @{\n Name = 'x'\n Prior|ity = 0\n}\nNew-HostedOutboundSpamFilterRule @p\n", 'a.ps1'),
    /first one that matches decides/,
  );
  const dsc =
    'Configuration X {\n Import-DscResource -ModuleName Microsoft365DSC\n Node localhost {\n  EXORemoteDomain "D" {\n   Identity = "D"\n   NDREna|bled = $true\n  }\n }\n}\n';
  assert.match(keyHover(dsc, 'a.ps1'), /bounces are sent/);
});

test('what is named has a card: policy with its rules, group with its members, contact', () => {
  const { tenant, texts, index } = organization({
    'a.ps1':
      'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On\nNew-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -FromMemberOf sales@contoso.com, other@contoso.com -Priority 3\n',
    'b.exo.yaml':
      'exchange:\n  groups:\n    sales@contoso.com: [ada@contoso.com, bob@contoso.com]\n  mailContacts:\n    - name: Auditor\n      externalEmailAddress: audit@fabrikam.com\n',
  });
  const words = { texts: knowledge.cmdletTexts('en'), link: ({ source }: Place) => source };
  const card = (kind: ObjectKind, name: string): string => {
    const object = index.find([kind], name);
    assert.ok(object);
    return objectCard(object, tenant, words);
  };
  assert.equal(
    card('outboundPolicy', 'P'),
    '**`P`** – an outbound spam policy\n\n- `autoForwardingMode`: `On`\n\n- Applies by rule `R` (`priority: 3`), a.ps1\n\nStated in a.ps1',
  );
  assert.match(card('group', 'sales@contoso.com'), /Members: `ada@contoso.com`, `bob@contoso.com`/);
  assert.match(card('mailContact', 'Auditor'), /`externalEmailAddress`: `audit@fabrikam.com`/);
  const text = texts.get('a.ps1') ?? '';
  assert.equal(unknownGroupAt(tenant, 'a.ps1', text.indexOf('other@') + 3, index)?.value, 'other@contoso.com');
  assert.equal(unknownGroupAt(tenant, 'a.ps1', text.indexOf('sales@') + 3, index), undefined);
});

test('a splatted variable says what it hands over, at its use and at its table', () => {
  for (const text of ["$|p = @{ Name = 'x' }\nNew-RemoteDomain @p", "$p = @{ Name = 'x' }\nNew-RemoteDomain @|p"]) {
    const { readings, texts, mark } = organization({ 'a.ps1': text });
    const splat = splatAt(readings[0], texts.get('a.ps1') ?? '', mark?.offset ?? 0);
    assert.equal(splat?.markdown, "**`New-RemoteDomain`**\n\n- `-Name`: `'x'`");
  }
});
