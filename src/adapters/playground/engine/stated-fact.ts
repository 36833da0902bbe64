import { CONFIG_NAMES } from '../../../config/index.ts';
import { readConfig } from '../../../config/read.ts';
import { type StatedFact, withFact } from '../../../config/state-fact.ts';
import { translate } from '../../../messages/index.ts';
import type { Edit, Source } from '../../../text/index.ts';
import type { Proposal } from './proposal.ts';

/**
 * The change that states a fact in the configuration among these texts, which is made where there is none. Members of a group are
 * asked for first.
 */
export function factProposal(
  title: string,
  fact: StatedFact,
  tenant: string,
  sources: ReadonlyMap<string, Source>,
): Proposal {
  const path = CONFIG_NAMES.find((name) => sources.has(name)) ?? CONFIG_NAMES[0];
  const text = sources.get(path)?.text ?? '';
  const declared = readConfig({ path, text, language: 'yaml', encoding: 'utf8' }).tenants;
  const isDeclared = declared.some(({ name, files }) => name === tenant && files.length > 0);
  const asksMembers = fact.kind === 'members' && fact.members.length === 0;
  return {
    title,
    tenant,
    fields: asksMembers
      ? [
          {
            label: `${translate('Members of {group}', { group: fact.group })}: ${translate('Addresses, separated by commas')}`,
            value: '',
          },
        ]
      : [],
    edits([typed = '']) {
      const members = typed.split(/[\s,;]+/).filter((word) => word !== '');
      if (asksMembers && members.length === 0) return undefined;
      const whole = asksMembers ? { ...fact, members } : fact;
      const written = withFact(text, path, isDeclared ? tenant : undefined, whole);
      return written === undefined ? undefined : [replacement(path, text, written)];
    },
  };
}

/** The smallest edit that turns one text into another. */
function replacement(source: string, before: string, after: string): Edit {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let kept = 0;
  while (kept < Math.min(before.length, after.length) - start && before.at(-1 - kept) === after.at(-1 - kept)) kept++;
  return {
    place: { source, start, end: before.length - kept },
    newText: after.slice(start, after.length - kept),
  };
}
