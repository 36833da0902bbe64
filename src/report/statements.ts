import type { StatedFact } from '../config/state-fact.ts';
import { translate } from '../messages/index.ts';
import type { Missing } from '../verdict/verdict.ts';

/** A fact that may be stated, and the words of the button that does it. */
export interface Statement {
  readonly label: string;
  readonly fact: StatedFact;
}

/** What a person may state about a fact that an answer waits for. `domain` is that of the sender in question. */
export function statementsFor({ args }: Missing, domain: string): readonly Statement[] {
  const key = String(args.key ?? '');
  switch (key) {
    case 'assumptions.automaticMeans':
      return [
        { label: translate('Automatic means Off here'), fact: { kind: 'automaticMeans', value: 'off' } },
        { label: translate('Automatic means On here'), fact: { kind: 'automaticMeans', value: 'on' } },
      ];
    case 'acceptedDomains':
      return domain === ''
        ? []
        : [{ label: translate('{domain} is ours', { domain }), fact: { kind: 'acceptedDomain', domain } }];
    case 'groups': {
      const group = String(args.group ?? '');
      const label = translate('List the members of {group}...', { group });
      return group === '' ? [] : [{ label, fact: { kind: 'members', group, members: [] } }];
    }
    default:
      return [];
  }
}
