import { nameOf } from '../exchange/readings.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { EffectCause } from '../tenant/index.ts';
import { nearest } from '../text/near.ts';
import { nameLiteral } from '../write/index.ts';

const meta = {
  id: 'identity-not-found',
  severity: 'error',
  fixes: { rename: 'review' },
  messages: {
    absent:
      '{cmdlet} is given {identity}, which is none of the objects that an export or data file lists in full, and no file makes it: the command changes nothing. Correct the name.',
  },
  titles: {
    rename: 'Write {name} (the command then changes this one)',
  },
  citations: [],
  benchmarks: [],
} as const satisfies RuleMeta;

/** The nearest name among the objects of the kind that the command is for. */
function named({ tenant, source }: RuleContext, { place: { source: path, start, end } }: EffectCause): readonly Fix[] {
  const declaration = tenant.declarations.find(
    ({ namePlace }) => namePlace.source === path && namePlace.start === start,
  );
  if (!declaration) return [];
  const names = tenant.objects[declaration.kind].filter(({ defined }) => defined).map(nameOf);
  const name = nearest(nameOf(declaration), names);
  if (name === undefined) return [];
  const newText = nameLiteral(name, source(path).text.slice(start, end), 'powershell');
  return fix(meta, 'rename', newText === undefined ? [] : [{ place: { source: path, start, end }, newText }], { name });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check(context, report) {
    const { calls } = context;
    for (const { effect, effectCause, cmdlet } of calls) {
      if (effect !== 'refused' || effectCause?.reason !== meta.id) continue;
      const { args, place } = effectCause;
      report({
        message: 'absent',
        args,
        place,
        subject: { object: cmdlet, value: args.identity ?? '' },
        fixes: () => named(context, effectCause),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Command for an object that is not there',
  summary: 'A command changes an object that no file has, although one of them lists all of its kind.',
  why: 'An export, or a data file, that lists a whole collection shows what the organization has. A command for another name finds nothing and stops with an error.',
  whatToDo: 'Write the name of an object that exists, make the object first, or export again.',
  exceptions: 'GUIDs and distinguished names are not looked up.',
  examples: [
    {
      language: 'dsc',
      bad: `# Generated with Microsoft365DSC
Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXORemoteDomain 'Default'
        {
            Identity           = 'Default'
            DomainName         = '*'
            AutoForwardEnabled = $true
            Ensure             = 'Present'
        }
    }
}
Set-RemoteDomain -Identity Standard -AutoForwardEnabled $false
`,
      good: `# Generated with Microsoft365DSC
Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXORemoteDomain 'Default'
        {
            Identity           = 'Default'
            DomainName         = '*'
            AutoForwardEnabled = $true
            Ensure             = 'Present'
        }
    }
}
Set-RemoteDomain -Identity Default -AutoForwardEnabled $false
`,
    },
  ],
};
