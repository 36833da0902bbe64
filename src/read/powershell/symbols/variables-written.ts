import type { Command, CommandElement, Expression } from '../../../powershell/index.ts';

const NONE: readonly string[] = [];

/** Commands that write to the variable they are given by name. */
const WRITERS = new Set([
  'set-variable',
  'sv',
  'set',
  'new-variable',
  'nv',
  'clear-variable',
  'clv',
  'remove-variable',
  'rv',
]);

/** Commands that write to an item of any drive; that of variables is `Variable:`. */
const ITEM_WRITERS = new Set(['set-item', 'si', 'new-item', 'ni', 'clear-item', 'cli', 'set-content', 'sc']);
const DRIVE = /^variable:[\\/]?/i;

/** Common parameters that name a variable to write to (about_CommonParameters), and `-Variable` of `Tee-Object`. */
const PARAMETERS: ReadonlySet<string> = new Set(
  'outvariable ov pipelinevariable pv errorvariable ev warningvariable wv informationvariable iv variable'.split(' '),
);

/** Whether a command of this name may write to a variable that it is given by name. */
export const writesVariables = (name: string): boolean => WRITERS.has(name) || ITEM_WRITERS.has(name);

/** Whether a parameter names a variable to write to, whatever the command is. */
export const namesVariable = (parameter: string): boolean => PARAMETERS.has(parameter.toLowerCase());

/**
 * Names of the variables that a command itself writes to, without an assignment. An empty string stands for a name that is known
 * at run time only; `script:` stands in front of what another scope than the one at hand has, or may have.
 */
export function variablesWritten({ elements }: Command, name: string): readonly string[] {
  if (ITEM_WRITERS.has(name)) return itemsWritten(elements);
  const writes = WRITERS.has(name);
  let names: string[] | undefined;
  let named = false;
  let scopes: readonly string[] = [''];
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    if (element?.kind !== 'Parameter') {
      if (writes && !named && i === 0 && element) names = [...(names ?? []), constant(element)];
      continue;
    }
    const parameter = element.name.toLowerCase();
    if (writes && /^s(?:c(?:o(?:pe?)?)?)?$/.test(parameter)) {
      const scope = element.argument ?? elements[++i];
      scopes = scopesNamed(scope);
      continue;
    }
    const isName = writes && parameter !== '' && 'name'.startsWith(parameter);
    if (!isName && !PARAMETERS.has(parameter)) continue;
    const next = element.argument ?? elements[i + 1];
    if (next === undefined || next.kind === 'Parameter') continue;
    if (isName) named = true;
    names = [...(names ?? []), constant(next)];
    if (!element.argument) i++;
  }
  return scopes.flatMap((scope) => (names ?? NONE).map((one) => scope + one));
}

/** What stands in front of a variable for a scope that a command names: both where only a run tells. */
function scopesNamed(scope: CommandElement | undefined): readonly string[] {
  if (scope?.kind === 'StringConstant') return [/^(?:local|private|0)$/i.test(scope.value) ? '' : 'script:'];
  if (scope?.kind === 'Constant') return [scope.value === 0 ? '' : 'script:'];
  return ['', 'script:'];
}

function itemsWritten(elements: Command['elements']): readonly string[] {
  return elements.flatMap((element) => {
    const given = element.kind === 'Parameter' ? element.argument : element;
    return given?.kind === 'StringConstant' && DRIVE.test(given.value) ? given.value.replace(DRIVE, '') : [];
  });
}

/** The name as written; a `+` in front adds to what the variable holds. */
const constant = (node: Expression): string => (node.kind === 'StringConstant' ? node.value.replace(/^\+/, '') : '');
