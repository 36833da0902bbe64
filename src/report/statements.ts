import type { StatedFact } from '../config/state-fact.ts';
import { translate } from '../messages/index.ts';
import type { Missing } from '../verdict/verdict.ts';
import type { ForwardingView, NeededFact } from './forwarding-view.ts';

/** A fact that may be stated, and the words of the button that does it. */
export interface Statement {
  readonly label: string;
  readonly fact: StatedFact;
}

/** What a person may state about a fact that an answer waits for. `domain` is that of the sender in question. */
function statementsFor({ args }: Missing, domain: string): readonly Statement[] {
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

/** A missing fact with what a person may state about it. */
export interface Stateable {
  readonly needed: NeededFact;
  readonly statements: readonly Statement[];
}

/** The facts that answers about an organization wait for. */
export function stateable(view: ForwardingView): readonly Stateable[] {
  // What Microsoft leaves open, nobody can state.
  const needed = view.needed().filter(({ missing }) => String(missing.args.key ?? '') !== '');
  return needed.map((one) => {
    const [, domain = ''] = one.question.from.split(/@(?=[^@]*$)/);
    return { needed: one, statements: statementsFor(one.missing, domain) };
  });
}
