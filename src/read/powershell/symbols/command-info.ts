import type { Command, Expression, StringConstant } from '../../../powershell/index.ts';

/** The one name that `Get-Command` is asked for, where it is constant. */
export function commandGotten({ name = '', elements }: Command): StringConstant | undefined {
  if (!/^(?:get-command|gcm)$/i.test(name)) return undefined;
  const [first, second] = elements;
  const isNamed = first?.kind === 'Parameter' && /^n(?:ame?)?$/i.test(first.name);
  const given = isNamed ? (first.argument ?? second) : first;
  return given?.kind === 'StringConstant' && !/[*?[]/.test(given.value) ? given : undefined;
}

/** The one value that `Write-Output` hands on. */
export function wordSaid({ name = '', elements }: Command): Expression | undefined {
  const [only] = elements;
  const isOne = elements.length === 1 && /^(?:write-output|write|echo)$/i.test(name);
  return isOne && only && only.kind !== 'Parameter' ? only : undefined;
}
