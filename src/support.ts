import { type ExplainOptions, NO_LINES } from './explain.ts';
import { harmless } from './text/index.ts';
import type { Question } from './verdict/index.ts';

/** Reading of bounces and the pages that are made of them. */
async function parts() {
  const [bounces, pages] = await Promise.all([import('./bounce/index.ts'), import('./report/bounce.ts')]);
  return { ...bounces, ...pages };
}

/** A support bundle, or the names of the tenants that the bounce may belong to, of which one must be chosen. */
export type BundleAnswer = { readonly markdown: string } | { readonly choose: readonly string[] };

/**
 * What to collect before a support case, as Markdown, from the one tenant that the bounce belongs to; with `redacted` personal data
 * and names of the organization are replaced.
 */
export async function bundle(given: string, options: ExplainOptions, redacted: boolean): Promise<BundleAnswer> {
  const { bundleMarkdown, readKnownBounce, redact, supportBundle, tenantsOfBounce, withoutNames } = await parts();
  const bounce = await readKnownBounce(given, options.knowledge, options.tenants ?? []);
  const tenants = tenantsOfBounce(bounce, options.tenants ?? []);
  if (tenants.length > 1) return { choose: tenants.map(({ name }) => name) };
  const whole = supportBundle(bounce, tenants);
  const lines = options.lines ?? NO_LINES;
  if (!redacted) return { markdown: bundleMarkdown(whole, lines, false) };
  const { bundle: anonymous, named, names } = withoutNames(whole);
  const markdown = bundleMarkdown(
    anonymous,
    Object.assign((file: string) => lines(file), { named }),
    true,
  );
  const words = [bounce.subject, bounce.messageId, ...names].filter((word) => word !== null);
  return { markdown: redact(markdown, words.map(harmless)) };
}

/** The checklist for 5.7.520, answered for one forward or for what a bounce says; `about` may be neither. */
export async function checklistFor(about: Question | string | undefined, options: ExplainOptions): Promise<string> {
  const { checklist } = await import('./bounce/checklist.ts');
  const { checklistMarkdown, findCause, readKnownBounce, traceCommands } = await parts();
  const tenants = options.tenants ?? [];
  const lines = options.lines ?? NO_LINES;
  if (typeof about !== 'string') return checklistMarkdown(checklist(tenants[0], about, []), lines);
  const bounce = await readKnownBounce(about, options.knowledge, tenants);
  const event = bounce.events.find(({ control }) => control === 'outbound-spam-policy') ?? bounce.events[0];
  const cause = event && (await findCause(bounce, event, tenants, options.asked));
  const named = tenants.find(({ name }) => name === cause?.tenant) ?? tenants[0];
  const trace = event ? traceCommands(bounce, event) : [];
  return checklistMarkdown(checklist(named, cause?.answer?.question, trace), lines);
}
