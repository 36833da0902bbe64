import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declared, declaredBy, readData, readScript } from './scripts.ts';
import { at, source } from './sources.ts';

const EXPORT = `# Generated with Microsoft365DSC version 1.24.101.1
# For additional information on how to use Microsoft365DSC, please visit https://aka.ms/M365DSC
param (
    [parameter()]
    [System.Management.Automation.PSCredential]
    $Credential
)

Configuration M365TenantConfig
{
    param (
        [parameter()]
        [System.Management.Automation.PSCredential]
        $Credential
    )
    $OrganizationName = $ConfigurationData.NonNodeData.OrganizationName

    Import-DscResource -ModuleName 'Microsoft365DSC' -ModuleVersion '1.24.101.1'

    Node localhost
    {
        EXOHostedOutboundSpamFilterPolicy "EXOHostedOutboundSpamFilterPolicy-Default"
        {
            AdminDisplayName   = "";
            AutoForwardingMode = "Automatic";
            BccSuspiciousOutboundAdditionalRecipients = @();
            Credential         = $Credential;
            Ensure             = "Present";
            Identity           = "Default";
        }
        EXOHostedOutboundSpamFilterRule "EXOHostedOutboundSpamFilterRule-Partners"
        {
            Enabled                        = $True;
            Ensure                         = "Present";
            FromMemberOf                   = @("fwd@$OrganizationName","all@contoso.com");
            HostedOutboundSpamFilterPolicy = "Partners";
            Identity                       = "Partners";
            Priority                       = 0;
        }
        EXORemoteDomain 0f6c1f0e-1111-2222-3333-444455556666
        {
            AutoForwardEnabled = $False;
            DomainName         = "*";
            Ensure             = "Absent";
            Identity           = "Default";
        }
        EXOTransportRule "EXOTransportRule-Block"
        {
            ApplyHtmlDisclaimerText = "<div>{ not a brace }
second line \`" quoted</div>";
            FromScope = "InOrganization";
            MessageTypeMatches = "AutoForward";
            Name      = "Block";
            State     = "Disabled";
        }
        EXOMailboxSettings "EXOMailboxSettings-x"
        {
            DisplayName = "x";
        }
        AADGroup "g"
        {
            Members = @(MSFT_Member
                {
                    Name = "a"
                }
            );
        }
    }
}
M365TenantConfig -ConfigurationData .\\ConfigurationData.psd1
`;

test('an export of Microsoft365DSC', () => {
  const reading = readScript(EXPORT);
  assert.deepEqual(declared(reading), [
    'declare outboundPolicy Default whole: adminDisplayName="" autoForwardingMode="Automatic" bccSuspiciousOutboundAdditionalRecipients=[]',
    'declare outboundRule Partners whole: enabled=true fromMemberOf=?@("fwd@$OrganizationName","all@contoso.com") hostedOutboundSpamFilterPolicy="Partners" priority=0',
    'remove remoteDomain Default: autoForwardEnabled=false domainName="*"',
    'declare transportRule Block whole: applyHtmlDisclaimerText="<div>{ not a brace }\\nsecond line \\" quoted</div>" fromScope="InOrganization" messageTypeMatches="AutoForward" enabled=false',
  ]);
  assert.deepEqual(reading.complete, ['outboundPolicy', 'outboundRule', 'remoteDomain', 'transportRule']);
  assert.deepEqual([reading.problems, reading.sourceIssues, reading.unread, reading.calls], [[], [], [], []]);
});

