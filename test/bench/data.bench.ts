import { parseDocument } from 'yaml';
import { schemaFiles } from '../../scripts/schemas.ts';
import { read } from '../../src/read/index.ts';
import { knowledge, source } from '../read/sources.ts';
import { cpu, interleaved, ofRounds, ratios, row, timed } from './harness.ts';
import { yamlLanguageServer } from './peers.ts';

/** A native tenant file with so many remote domains and rules. */
function yamlOf(count: number): string {
  const lines = ['exchange:', '  remoteDomains:'];
  for (let i = 0; i < count; i++) {
    lines.push(
      `    - name: Partner ${i}`,
      `      domainName: "p${i}.example"`,
      `      autoForwardEnabled: ${i % 2 === 0}`,
    );
  }
  lines.push('  transportRules:');
  for (let i = 0; i < count; i++) {
    lines.push(
      `    - name: Rule ${i}`,
      `      priority: ${i}`,
      '      messageTypeMatches: AutoForward',
      `      exceptIfRecipientDomainIs: [p${i}.example, "q${i}.example"]`,
      '      rejectMessageReasonText: Forwarding is not allowed here',
    );
  }
  return `${lines.join('\n')}\n`;
}

/** An export of so many mailboxes and remote domains, as `ConvertTo-Json` writes it. */
function jsonOf(count: number): string {
  const mailboxes = Array.from({ length: count }, (_, i) => ({
    Identity: `user${i}`,
    PrimarySmtpAddress: `user${i}@contoso.com`,
    ForwardingAddress: null,
    ForwardingSmtpAddress: i % 50 === 0 ? `smtp:user${i}@fabrikam.com` : null,
    DeliverToMailboxAndForward: false,
    EmailAddresses: [`SMTP:user${i}@contoso.com`, `smtp:u${i}@contoso.com`],
    RecipientTypeDetails: 'UserMailbox',
    WhenChanged: '/Date(1700000000000)/',
    Guid: '0f6c1f0e-1111-2222-3333-444455556666',
  }));
  return JSON.stringify({ mailboxes }, null, 2);
}

const analyse = (path: string, text: string): unknown => read(source(path, text), knowledge);

/** A row of how many times as much one work costs as another. */
function compare(name: string, target: number, work: () => unknown, base: () => unknown): void {
  const samples = interleaved({ work, base }, { rounds: 31 });
  row({ name, ...ofRounds(ratios(samples.work, samples.base)), unit: 'times', target });
}

const yaml = yamlOf(600);
const json = jsonOf(2500);
compare(
  'YAML against parseDocument',
  1.2,
  () => analyse('a.exo.yaml', yaml),
  () => parseDocument(yaml),
);
compare(
  'JSON against parseDocument',
  0.3,
  () => analyse('a.json', json),
  () => parseDocument(json),
);
const other = yaml.replaceAll(/[A-Za-z]*(?:Domain|Forward|Rule|Message)[A-Za-z]*/gi, 'other');
compare(
  'YAML that says nothing against parseDocument',
  0.1,
  () => analyse('a.yaml', other),
  () => parseDocument(other),
);
const [small, large] = [jsonOf(750), jsonOf(7500)];
compare(
  'JSON of 3.4 MB against 0.3 MB',
  14,
  () => analyse('a.json', large),
  () => analyse('a.json', small),
);
const [little, much] = [yamlOf(200), yamlOf(2000)];
compare(
  'YAML ten times as long',
  14,
  () => analyse('a.exo.yaml', much),
  () => analyse('a.exo.yaml', little),
);

// The language server of YAML works in promises, so it takes turns by hand.
const schema = JSON.parse(schemaFiles().get('tenant.schema.json') ?? '');
const validate = await yamlLanguageServer(schema);
const faster: number[] = [];
for (let round = 0; round < 12; round++) {
  const own = timed(() => analyse('a.exo.yaml', yaml));
  const before = cpu();
  await validate(yaml);
  if (round > 3) faster.push((cpu() - before) / own);
}
row({ name: 'YAML: faster than yaml-language-server', ...ofRounds(faster), unit: 'times' });
