import type { Cmdlets } from '../../../knowledge/index.ts';
import { type CommandElement, commandName } from '../../../powershell/index.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';

const MOCK = 'mock';

/** Whether a command says that another one is replaced (Pester). */
export function isMock(name: string): boolean {
  return name === MOCK;
}

/**
 * Lower-case names that do not mean the cmdlet in this text: functions it defines, and what Pester's `Mock` replaces. Help
 * blocks, strings, comments, role entries and lists of command names are no commands and need no word here.
 */
export function replacedNames({ functions, named }: SymbolTable): ReadonlySet<string> {
  const mocks = named.get(MOCK);
  if (!mocks) return functions;
  const names = new Set(functions);
  for (const { command } of mocks) {
    const mocked = mockedName(command.elements);
    if (mocked !== undefined) names.add(commandName(mocked));
  }
  return names;
}

/** The cmdlets, in lower case, whose names the text gives to functions of its own. */
export const replacedCmdlets = ({ functions }: Pick<SymbolTable, 'functions'>, cmdlets: Cmdlets): readonly string[] =>
  [...functions].filter((name) => name.includes('-') && cmdlets.spelling(name) !== undefined);

function mockedName(elements: readonly CommandElement[]): string | undefined {
  const named = elements.findIndex((element) => element.kind === 'Parameter' && /^commandname$/i.test(element.name));
  const name = elements[named + 1];
  return name?.kind === 'StringConstant' ? name.value : undefined;
}

/** Whether a file holds Pester tests by its name: what it declares are samples for the code under test. */
export function isTestFile(path: string): boolean {
  return /\.tests\.ps1$/i.test(path);
}

/** Whether the text is the code of a DSC resource: it sets whatever its caller hands over. */
export function isResourceModule({ functions }: SymbolTable): boolean {
  return functions.has('set-targetresource') && functions.has('test-targetresource');
}
