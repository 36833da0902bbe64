// Begins a rule: its file, its test, its place in the registry, and empty translations.   npm run new-rule ID
import { existsSync, writeFileSync } from 'node:fs';
import { program } from './program.ts';
import { inRoot } from './root.ts';
import { ruleNames } from './rule-pages.ts';

/** What a rule id looks like: CONTRIBUTING.md says how one is chosen. */
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

/** The text that a rule begins with: it finds something, so that its test begins green. */
export const ruleText = (id: string): string => `import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { stated, text } from '../tenant/index.ts';
import { everyObject, nameOf } from './shared/objects.ts';

const meta: RuleMeta = {
  id: '${id}',
  severity: 'warning',
  fixes: {},
  messages: {
    found: 'What is wrong with outbound policy {policy}, what follows from it, and what to do.',
  },
  titles: {},
  citations: [],
  benchmarks: [],
};

export const rule: Rule = {
  meta,
  about: ['outboundPolicy'],
  check(context, report) {
    for (const policy of everyObject(context.tenant, 'outboundPolicy')) {
      // What is only known at run time is not stated, and says nothing.
      const value = stated(text(policy, 'adminDisplayName'));
      const place = policy.properties.get('adminDisplayName')?.value.place;
      if (value !== '${id}' || !place) continue;
      const args = { policy: nameOf(policy) };
      report({ message: 'found', args, place, subject: { object: \`outboundPolicy:\${args.policy}\` } });
    }
  },
};

export const docs: RuleDocs = {
  title: 'The mistake of ${id} in a few words',
  summary: 'The mistake of ${id} in one sentence.',
  why: 'What follows from ${id}, and for whom.',
  whatToDo: 'What to do about ${id}.',
  noFix: 'Why no text can fix ${id}.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off -AdminDisplayName ${id}\\n',
      good: 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\\n',
    },
  ],
};
`;

const ruleTest = (id: string): string => `import { rule } from '../../src/rules/${id}.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a script': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AdminDisplayName [|${id}|]\\n' },
      findings: [{ message: 'found', args: { policy: 'Default' }, subject: { object: 'outboundPolicy:Default' } }],
    },
  },
  good: {
    'another value': { files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AdminDisplayName other\\n' } },
  },
});
`;

/** The files of a new rule, below the project's folder. */
const filesOf = (id: string): readonly (readonly [file: string, text: string])[] => [
  [`src/rules/${id}.ts`, ruleText(id)],
  [`test/rules/${id}.test.ts`, ruleTest(id)],
];

/** Why there can be no new rule of this name; undefined where there can. */
function mistake(id: string): string | undefined {
  if (id === '') return 'npm run new-rule ID   for instance: npm run new-rule policy-without-rule';
  if (!ID.test(id))
    return `"${id}" is no rule id: small letters and digits, two words or more, with hyphens between them.`;
  const isTaken = ruleNames.includes(id) || filesOf(id).some(([file]) => existsSync(inRoot(file)));
  return isTaken ? `There is a rule ${id} already.` : undefined;
}

async function begin(id: string): Promise<void> {
  for (const [file, text] of filesOf(id)) writeFileSync(inRoot(file), text);
  await program(['scripts/registry.ts']);
  await program(['scripts/l10n.ts', '--stubs']);
  await program(['scripts/docs.ts']);
  const names = filesOf(id).map(([file]) => file);
  console.log(`${[...names, 'src/rules/index.ts'].join('\n')}
l10n/*.json, with an empty text for each sentence
Now make the rule yours, then:
  node_modules/.bin/node --test test/rules/${id}.test.ts
  npm run l10n -- --stubs    when its sentences have changed
  npm run l10n -- --tidy     when they are translated
  npm run docs               when its page has`);
}

if (import.meta.main) {
  const [id = ''] = process.argv.slice(2);
  const why = mistake(id);
  if (why === undefined) await begin(id);
  else {
    console.error(why);
    process.exitCode = 2;
  }
}
