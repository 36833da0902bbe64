import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call, Parameter } from '../read/reading.ts';
import type { Edit } from '../text/index.ts';
import { removeProperty } from '../write/index.ts';
import { isCallOf, parameter } from './shared/calls.ts';

const meta = {
  id: 'removed-sign-in',
  severity: 'warning',
  fixes: { person: 'review', certificate: 'review', remove: 'review' },
  messages: {
    credential:
      '{cmdlet} has no -Credential in module versions released since July 2026 (MC1248389): with these the script stops here with an error. Sign in as a person with -UserPrincipalName, or unattended with a certificate or a managed identity.',
    remotePowerShell:
      '-UseRPSSession asks for remote PowerShell, which Exchange Online no longer has; the parameter is deprecated since module version 3.9.2. Remove it.',
    session:
      'Exchange Online no longer takes remote PowerShell sessions, with basic authentication or without: the session is not opened, and what follows finds no cmdlets. Use Connect-ExchangeOnline.',
  },
  titles: {
    person: 'Sign in with -UserPrincipalName (asks the person for the password)',
    certificate: 'Sign in with a certificate (needs an app registration; then runs unattended)',
    remove: 'Remove -UseRPSSession (the connection is then made over REST)',
  },
  citations: ['MC1248389', 'PS-CONNECT'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** Another way to sign in, in the place of the parameter with its value. */
function instead(call: Call, given: Parameter, newText: string): readonly Edit[] {
  if (!call.editable || given.origin !== 'named' || !given.value) return [];
  return [{ place: { ...given.namePlace, end: given.value.place.end }, newText, snippet: true }];
}

const CERTIFICATE =
  '-CertificateThumbprint "${1:thumbprint}" -AppId "${2:application id}" -Organization "${3:contoso.onmicrosoft.com}"';

const otherWays = (call: Call, given: Parameter): readonly Fix[] => [
  ...fix(meta, 'person', instead(call, given, '-UserPrincipalName "${1:admin@contoso.com}"')),
  ...fix(meta, 'certificate', instead(call, given, CERTIFICATE)),
];

function findingsOf(call: Call, { source }: RuleContext) {
  const credential = parameter(call, 'Credential');
  const session = parameter(call, 'UseRPSSession');
  return [
    ...(credential
      ? [{ message: 'credential' as const, given: credential, fixes: () => otherWays(call, credential) }]
      : []),
    ...(session
      ? [
          {
            message: 'remotePowerShell' as const,
            given: session,
            fixes: () => fix(meta, 'remove', [removeProperty(source(call.place.source), call, 'UseRPSSession')]),
          },
        ]
      : []),
  ];
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call', 'sourceIssue'],
  check(context, report) {
    for (const { id, place } of context.sourceIssues) {
      if (id === meta.id) report({ message: 'session', place, severity: 'error' });
    }
    for (const call of context.calls) {
      if (!isCallOf(call, 'Connect-ExchangeOnline', 'Connect-IPPSSession')) continue;
      for (const { message, given, fixes } of findingsOf(call, context)) {
        const subject = { object: call.cmdlet, property: given.name };
        report({ message, args: { cmdlet: call.cmdlet }, place: given.namePlace, subject, fixes });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'A way to sign in that is gone',
  summary: 'A script signs in to Exchange Online with a parameter that the module no longer has or supports.',
  why: 'User name and password without a second factor were the usual way for scripts. `-Credential` is gone from `Connect-ExchangeOnline` and `Connect-IPPSSession` in module versions released since July 2026, and remote PowerShell (`-UseRPSSession`, or `New-PSSession` with the address of Exchange Online) ended before. A script that still uses them stops at its first line, and what it was to set is not set.',
  whatToDo:
    'Sign in with `-UserPrincipalName` where somebody sits before it; else with a certificate of an app registration, or a managed identity.',
  examples: [
    {
      language: 'powershell',
      bad: `Connect-ExchangeOnline -Credential $credential
Set-RemoteDomain Default -AutoForwardEnabled $false
`,
      good: `Connect-ExchangeOnline -UserPrincipalName admin@contoso.com
Set-RemoteDomain Default -AutoForwardEnabled $false
`,
    },
  ],
};
