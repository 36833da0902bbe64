import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';

const meta: RuleMeta = {
  id: 'identity-not-found',
  severity: 'error',
  fixes: {},
  messages: {
    absent:
      '{cmdlet} is given {identity}, which is none of the objects that an export or data file lists in full, and no file makes it: the command changes nothing. Correct the name.',
  },
  titles: {},
  citations: [],
  benchmarks: [],
};

export const rule: Rule = {
  meta,
  about: ['call'],
  check({ calls }, report) {
    for (const { effect, effectCause, cmdlet } of calls) {
      if (effect !== 'refused' || effectCause?.reason !== meta.id) continue;
      const { args, place } = effectCause;
      report({ message: 'absent', args, place, subject: { object: cmdlet, value: args.identity ?? '' } });
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
