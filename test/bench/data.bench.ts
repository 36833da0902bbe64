import { parseDocument } from 'yaml';
import { read } from '../../src/read/index.ts';
import { knowledge, source } from '../read/sources.ts';

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

/** Ratio of two works in processor time, each at its best; the runs alternate, so that both meet the same machine. */
function ratio(work: () => unknown, measure: () => unknown, runs: number): number {
  const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < runs; i++) {
    for (const [index, run] of [work, measure].entries()) {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      best[index] = Math.min(best[index] ?? 0, user + system);
    }
  }
  return (best[0] ?? 0) / (best[1] ?? 1);
}

const row = (name: string, value: number, limit: number): void => {
  if (value > limit) process.exitCode = 1;
  console.log(
    `${name.padEnd(58)} ${value.toFixed(2).padStart(6)}  limit ${limit}  ${value <= limit ? 'ok' : 'TOO SLOW'}`,
  );
};

const yaml = yamlOf(600);
const json = jsonOf(2500);
const analyse = (path: string, text: string): unknown => read(source(path, text), knowledge);
for (let i = 0; i < 3; i++) {
  analyse('a.exo.yaml', yaml);
  parseDocument(yaml);
  analyse('a.json', json);
  parseDocument(json.slice(0, 100));
}
row(
  'YAML reading / parseDocument, same text',
  ratio(
    () => analyse('a.exo.yaml', yaml),
    () => parseDocument(yaml),
    15,
  ),
  1.2,
);
row(
  'JSON reading / parseDocument, same text',
  ratio(
    () => analyse('a.json', json),
    () => parseDocument(json),
    5,
  ),
  0.3,
);
const other = yaml.replaceAll(/[A-Za-z]*(?:Domain|Forward|Rule|Message)[A-Za-z]*/gi, 'other');
row(
  'YAML without a relevant word / parseDocument',
  ratio(
    () => analyse('a.yaml', other),
    () => parseDocument(other),
    7,
  ),
  0.1,
);
const [small, large] = [jsonOf(750), jsonOf(7500)];
row(
  'JSON growth, 0.3 MB to 3.4 MB',
  ratio(
    () => analyse('a.json', large),
    () => analyse('a.json', small),
    9,
  ),
  14,
);
const [little, much] = [yamlOf(200), yamlOf(2000)];
row(
  'YAML growth for ten times the text',
  ratio(
    () => analyse('a.exo.yaml', much),
    () => analyse('a.exo.yaml', little),
    7,
  ),
  14,
);
