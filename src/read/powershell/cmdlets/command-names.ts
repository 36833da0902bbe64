import type { Cmdlets } from '../../../knowledge/index.ts';
import { type Command, commandName } from '../../../powershell/index.ts';
import { runsText, startsProgram } from '../symbols/code-commands.ts';
import { NO_OWN_NAMES, type OwnAlias, type OwnNames } from '../symbols/own-names.ts';
import type { NamedBlock, Region } from '../symbols/regions.ts';
import type { Placed, SymbolTable } from '../symbols/symbol-table.ts';
import { nearCmdlet } from './misspelled.ts';
import { replacedNames } from './not-settings.ts';
import { cmdletOf } from './prefix.ts';

/** Commands that give another one a name of the text's own (Microsoft.PowerShell.Utility), and those that write to the drive of names. */
const NAMERS = new Set(['set-alias', 'sal', 'new-alias', 'nal']);
const ITEM_WRITERS = new Set(['set-item', 'si', 'new-item', 'ni', 'set-content', 'sc']);
const ALL_NAMERS = [...NAMERS, ...ITEM_WRITERS];
const DRIVE = /^alias:[\\/]?/i;

/** Whether a command may give another one a name. */
export const isNamer = (name: string): boolean => NAMERS.has(name) || ITEM_WRITERS.has(name);

/** The names that a text gives to commands, each with all that it may stand for. */
export function ownAliases({ named, root }: Pick<SymbolTable, 'named' | 'root'>): OwnNames['aliases'] {
  let aliases: Map<string, OwnAlias[]> | undefined;
  for (const namer of ALL_NAMERS) {
    for (const { command, region } of named.get(namer) ?? []) {
      const [written, target] = namesIn(command);
      const alias = NAMERS.has(namer) ? written : DRIVE.test(written ?? '') ? written?.replace(DRIVE, '') : undefined;
      if (alias === undefined || target === undefined) continue;
      const name = commandName(alias);
      const one = { target: commandName(target), sure: region === root };
      aliases ??= new Map();
      aliases.set(name, [...(aliases.get(name) ?? []), one]);
    }
  }
  return aliases ?? NO_OWN_NAMES.aliases;
}

/** The name and the value that a command is given, as far as they are constant. */
function namesIn({ elements }: Command): readonly [string | undefined, string | undefined] {
  const loose: (string | undefined)[] = [];
  let name: string | undefined;
  let value: string | undefined;
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    const isParameter = element?.kind === 'Parameter';
    const takes = isParameter && /^(?:n(?:a(?:me?)?)?|path?|lit\w*|v(?:a(?:l(?:ue?)?)?)?)$/i.test(element.name);
    if (isParameter && !takes) continue;
    const given = isParameter ? (element.argument ?? elements[++i]) : element;
    const text = given?.kind === 'StringConstant' ? given.value : undefined;
    if (!isParameter) loose.push(text);
    else if (/^v/i.test(element.name)) value = text;
    else name = text;
  }
  return [name ?? loose.shift(), value ?? loose.shift()];
}

/** What the names of commands mean in one text. Names are in lower case. */
export class CommandNames {
  readonly aliases: OwnNames['aliases'];
  readonly #cmdlets: Cmdlets;
  readonly #prefixes: readonly string[];
  readonly #replaced: ReadonlySet<string>;
  readonly #root: Region;
  /** The functions of the text, the first of each name. */
  #made: ReadonlyMap<string, NamedBlock> | undefined;
  readonly #blocks: readonly NamedBlock[];
  /** What `cmdlet` has given: a script uses few names, and many times. */
  readonly #called = new Map<string, string | undefined>();

  /** Functions and aliases that the text changes in their drives, or takes away; `*` for any. */
  readonly #items: ReadonlySet<string>;

  /** Asks the commands of a tree before they are taken away. */
  constructor(symbols: SymbolTable, names: OwnNames, cmdlets: Cmdlets, items: ReadonlySet<string>) {
    this.#items = items;
    this.aliases = names.aliases;
    this.#cmdlets = cmdlets;
    this.#prefixes = names.prefixes;
    this.#replaced = replacedNames(symbols);
    this.#root = symbols.root;
    this.#blocks = symbols.blocks;
  }

  /**
   * Whether the text gives the name of a command another meaning than the cmdlet that is called so; undefined where only a run
   * tells. With a module in front it is the cmdlet, and so it is in the script itself before the function of that name is made.
   */
  isReplaced({ name, command, region }: Placed): boolean | undefined {
    const isChanged = this.#items.size > 0 && this.#items.has(name);
    if ((!isChanged && !this.#replaced.has(name)) || command.name?.includes('\\')) return false;
    if (isChanged || this.#items.has('*')) return undefined;
    this.#made ??= new Map(this.#blocks.toReversed().map((block) => [block.name, block]));
    const made = this.#made.get(name);
    if (!made) return true;
    const isOwn = made.region.parent === this.#root;
    if (command.start >= made.start && isOwn) return true;
    return region.scope === this.#root && command.start < made.start ? false : undefined;
  }

  /** The one command that a name surely stands for. */
  #meant(name: string): string | undefined {
    const aliases = this.aliases.get(name);
    if (!aliases) return name;
    const [only, ...others] = aliases;
    if (cmdletOf(this.#cmdlets, name, this.#prefixes) !== undefined) return undefined;
    const isChanged = this.#items.has(name) || this.#items.has('*');
    const isOne =
      !isChanged &&
      only?.sure &&
      !this.aliases.has(only.target) &&
      others.every(({ target }) => target === only.target);
    return isOne ? only.target : undefined;
  }

  /** The cmdlet that a command of this name surely calls: under its own name, with the prefix of the connection, or by an alias. */
  cmdlet(name: string): string | undefined {
    const known = this.#called.get(name);
    if (known !== undefined || this.#called.has(name)) return known;
    const meant = this.#meant(name);
    const cmdlet = meant === undefined ? undefined : cmdletOf(this.#cmdlets, meant, this.#prefixes);
    this.#called.set(name, cmdlet);
    return cmdlet;
  }

  /** What a name stands for where it is one for a command that carries code. */
  carrier(name: string): string {
    const isCarrier = ({ target }: OwnAlias): boolean => runsText(target) || startsProgram(target);
    return this.aliases.get(name)?.find(isCarrier)?.target ?? name;
  }

  /** The cmdlets that a command of this name may call and does not surely. */
  possible(name: string, isReplaced: boolean | undefined): readonly string[] {
    const own = this.cmdlet(name);
    if (own !== undefined) return isReplaced === undefined ? [own] : [];
    const meant = this.aliases.get(name)?.map(({ target }) => target);
    // Before the alias is made the name stands for itself.
    return (meant ? [name, ...meant] : []).flatMap((one) => cmdletOf(this.#cmdlets, one, this.#prefixes) ?? []);
  }

  /** The cmdlet that a name is one typo away from. */
  misspelled(name: string): string | undefined {
    return this.aliases.has(name) ? undefined : nearCmdlet(this.#cmdlets, name);
  }
}
