import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pseudoBundle, pseudoValue } from '../../scripts/pseudo.ts';
import { run } from '../../src/adapters/cli/run.ts';
import { Knowledge } from '../../src/knowledge/index.ts';
import { useTranslations } from '../../src/messages/index.ts';
import { documentedRules } from '../../src/report/rule-docs.ts';
import { commands, knowledge, load, testWorld } from '../support/world.ts';
import { Folder } from './support.ts';

/** The pages of rules without what is the same in every language. */
const prose = Object.fromEntries(
  Object.entries(knowledge.data('rule-docs.json') as Record<string, Record<string, unknown>>).map(
    ([id, { examples: _, title: _title, summary: _summary, noFix: _noFix, ...texts }]) => [id, texts],
  ),
);

/** Knowledge whose Japanese texts are the English ones in wide letters. */
const pseudoKnowledge = new Knowledge((file) => {
  if (file === 'rule-docs-ja.json') return JSON.stringify(pseudoValue(prose));
  const [, kind] = /^(ndr|cmdlet)-texts-ja\.json$/.exec(file) ?? [];
  return kind ? JSON.stringify(pseudoValue(JSON.parse(load(`${kind}-texts-en.json`)))) : load(file);
});

const FILES = {
  'a/t.exo.yaml': `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - { name: Default, autoForwardingMode: "On" }
    - { name: Sales, autoForwardingMode: Automatic }
    - { name: Idle, autoForwardingMode: "Off" }
  outboundRules:
    - { name: Sales, hostedOutboundSpamFilterPolicy: Sales, fromMemberOf: [sales@contoso.com] }
  remoteDomains:
    - { name: Default, domainName: "*", autoForwardEnabled: false }
    - { name: Fabrikam, domainName: fabrikam.com, autoForwardEnabled: true }
  transportRules:
    - { name: Block, messageTypeMatches: AutoForward, rejectMessageReasonText: "No.", mode: Audit }
  mailboxes:
    - { identity: ada@contoso.com, forwardingSmtpAddress: ada@fabrikam.com }
    - { identity: bo@contoso.com, forwardingSmtpAddress: bo@gmail.com }
  autoForwardEnable: true
`,
  'b/t.exo.yaml': `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - { name: Default, autoForwardingMode: "Off" }
  outboundRules: []
  remoteDomains:
    - { name: Default, domainName: "*", autoForwardEnabled: true }
  transportRules: []
`,
  'c/x.ps1': `Get-MessageTrace -SenderAddress ada@contoso.com
Set-RemoteDomain Default -AutoForwardEnabld $true
New-RemoteDomain -Name X -DomainName x.com -AutoForwardEnabled $true
Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Automatic
`,
  'c/mailflow-lint.config.yaml': 'nothing: 1\nassumptions: { automaticMeans: maybe }\n',
};

const BOUNCE = `ada@fabrikam.com
Remote Server returned '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)'
`;

const PEOPLE = ['--from', 'ada@contoso.com', '--to', 'ada@fabrikam.com'];

const RUNS: readonly (readonly string[])[] = [
  ['lint', 'a', 'c', '--notes'],
  ...['markdown', 'azure', 'junit', 'checkstyle', 'gitlab'].map((format) => ['lint', 'a', 'c', '--format', format]),
  ['lint', 'nothing'],
  ['lint', '--nothing'],
  ['inspect', 'a'],
  ...['pretty', 'html', 'markdown', 'svg'].map((format) => ['matrix', 'a', '--format', format]),
  ...['pretty', 'svg'].map((format) => ['verdict', 'a', ...PEOPLE, '--format', format]),
  ['verdict', 'a', '--from', '*', '--to', '*'],
  ['verdict', 'a'],
  ...['pretty', 'markdown', 'html'].map((format) => ['diff', 'a', 'b', '--format', format]),
  ['bundle', '-', '--in', 'a'],
  ['bundle', '-', '--redact'],
  ['config', 'a'],
  ['config', 'c'],
  ['explain', '-', '--in', 'a'],
  ...['5.7.520', '5.7.367', 'AS(7555)', 'Set-RemoteDomain', 'AutoForwardingMode', 'Get-Mailbox', 'nonsense'].map(
    (topic) => ['explain', topic],
  ),
  ['explain', 'ada@fabrikam.com', '--in', 'a'],
  ['--help'],
  ...Object.keys(commands).map((name) => [name, '--help']),
  ['nothing'],
];

/** What is the same in every language: code, quoted values, titles of cited texts, markup, commands to a build agent, proposed names. */
const SAME =
  /```[\s\S]*?```|`[^`\n]*`|(?<=[\s(:=])'[^'\n]*'|"[^"\n]*"|\[[^\]\n]*\]\([^)\n]*\)|<style>[\s\S]*?<\/style>|<[^>]*>|^##vso\[[^\]]*\]|(?:Allow|Block) forwarding/gm;
/** Two English words: no name, no cmdlet. */
const ENGLISH = /(?<![\w`'"$./@-])[A-Za-z]?[a-z]{2,}(?: [a-z]+)+(?![\w/@-])/g;

test('nothing that a person reads is written in one language only', async () => {
  using folder = new Folder(FILES);
  useTranslations(await pseudoBundle());
  const rulePages = documentedRules(knowledge).map((id) => ['explain', id]);
  for (const args of [...RUNS, ...rulePages]) {
    const world = { ...testWorld(folder.path, BOUNCE), language: 'ja' as const, knowledge: pseudoKnowledge };
    await run(args, world, commands);
    const printed = world.printed.out + world.printed.err;
    assert.match(printed, /[ａ-ｚ]{2}/, `${args.join(' ')} says nothing`);
    assert.deepEqual(printed.replaceAll(SAME, '').match(ENGLISH) ?? [], [], args.join(' '));
  }
  const world = { ...testWorld(folder.path), language: 'ja' as const, knowledge: pseudoKnowledge };
  await run(['lint', 'a', '--format', 'sarif'], world, commands);
  const [rule] = JSON.parse(world.printed.out).runs[0].tool.driver.rules;
  assert.match(rule.help.text, /^[ａ-ｚＡ-Ｚ]{2}/, 'the help of SARIF is the page of the rule in the language in use');
  useTranslations({});
});
