import { allowances } from '../exchange/allowances.ts';
import type { Control } from '../exchange/control.ts';
import { sameName } from '../exchange/readings.ts';
import { defaultRemoteDomain, showsOpen } from '../exchange/remote-domain.ts';
import type { Report, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { type Declaration, flag, stated, statedViews, text } from '../tenant/index.ts';
import { isApproved } from '../verdict/ledger.ts';
import { setProperty } from '../write/index.ts';
import { MAESTER_REMOTE_DOMAINS, SCUBA_REMOTE_DOMAINS } from './shared/benchmarks.ts';
import { anyoneToAnywhere, defaultAllows, openToAll } from './shared/gates.ts';
import { declarationOf, headOf, nameOf } from './shared/objects.ts';

const meta = {
  id: 'default-remote-domain-open',
  severity: 'warning',
  fixes: { close: 'review' },
  messages: {
    open: 'The default remote domain lets automatic forwards pass to every domain without an entry of its own. Close it and open one entry for each partner.',
    allowed:
      'The default remote domain is open, so the senders whom policy {policy} allows may forward to any domain. Close it and open one entry for each partner.',
    closed:
      'The default remote domain is open; outbound policy Default stops the forwards. Closing it too would be a second lock.',
    ruled:
      'The default remote domain is open; mail flow rule {rule} stops what Inbox rules forward. Closing it too would also stop what mailboxes forward.',
  },
  titles: { close: 'Close it (forwards to domains without an entry are then deleted without an NDR)' },
  citations: ['EXO-RD', 'PS-RD'],
  benchmarks: [SCUBA_REMOTE_DOMAINS, MAESTER_REMOTE_DOMAINS],
  onAdvice: true,
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

const PROPERTY = 'autoForwardEnabled';

/** What the open entry means beside the other controls. Undefined when all of it is open: `open-combination` says so. */
function weigh(context: RuleContext): Pick<Report<Message>, 'message' | 'args' | 'severity'> | undefined {
  const { tenant } = context;
  if (openToAll(context)) return undefined;
  const verdict = anyoneToAnywhere(context, 'inboxRuleForward');
  const allows = defaultAllows(tenant);
  const { kind, name = '' }: Control = verdict?.verdict === 'blocked' ? verdict.by : { kind: 'none' };
  if (allows === 'yes' && kind === 'transportRule')
    return { message: 'ruled', args: { rule: name }, severity: 'information' };
  const [allowance] = allowances(tenant);
  if (allows === 'no' && allowance) return { message: 'allowed', args: { policy: nameOf(allowance.policy) } };
  return allows === 'no' ? { message: 'closed', severity: 'information' } : { message: 'open' };
}

const advised = (context: RuleContext): readonly Declaration[] =>
  context.tenant.declarations.filter(
    (declaration) =>
      declaration.operation === 'advice' &&
      declaration.kind === 'remoteDomain' &&
      (sameName(declaration.name, 'Default') ||
        declaration.name === '*all' ||
        stated(text(declaration, 'domainName')) === '*') &&
      stated(flag(declaration, PROPERTY)) === true,
  );

export const rule: Rule<Message> = {
  meta,
  about: ['remoteDomain'],
  check(context, report) {
    const say = (declaration: Declaration, what: Pick<Report<Message>, 'message' | 'args' | 'severity'>): void =>
      report({
        ...what,
        place: declaration.properties.get(PROPERTY)?.value.place ?? declaration.head,
        subject: { object: 'remoteDomain:Default', property: PROPERTY, value: 'true' },
        fixes: () =>
          fix(meta, 'close', [setProperty(context.source(declaration.place.source), declaration, PROPERTY, false)]),
      });
    for (const declaration of advised(context)) say(declaration, { message: 'open' });
    if (isApproved({}, context.tenant, context.asOf)) return;
    const entry = defaultRemoteDomain(context.tenant);
    const what = entry && showsOpen(entry) ? weigh(context) : undefined;
    if (!entry || !what) return;
    for (const view of statedViews(entry)) {
      const declaration = declarationOf(view, PROPERTY);
      if (view.properties.has(PROPERTY) || headOf(view) === declaration.head) say(declaration, what);
    }
  },
};

export const docs: RuleDocs = {
  title: 'Default remote domain is open',
  summary: 'The remote domain for all domains lets automatic forwards pass.',
  why: `The remote domain \`*\` decides for every domain without an entry of its own. CISA asks agencies to close it and to list the
domains that may receive forwards. In Exchange Online it is open unless somebody closes it.`,
  whatToDo: 'Set `AutoForwardEnabled` of the default remote domain to false and add an open entry for each partner.',
  exceptions:
    'Where every outbound policy is Off, or another control stops these forwards, the finding is information: the other control is a valid way too. `approvedDomains: ["*"]` in the configuration approves of the open entry. When everything is open, `open-combination` reports it instead.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $true\n',
      good: 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $false\n',
    },
    {
      language: 'yaml',
      bad: 'exchange:\n  remoteDomains:\n    - name: Default\n      domainName: "*"\n      autoForwardEnabled: true\n',
      good: 'exchange:\n  remoteDomains:\n    - name: Default\n      domainName: "*"\n      autoForwardEnabled: false\n',
    },
    {
      language: 'dsc',
      bad: `Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXORemoteDomain 'Example'
        {
            Identity           = 'Default'
            DomainName         = '*'
            AutoForwardEnabled = $true
            Ensure             = 'Present'
        }
    }
}
`,
      good: `Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXORemoteDomain 'Example'
        {
            Identity           = 'Default'
            DomainName         = '*'
            AutoForwardEnabled = $false
            Ensure             = 'Present'
        }
    }
}
`,
    },
  ],
};
