import type { FindingView } from './view.ts';

/**
 * A short stable name of a finding: FNV-1a (64 bit, hex) over rule, file, tenant and message. Line numbers are left out,
 * so it survives moved lines.
 */
export function fingerprint(finding: Pick<FindingView, 'ruleId' | 'file' | 'tenant' | 'message'>): string {
  const text = [finding.ruleId, finding.file, finding.tenant, finding.message].join('\u0000');
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++)
    hash = ((hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}
