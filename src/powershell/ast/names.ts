/** The name of a command for comparison: lower case, without `Module\` in front of it. */
export function commandName(name: string): string {
  const slash = name.lastIndexOf('\\');
  return (slash < 0 ? name : name.slice(slash + 1)).toLowerCase();
}

/** What may stand before the colon of a variable's name: its scope, or the drive of variables. */
const SCOPES: ReadonlySet<string> = new Set(['script', 'global', 'local', 'private', 'using', 'variable']);

/** The name of a variable for comparison: lower case, without its scope. */
export function variableName(name: string): string {
  const lower = name.toLowerCase();
  const colon = lower.indexOf(':');
  if (colon < 0) return lower;
  return SCOPES.has(lower.slice(0, colon)) ? lower.slice(colon + 1) : lower;
}

/** Whether a type in front of a variable takes a reference to it (`[ref]$x`). */
export const isReference = (type: string): boolean => type.length === 3 && type.toLowerCase() === 'ref';
