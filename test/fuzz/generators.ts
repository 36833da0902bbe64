/** Makes texts of any size; `file` says in which language they are read. */
export interface Generator {
  readonly name: string;
  readonly file: string;
  /** A text of about so many characters. */
  text(size: number): string;
}

/** The same piece again and again, between a head and a tail. `piece` gets a number, so that each can be another. */
function repeated(name: string, file: string, piece: (at: number) => string, head = '', tail = ''): Generator {
  return {
    name,
    file,
    text(size) {
      const pieces = [head];
      let length = head.length + tail.length;
      for (let at = 0; length < size; at++) {
        const next = piece(at);
        pieces.push(next);
        length += next.length;
      }
      pieces.push(tail);
      return pieces.join('');
    },
  };
}

/** Names a setting, so that the text is read at all. */
const RELEVANT = 'Set-RemoteDomain Default -AutoForwardEnabled $true\n';

const ONE_LINE = [
  '}',
  '{',
  ')',
  '(',
  ']',
  '[',
  '$',
  '&',
  '|',
  '`',
  '"',
  "'",
  '“',
  '‘',
  '–',
  '#',
  '<#',
  '@',
  '@{',
  '$(',
  '%',
  ';',
  ',',
  '=',
  '::',
  '-',
  '.',
  '--%',
  '<',
  '>',
  '\\',
  '!',
  '+',
  'a',
  '0',
  '\t',
  '@"',
  "@'",
  '${',
  '[a',
  'if(',
  '&{',
  '-f ',
  '1..',
  '$a.',
  '\u00a0',
  '\u{1f600}',
];

const LINES = [
  '}',
  '$x = 1',
  '$a = $b',
  '# a comment',
  '<# c #>',
  'function f { }',
  'class C { [string] $a; [void] m() { } }',
  'enum E { A; B }',
  'if ($a) { } else { }',
  'try { } catch { }',
  'foreach ($x in $y) { $x }',
  'Get-Mailbox | Set-Mailbox -ForwardingAddress $_',
  'Set-RemoteDomain Default -AutoForwardEnabled',
  '  -AutoForwardEnabled $true',
  'Set-RemoteDomain Default ` ',
  'Set-RemoteDomain @p',
  '$p = @{ Identity = "x"; AutoForwardEnabled = $true }',
  "$q = @'\ntext\n'@",
  'Invoke-Expression "Set-RemoteDomain Default -AutoForwardEnabled 1"',
  'Configuration C { Node n { } }',
  'Import-Csv a.csv | ForEach-Object { Set-Mailbox $_.Name -ForwardingSmtpAddress $_.To }',
  'param($a)',
  'Connect-ExchangeOnline -Prefix x',
  'New-TransportRule r -From (',
  'Remove-RemoteDomain x',
  'return',
  'exit',
];

const SCRIPTS: readonly Generator[] = [
  ...ONE_LINE.map((char) => repeated(`PowerShell, one line of ${JSON.stringify(char)}`, 'a.ps1', () => char, RELEVANT)),
  ...LINES.map((line) => repeated(`PowerShell, lines of ${line.split('\n')[0]}`, 'a.ps1', () => `${line}\n`, RELEVANT)),
  ...LINES.slice(13, 16).map((line) =>
    repeated(`PowerShell, CR lines of ${line}`, 'a.ps1', () => `${line}\r`, RELEVANT),
  ),
  repeated('PowerShell, nested blocks', 'a.ps1', () => '{ $a = ', RELEVANT),
  repeated('PowerShell, words', 'a.ps1', (at) => `word${at} `, RELEVANT),
];

