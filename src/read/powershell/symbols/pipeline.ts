import type { Command, CommandElement, Expression, Pipeline } from '../../../powershell/index.ts';
import type { Span } from '../../../text/index.ts';
import type { Called } from './called.ts';

/** More commands of a pipeline than these say nothing more about a call. */
const FAR = 20;

/** A word of the text: its value, and where it is written. */
export interface Word extends Span {
  readonly value: string;
}

/**
 * What the pipeline of a command says about it. Of the commands behind it only words are kept, because their nodes take much
 * memory.
 */
export interface Around {
  readonly first: Command | Expression;
  /** What hands its objects to the command. */
  readonly before: Command | Expression | undefined;
  /** What a command behind it lists, and what those behind it compare. */
  readonly lists: readonly Word[] | undefined;
  readonly filters: readonly Word[] | undefined;
}

/** A pipeline whose commands are looked at one by one. */
export class Line {
  /** The names of its commands, in the places of these among its elements. */
  readonly #called: readonly (Called | undefined)[];
  readonly #elements: readonly (Command | Expression)[];
  #names: readonly string[] | undefined;

  constructor({ elements }: Pipeline, called: readonly (Called | undefined)[]) {
    this.#elements = elements;
    this.#called = called;
  }

  get first(): Command | Expression {
    return this.#elements[0] as Command | Expression;
  }

  /** Names of all commands that have a constant one, in order; the same list for all of them. */
  get names(): readonly string[] {
    this.#names ??= this.#namesInOrder();
    return this.#names;
  }

  #namesInOrder(): readonly string[] {
    const names: string[] = [];
    for (let i = 0; i < this.#called.length; i++) {
      const called = this.#called[i];
      if (called && isNamed(this.#elements[i])) names.push(called.traits.name);
    }
    // An array that grows has room for more: this one stays in the reading.
    return names.slice();
  }

  /** The surroundings of the element at `index`. */
  around(index: number, text: string): Around {
    const end = Math.min(this.#called.length, index + 1 + FAR);
    let lister: Command | undefined;
    let filters: Word[] | undefined;
    for (let i = index + 1; i < end; i++) {
      const called = this.#called[i];
      const command = this.#elements[i];
      if (!called || !isNamed(command)) continue;
      if (called.traits.lists) lister ??= command;
      else if (called.traits.filters) {
        filters ??= [];
        addCompared(text, command, filters);
      }
    }
    return {
      first: this.first,
      before: this.#elements[index - 1],
      lists: lister && listed(lister),
      filters: filters && filters.length > 0 ? filters.slice() : undefined,
    };
  }
}

const isNamed = (element: Command | Expression | undefined): element is Command =>
  element?.kind === 'Command' && element.head.kind === 'StringConstant';

/** The first argument of the command, or that of `-Property`, as plain names; undefined when it holds anything else. */
function listed({ elements }: Command): readonly Word[] | undefined {
  const named = elements.findIndex((element) => element.kind === 'Parameter' && /^prop/i.test(element.name));
  const parameter = elements[named];
  const argument =
    parameter?.kind === 'Parameter' ? (parameter.argument ?? elements[named + 1]) : firstArgument(elements);
  if (!argument || argument.kind === 'Parameter') return undefined;
  const items = argument.kind === 'Array' ? argument.items : [argument];
  if (!items.every((item) => item.kind === 'StringConstant')) return undefined;
  return items.map(({ value, start, end }) => ({ value, start, end }));
}

/** The first argument that no parameter before it takes. */
const firstArgument = (elements: readonly CommandElement[]): CommandElement | undefined =>
  elements[0]?.kind === 'Parameter' ? undefined : elements[0];

/** Adds `$_.Name` and `$PSItem.Name` inside the command's script blocks, or the property of `Where-Object Name -eq x`. */
function addCompared(text: string, { elements }: Command, found: Word[]): void {
  const [first] = elements;
  if (first?.kind === 'StringConstant') {
    found.push({ value: first.value, start: first.start, end: first.end });
    return;
  }
  for (const element of elements) if (element.kind === 'ScriptBlock') addMembers(text, element, found);
}

/** Adds the names behind `$_.` and `$PSItem.` in the text of a block; one blank may stand before the dot. */
function addMembers(text: string, { start, end }: Expression, found: Word[]): void {
  for (let at = text.indexOf('$', start); at >= 0 && at < end; at = text.indexOf('$', at + 1)) {
    let dot = text.charCodeAt(at + 1) === 95 ? at + 2 : /^psitem$/i.test(text.slice(at + 1, at + 7)) ? at + 7 : at;
    if (dot === at) continue;
    if (/\s/.test(text.charAt(dot))) dot++;
    if (text[dot] !== '.') continue;
    let stop = dot + 1;
    while (stop < end && isWord(text.charCodeAt(stop))) stop++;
    if (stop > dot + 1) found.push({ value: text.slice(dot + 1, stop), start: dot + 1, end: stop });
  }
}

const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
