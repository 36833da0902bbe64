import type { Declaration } from '../../tenant/index.ts';
import { type DataNode, get, textOf } from '../data/node.ts';
import { type Context, placeOf } from './draft.ts';

/**
 * ScubaGear's configuration: `Exo` with a policy that has `AllowedForwardingDomains`. These are domains the organization
 * approves of, no settings. Whether the document is one.
 */
export function readScubaConfig(context: Context, root: DataNode): boolean {
  const exo = root.type === 'map' ? get(root, 'exo')?.value : undefined;
  if (exo?.type !== 'map') return false;
  let found = false;
  for (const policy of exo.pairs) {
    if (policy.value.type !== 'map') continue;
    const allowed = get(policy.value, 'allowedforwardingdomains');
    if (!allowed) continue;
    found = true;
    context.taken.add(policy.value);
    const items = allowed.value.type === 'list' ? allowed.value.items : [allowed.value];
    for (const item of items) approve(context, item);
  }
  return found;
}

function approve(context: Context, item: DataNode): void {
  const domain = textOf(item)?.trim();
  if (domain === undefined || domain === '') return;
  const place = placeOf(context, item);
  const declaration: Declaration = {
    kind: 'approvedDomain',
    name: domain,
    namePlace: place,
    operation: 'declare',
    place,
    head: place,
    properties: new Map(),
    whole: true,
    format: context.format,
  };
  context.draft.declarations.push(declaration);
}

/** ScubaGear's own functional test plans hold fixtures that look like exports. */
export function isTestPlan(root: DataNode): boolean {
  return root.type === 'map' && root.pairs.some((pair) => pair.folded === 'testplan');
}