/** One command for each kind of object, with a name of its own. */
const COMMANDS: readonly ((at: number) => string)[] = [
  (at) => `New-HostedOutboundSpamFilterPolicy -Name p${at} -AutoForwardingMode On`,
  (at) =>
    `New-HostedOutboundSpamFilterRule -Name r${at} -HostedOutboundSpamFilterPolicy p${at} -From a${at}@contoso.com -Priority ${at}`,
  (at) =>
    `New-HostedOutboundSpamFilterPolicy -Name p${at} -AutoForwardingMode On\nNew-HostedOutboundSpamFilterRule -Name r${at} -HostedOutboundSpamFilterPolicy p${at} -SenderDomainIs d${at}.contoso.com -Priority ${at}`,
  (at) =>
    `New-HostedOutboundSpamFilterPolicy -Name policy${at} -AutoForwardingMode On\nNew-HostedOutboundSpamFilterRule -Name r${at} -HostedOutboundSpamFilterPolicy policy${at}x -From a${at}@contoso.com`,
  (at) =>
    `New-RemoteDomain -Name w${at} -DomainName *.d${at}.example\nSet-RemoteDomain w${at} -AutoForwardEnabled $true\nNew-RemoteDomain -Name d${at} -DomainName d${at}.example\nSet-RemoteDomain d${at} -AutoForwardEnabled $false`,
  (at) => `New-RemoteDomain -Name d${at} -DomainName d${at}.example\nSet-RemoteDomain d${at} -AutoForwardEnabled $true`,
  (at) =>
    `New-TransportRule -Name t${at} -From a${at}@contoso.com -MessageTypeMatches AutoForward -RejectMessageReasonText no`,
  (at) =>
    `New-TransportRule -Name t${at} -FromScope InOrganization -SentToScope NotInOrganization -RedirectMessageTo x${at}@fabrikam.com`,
  (at) => `New-AcceptedDomain -Name d${at} -DomainName d${at}.example -DomainType Authoritative`,
  (at) => `Set-Mailbox m${at}@contoso.com -ForwardingSmtpAddress f${at}@fabrikam.com`,
  (at) =>
    `Set-Mailbox m${at} -ForwardingAddress c${at}\nNew-MailContact -Name c${at} -ExternalEmailAddress c${at}@fabrikam.com`,
  (at) => `New-InboxRule -Name i${at} -Mailbox m${at} -ForwardTo f${at}@fabrikam.com`,
  (at) => `New-DistributionGroup -Name g${at} -Members a${at}@contoso.com`,
  (at) => `Add-DistributionGroupMember g -Member a${at}@contoso.com`,
  (at) => `New-MailUser -Name u${at} -ExternalEmailAddress u${at}@fabrikam.com`,
  (at) => `New-OutboundConnector -Name o${at} -RecipientDomains d${at}.example -UseMXRecord $true`,
  (at) => `New-InboundConnector -Name o${at} -SenderDomains d${at}.example`,
  (at) => `New-TenantAllowBlockListItems -ListType Recipient -Block -Entries x${at}@fabrikam.com`,
  (at) => `Set-RemoteDomain Default -AutoForwardEnabled $${at % 2 ? 'true' : 'false'}`,
  (at) => `Set-RemoteDomain d${at} -Nonsense${at} 1`,
  (at) => `# mailflow-lint-disable-next-line unknown-parameter -- r${at}\nSet-RemoteDomain d${at} -Nonsense 1`,
  (at) => `# mailflow-lint-disable-next-line unknown-parameter -- r${at}`,
  (at) => `# mailflow-lint-disable unknown-parameter -- r${at}`,
  (at) => `# mailflow-lint-disable unknown-parameter -- r${at}\n# mailflow-lint-enable unknown-parameter`,
  (at) =>
    `# mailflow-lint-disable unknown-parameter -- r${at}\nSet-RemoteDomain d${at} -Nonsense 1\n# mailflow-lint-enable and-trap`,
  (at) => `# mailflow-lint-disable-file unknown-parameter -- r${at}`,
  (at) => `# mailflow-lint-nonsense ${at}`,
];

const OBJECTS: readonly Generator[] = COMMANDS.map((command) =>
  repeated(`objects, ${command(0).split('\n').join(' / ').slice(0, 90)}`, 'a.ps1', (at) => `${command(at)}\n`),
);

const NATIVE: Readonly<Record<string, (at: number) => string>> = {
  outboundPolicies: (at) => `{ name: p${at}, autoForwardingMode: "On" }`,
  'outboundPolicies (unquoted)': (at) => `{ name: p${at}, autoForwardingMode: Off }`,
  outboundRules: (at) => `{ name: r${at}, policy: Default, from: [a${at}@contoso.com] }`,
  remoteDomains: (at) => `{ name: d${at}, domainName: d${at}.example, autoForwardEnabled: true }`,
  transportRules: (at) => `{ name: t${at}, from: [a${at}@contoso.com], rejectMessageReasonText: no }`,
  acceptedDomains: (at) => `d${at}.example`,
  mailboxes: (at) => `{ identity: m${at}, forwardingSmtpAddress: f${at}@fabrikam.com }`,
  inboxRules: (at) => `{ name: i${at}, mailbox: m${at}, forwardTo: [f${at}@fabrikam.com] }`,
  tenantBlockList: (at) => `x${at}@fabrikam.com`,
  nonsense: (at) => `{ a: ${at} }`,
};

