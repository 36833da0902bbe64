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

/** Milliseconds of the fastest of `runs` calls. */
function fastest(runs: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const row = (name: string, value: number, limit: number): void => {
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
  fastest(7, () => analyse('a.exo.yaml', yaml)) / fastest(7, () => parseDocument(yaml)),
  1.2,
);
row(
  'JSON reading / parseDocument, same text',
  fastest(7, () => analyse('a.json', json)) / fastest(3, () => parseDocument(json)),
  0.3,
);
const other = yaml.replaceAll(
  /remoteDomains|autoForward\w*|transportRules|messageType\w*|AutoForward|Forwarding/g,
  'other',
);
row(
  'YAML without a relevant word / parseDocument',
  fastest(7, () => analyse('a.yaml', other)) / fastest(7, () => parseDocument(other)),
  0.1,
);
const small = jsonOf(750);
const large = jsonOf(7500);
row(
  `JSON growth ${(small.length / 1e6).toFixed(1)} MB -> ${(large.length / 1e6).toFixed(1)} MB`,
  fastest(5, () => analyse('a.json', large)) / fastest(9, () => analyse('a.json', small)),
  14,
);
const little = yamlOf(200);
const much = yamlOf(2000);
row(
  'YAML growth for ten times the text',
  fastest(3, () => analyse('a.exo.yaml', much)) / fastest(7, () => analyse('a.exo.yaml', little)),
  14,
);