test('places in a resource', () => {
  const of = source('script.ps1', EXPORT);
  const [policy] = readScript(EXPORT).declarations;
  assert.ok(policy);
  assert.equal(at(of, policy.head), 'EXOHostedOutboundSpamFilterPolicy');
  assert.equal(at(of, policy.namePlace), '"Default"');
  assert.match(at(of, policy.place), /^EXOHostedOutboundSpamFilterPolicy "EXO[^}]*\}$/);
  const mode = policy.properties.get('autoForwardingMode');
  assert.deepEqual(mode && [at(of, mode.keyPlace), at(of, mode.value.place)], ['AutoForwardingMode', '"Automatic"']);
});

const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'a resource outside of a configuration': [
    `EXORemoteDomain 'Fabrikam'
{
    Identity = 'Fabrikam' # Updated Property
    DomainName = 'fabrikam.com'
    From = 'x'
    AutoForwardEnabled = $true
}
EXOAcceptedDomain Main { Identity = 'contoso.com'; DomainType = 'Authoritative' }
`,
    [
      'declare remoteDomain Fabrikam: domainName="fabrikam.com" autoForwardEnabled=true',
      'declare acceptedDomain contoso.com: domainType="Authoritative"',
    ],
  ],
  'items of one resource': [
    `Configuration C { cEXORemoteDomain All { Items = @( @{ Identity = 'contoso.com'; AutoForwardEnabled = $false }, @{ Identity = 'b'; Ensure = 'Absent' } ) } }`,
    ['declare remoteDomain contoso.com: autoForwardEnabled=false', 'remove remoteDomain b:'],
  ],
  'a composite resource hands everything through': [
    `Configuration C { param([hashtable[]]$Connectors)
  foreach ($c in $Connectors) { EXOOutboundConnector $c.Identity { Identity = $c.Identity; Enabled = $c.Enabled } } }`,
    [],
  ],
  'a loop over literals and data in the file': [
    `$data = @{ NonNodeData = @{ Mode = 'Off' } }
Configuration C { foreach ($d in 'a', 'b') { EXORemoteDomain $d { Identity = $d; AutoForwardEnabled = $false } }
  if ($x) { EXOHostedOutboundSpamFilterPolicy p { Identity = 'Default'; AutoForwardingMode = $data.NonNodeData.Mode } } }`,
    [
      'declare remoteDomain a: autoForwardEnabled=false',
      'declare remoteDomain b: autoForwardEnabled=false',
      'declare outboundPolicy Default conditional: autoForwardingMode="Off"',
    ],
  ],
  'groups, and the block list without what is allowed': [
    `Configuration C {
  EXODistributionGroup g { Identity = 'Forwarders'; Type = 'Security'; Members = @('a@contoso.com') }
  EXOTenantAllowBlockListItems a { Value = 'evil.example'; ListType = 'Sender'; Action = 'Block' }
  EXOTenantAllowBlockListItems b { Value = 'good.example'; ListType = 'Sender'; Action = 'Allow' }
  EXOTenantAllowBlockListItems c { Value = 'evil.example/x'; ListType = 'Url'; Action = 'Block' } }`,
    [
      'declare group Forwarders: type="MailEnabledSecurityGroup" members=["a@contoso.com"]',
      'declare tenantBlockList evil.example: value="evil.example" listType="Sender" action="Block"',
    ],
  ],
  'names known at run time only': [
    `Configuration C { EXORemoteDomain x { Identity = $Name; AutoForwardEnabled = $true } }`,
    ['declare remoteDomain ?$Name: autoForwardEnabled=true'],
  ],
};

for (const [name, [text, expected]] of Object.entries(cases)) {
  test(`DSC: ${name}`, () => {
    const reading = readScript(text);
    assert.deepEqual(declared(reading), expected);
    assert.deepEqual(reading.problems, []);
  });
}

test('configuration data: collections in singular and plural, one object or many, tokens', () => {
  const reading = readData(`@{
  AllNodes = @( @{ NodeName = 'localhost' } )
  NonNodeData = @{
    Environment = @{ TenantId = '{{TenantId}}' }
    Exchange = @{
      RemoteDomain = @(
        @{ Identity = 'Default'; DomainName = '*'; AutoForwardEnabled = $false; Ensure = 'Present' }
        @{ Identity = 'Old'; Ensure = 'Absent' }
      )
      AcceptedDomains = @{ Identity = 'contoso.com'; DomainType = 'Authoritative' } #End
      HostedOutboundSpamFilterPolicy = @( @{ Identity = '{{Policy}}'; AutoForwardingMode = '{{Mode}}' } )
      TransportRules = @{ Name = 'Block'; State = 'Enabled'; FromScope = 'InOrganization' }
      Mailboxes = @()
    }
  }
}`);
  assert.deepEqual(declared(reading), [
    'declare remoteDomain Default: domainName="*" autoForwardEnabled=false',
    'remove remoteDomain Old:',
    'declare acceptedDomain contoso.com: domainType="Authoritative"',
    'declare outboundPolicy ?{{Policy}}: autoForwardingMode=?{{Mode}}',
    'declare transportRule Block: enabled=true fromScope="InOrganization"',
  ]);
  assert.equal(reading.comments.length, 1);
});

test('templates that describe settings, manifests and the data of other tools say nothing', () => {
  for (const text of [
    `@{ NonNodeData = @{ Exchange = @{ RemoteDomain = @( @{ Identity = 'String | Required | Name'; AutoForwardEnabled = 'Boolean | Optional | x' } ) } } }`,
    `@{ NonNodeData = @{ Exchange = @{ } } }`,
    `@{ RootModule = 'x.psm1'; FunctionsToExport = @('Get-RemoteDomain', 'Set-RemoteDomain') }`,
    `@{ TransportRules = @{ Enabled = $true } }`,
    `@{ NonNodeData = 'x'; RemoteDomain`,
  ]) {
    const { declarations, problems, calls, unread } = readData(text);
    assert.deepEqual([declarations, problems, calls, unread], [[], [], [], []]);
  }
});

test('advice in a document declares nothing', () => {
  const [declaration] = readScript(`EXORemoteDomain x { Identity = 'Default'; AutoForwardEnabled = $true }`, {
    advice: true,
  }).declarations;
  assert.equal(declaration?.operation, 'advice');
  assert.deepEqual(declaredBy(''), []);
});