const DATA: readonly Generator[] = [
  ...Object.entries(NATIVE).map(([name, item]) =>
    repeated(`YAML, ${name}`, 'a.exo.yaml', (at) => `    - ${item(at)}\n`, `exchange:\n  ${name.split(' ')[0]}:\n`),
  ),
  repeated(
    'YAML, groups',
    'a.exo.yaml',
    (at) => `    g${at}: [a${at}@contoso.com, g${at + 1}]\n`,
    'exchange:\n  groups:\n',
  ),
  repeated('YAML, members', 'a.exo.yaml', (at) => `      - a${at}@contoso.com\n`, 'exchange:\n  groups:\n    g:\n'),
  repeated(
    'YAML, unknown keys',
    'a.exo.yaml',
    (at) => `      key${at}: x\n`,
    'exchange:\n  remoteDomains:\n    - name: x\n',
  ),
  repeated(
    'YAML, policies by name',
    'a.exo.yaml',
    (at) => `    p${at}: { autoForwardingMode: "On" }\n`,
    'exchange:\n  outboundPolicies:\n',
  ),
  repeated('YAML, comments', 'a.exo.yaml', (at) => `# c${at}\n`, 'exchange:\n'),
  repeated(
    'YAML, silencings',
    'a.exo.yaml',
    (at) => `# mailflow-lint-disable-next-line and-trap -- c${at}\n`,
    'exchange:\n',
  ),
  repeated('YAML, anchors', 'a.exo.yaml', (at) => `  a${at}: &a${at} x\n`, 'exchange:\n'),
  repeated('YAML, aliases', 'a.exo.yaml', () => '  - *a\n', 'x: &a y\nexchange:\n  remoteDomains:\n'),
  ...['[', '{', '- ', '? ', '"', "'", '&a ', '*a ', '!', '|', '>', '#', '%', ': ', ',', '\t'].map((char) =>
    repeated(`YAML, one line of ${JSON.stringify(char)}`, 'a.exo.yaml', () => char, 'exchange: '),
  ),
  ...['[', '{', '"', ',', ':', '{"a":', '[1,', '\\', '//', '/*'].map((char) =>
    repeated(`JSON, one line of ${JSON.stringify(char)}`, 'a.exo.json', () => char, '{"exchange": '),
  ),
  repeated('JSON, a snapshot', 'a.json', (at) => `{"Name":"p${at}","AutoForwardingMode":"Off"},`, '[', '{}]'),
  repeated(
    'JSON, remote domains',
    'a.exo.json',
    (at) => `{"name":"d${at}","domainName":"d${at}.example"},`,
    '{"exchange":{"remoteDomains":[',
    '{}]}}',
  ),
  repeated(
    'JSON, policies',
    'a.exo.json',
    (at) => `{"name":"p${at}","autoForwardingMode":"On"},\n`,
    '{"exchange":{"outboundPolicies":[',
    '{"name":"Default"}]}}',
  ),
  repeated(
    'JSON, policies by name',
    'a.exo.json',
    (at) => `"p${at}":{"autoForwardingMode":"On"},\n`,
    '{"exchange":{"outboundPolicies":{',
    '"Default":{}}}}',
  ),
  repeated(
    'CSV, mailboxes',
    'a.csv',
    (at) => `m${at}@contoso.com,f${at}@fabrikam.com\n`,
    'Identity,ForwardingSmtpAddress\n',
  ),
  ...['"', ',', ';', '""', '\t'].map((char) =>
    repeated(`CSV, one line of ${JSON.stringify(char)}`, 'a.csv', () => char, 'Identity,ForwardingSmtpAddress\n'),
  ),
  repeated(
    'psd1, remote domains',
    'a.psd1',
    (at) => `@{ Identity = 'd${at}'; AutoForwardEnabled = $true }\n`,
    '@{ NonNodeData = @{ Exchange = @{ RemoteDomains = @(\n',
    ') } } }',
  ),
  repeated(
    'DSC, remote domains',
    'a.ps1',
    (at) =>
      `EXORemoteDomain d${at} { Identity = 'd${at}'; DomainName = 'd${at}.example'; AutoForwardEnabled = $true; Ensure = 'Present' }\n`,
    'Configuration C { Import-DscResource -ModuleName Microsoft365DSC\nNode localhost {\n',
    '} }',
  ),
  repeated(
    'Markdown, fences',
    'a.md',
    (at) => `\`\`\`powershell\nSet-RemoteDomain d${at} -AutoForwardEnabled $true\n\`\`\`\n`,
  ),
  ...['```', '`', '~~~', '>', '[', '<!--', '| '].map((char) =>
    repeated(`Markdown, one line of ${JSON.stringify(char)}`, 'a.md', () => char, RELEVANT),
  ),
];

/** Texts under this name are read as a configuration. */
export const CONFIGURATION = 'mailflow-lint.config.yaml';

const ENTRIES: Readonly<Record<string, (at: number) => string>> = {
  rules: (at) => `  and-trap${at}: off`,
  groups: (at) => `  g${at}: [a${at}@contoso.com]`,
  nonsense: (at) => `  key${at}: 1`,
  acceptedDomains: (at) => `  - d${at}.example`,
  'acceptedDomains (objects)': (at) => `  - { domainName: d${at}.example, domainTyp: x }`,
  silenced: (at) => `  - { files: f${at}.ps1, rules: [and-trap], reason: r${at} }`,
  'silenced (mistyped)': (at) => `  - { files: f${at}.ps1, rule${at}: [and-trap], reason: r${at} }`,
  tenants: (at) => `  t${at}: { files: ["t${at}/**"] }`,
  ignore: (at) => `  - f${at}/**`,
};

const CONFIGURATIONS: readonly Generator[] = [
  ...Object.entries(ENTRIES).map(([name, entry]) =>
    repeated(`configuration, ${name}`, CONFIGURATION, (at) => `${entry(at)}\n`, `${name.split(' ')[0]}:\n`),
  ),
  repeated('configuration, sections', CONFIGURATION, (at) => `section${at}: 1\n`),
  repeated('configuration, one key', CONFIGURATION, () => 'rules: {}\n'),
];

/** Every text whose growth is measured. To add one, add it to a list above. */
export const GENERATORS: readonly Generator[] = [...SCRIPTS, ...OBJECTS, ...DATA, ...CONFIGURATIONS];
