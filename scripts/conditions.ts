// Writes src/knowledge/mail-flow-conditions.ts from the cmdlet reference: npm run docs does it too.
import { writeFileSync } from 'node:fs';
import { knowledgeIn } from '../src/adapters/node/knowledge.ts';
import { inRoot } from './root.ts';

/** Parameters of New-TransportRule that have a twin `ExceptIf…`, in the order of the reference. */
function conditions(): readonly string[] {
  const names = Object.keys(
    knowledgeIn(inRoot('src/knowledge/data')).cmdlets.find('New-TransportRule')?.parameters ?? {},
  );
  const exceptions = new Set(names.flatMap((name) => /^exceptif(.+)/.exec(name.toLowerCase())?.[1] ?? []));
  return names.filter((name) => exceptions.has(name.toLowerCase()));
}

/** The text of the module for the reference as it is. */
export const conditionsModule = `/**
 * What makes a condition of a mail flow rule: parameters of New-TransportRule that have a twin \`ExceptIf…\`, as the reference spells
 * them. Everything else, such as \`RecipientAddressType\`, only modifies conditions. Written by scripts/conditions.ts.
 */
export const MAIL_FLOW_CONDITIONS: readonly string[] = [
${conditions()
  .map((name) => `  '${name}',\n`)
  .join('')}];
`;

if (import.meta.main) writeFileSync(inRoot('src/knowledge/mail-flow-conditions.ts'), conditionsModule);
