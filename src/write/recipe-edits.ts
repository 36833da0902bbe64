import type { Cmdlets } from '../knowledge/index.ts';
import {
  type Declaration,
  type NewObject,
  type ObjectKind,
  objectNamed,
  plainName,
  type Tenant,
  type TenantObject,
} from '../tenant/index.ts';
import type { Edit, Source } from '../text/index.ts';
import { insertAfter, setProperty, states } from './index.ts';
import { nounOf } from './object-words.ts';

/** What is to be done with one object of a tenant. */
type Change = NewObject & { readonly kind: ObjectKind };

interface Files {
  readonly cmdlets: Cmdlets;
  source(path: string): Source | undefined;
}

/**
 * Edits that write a recipe into the texts of a tenant, each in the language of its file: a new value replaces the old one, a new
 * object is written after the last one of its kind. Undefined, so that nothing is written, where one step cannot be: an object is to be
 * removed, a value is known at run time only, or a layout is not understood.
 */
export function recipeEdits(tenant: Tenant, recipe: readonly Change[], files: Files): readonly Edit[] | undefined {
  const made = recipe.filter(({ operation }) => operation === 'create');
  const steps = recipe.filter((change) => !made.includes(change)).map((change) => changeEdits(tenant, change, files));
  const added = made.length > 0 ? objectEdits(tenant, made, files) : [];
  if (!added || steps.some((edits) => edits === undefined)) return undefined;
  return [...steps.flatMap((edits) => edits ?? []), ...added];
}

function changeEdits(tenant: Tenant, change: Change, { cmdlets, source }: Files): readonly Edit[] | undefined {
  const object = objectNamed(tenant.objects[change.kind], plainName(change.name));
  if (!object || change.operation === 'remove') return undefined;
  const isSwitch = change.operation === 'enable' || change.operation === 'disable';
  const values = isSwitch ? { enabled: change.operation === 'enable' } : change.properties;
  const edits: Edit[] = [];
  for (const [property, value] of Object.entries(values)) {
    const stating = statingOf(object, property);
    const text = stating && source(stating.place.source);
    if (!text) return undefined;
    if (stating.format === 'powershell' && !takes(cmdlets, stating, property)) {
      const command = insertAfter(text, stating, [
        isSwitch ? change : { ...change, properties: { [property]: value } },
      ]);
      if (!command) return undefined;
      edits.push(...command);
      continue;
    }
    const edit = setProperty(text, stating, property, value);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}

/** Where the value in force is written, else where something about the object is written last. */
function statingOf({ declarations }: TenantObject, property: string): Declaration | undefined {
  return declarations.findLast((one) => states(one, property)) ?? declarations.at(-1);
}

/** Whether the cmdlet that a declaration calls has a parameter for a setting. `New-RemoteDomain` has none: `Set-RemoteDomain` follows it. */
function takes(cmdlets: Cmdlets, { kind, operation }: Declaration, property: string): boolean {
  const facts = cmdlets.find(`${operation === 'create' ? 'New' : 'Set'}-${nounOf(kind)}`);
  return facts?.parameters[property.charAt(0).toUpperCase() + property.slice(1)] !== undefined;
}

/** Writes new objects after the last declaration of one of their kinds; where there is none, after the last declaration of any kind. */
function objectEdits(tenant: Tenant, made: readonly Change[], { source }: Files): readonly Edit[] | undefined {
  const kinds = new Set(made.map(({ kind }) => kind));
  const isWritten = ({ operation }: Declaration): boolean => operation !== 'advice' && operation !== 'remove';
  const anchor =
    tenant.declarations.findLast((one) => isWritten(one) && kinds.has(one.kind)) ??
    tenant.declarations.findLast(isWritten);
  const text = anchor && source(anchor.place.source);
  if (!text) return undefined;
  const first = made.find(({ order }) => order === 'front');
  const moved = first && anchor.format !== 'powershell' ? moveDown(tenant.objects[first.kind], source) : [];
  const added = moved && insertAfter(text, anchor, made);
  return moved && added && [...moved, ...added];
}

/** Adds one to the priorities of all rules, because a new rule becomes the first. Needed in files only: for commands the service does it. */
function moveDown(rules: readonly TenantObject[], source: Files['source']): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const rule of rules) {
    const value = rule.properties.get('priority')?.value;
    if (!value) continue;
    const stating = statingOf(rule, 'priority');
    const text = stating && source(stating.place.source);
    const before = value.state === 'stated' ? Number(value.value) : Number.NaN;
    const edit = text && Number.isInteger(before) ? setProperty(text, stating, 'priority', before + 1) : undefined;
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}
