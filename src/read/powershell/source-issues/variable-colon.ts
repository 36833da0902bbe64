import type { FoundIssue } from '../script/parsed-script.ts';
import type { Text } from './found.ts';

/** `"$name: text"`: a colon behind a variable ends the name of a scope or drive, and PowerShell cannot read the text. */
export function variableColons({ slice, script }: Text): FoundIssue[] {
  return script.errors.flatMap(({ id, start, end }): FoundIssue[] => {
    const name = slice.text.slice(start + 1, end - 1);
    if (id !== 'incomplete-variable-in-string' || name === '') return [];
    const replacement = `\${${name}}:`;
    const args = { text: `$${name}:`, replacement };
    return [{ id: 'variable-colon', start, end, args, replacement, repair: { start, end, text: replacement } }];
  });
}
