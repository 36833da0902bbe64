/** The name of a command for comparison: lower case, without `Module\` in front of it. */
export function commandName(name: string): string {
  const slash = name.lastIndexOf('\\');
  return (slash < 0 ? name : name.slice(slash + 1)).toLowerCase();
}

/** The name of a variable for comparison: lower case, without `script:`, `global:`, `local:`, `private:`, `using:`. */
export function variableName(name: string): string {
  const lower = name.toLowerCase();
  const colon = lower.indexOf(':');
  if (colon < 0) return lower;
  const scope = lower.slice(0, colon);
  return scope === 'script' || scope === 'global' || scope === 'local' || scope === 'private' || scope === 'using'
    ? lower.slice(colon + 1)
    : lower;
}
