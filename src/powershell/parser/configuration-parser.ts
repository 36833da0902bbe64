import type { Expression, Hashtable, Keyword, ScriptBlockExpression, Statement } from '../ast/index.ts';
import { isBreak, isLineEnd } from '../scanner/character-classes.ts';
import { OPEN_BRACE } from '../scanner/characters.ts';
import type { ArgumentParser } from './argument-parser.ts';
import type { BlockParser } from './block-parser.ts';
import type { CommandParser } from './command-parser.ts';
import type { HashtableParser } from './hashtable-parser.ts';
import type { PipelineParser } from './pipeline-parser.ts';
import type { Tools } from './tools.ts';

const NONE: readonly never[] = [];

/** DSC configurations: inside them nodes, resources and embedded instances are statements. */
export class ConfigurationParser {
  readonly #tools: Tools;
  readonly #args: ArgumentParser;
  readonly #hashtables: HashtableParser;
  readonly #commands: CommandParser;
  readonly #pipelines: PipelineParser;
  readonly #blocks: BlockParser;

  constructor(
    tools: Tools,
    args: ArgumentParser,
    hashtables: HashtableParser,
    commands: CommandParser,
    pipelines: PipelineParser,
    blocks: BlockParser,
  ) {
    this.#tools = tools;
    this.#args = args;
    this.#hashtables = hashtables;
    this.#commands = commands;
    this.#pipelines = pipelines;
    this.#blocks = blocks;
  }

  /** A configuration whose keyword stands at `start`; read as a command without a name or a block. */
  configuration(start: number): Statement | undefined {
    const { scanner, context } = this.#tools;
    const before = scanner.pos;
    const errors = scanner.errors.length;
    const code = scanner.skipLines();
    const name = code === OPEN_BRACE ? undefined : this.#args.single('argument');
    if (name === undefined || scanner.skipLines() !== OPEN_BRACE) {
      scanner.rewind(before, errors);
      scanner.error('missing-name', start, before);
      scanner.pos = start;
      return this.#pipelines.chain();
    }
    const inConfiguration = context.inConfiguration;
    context.inConfiguration = true;
    const { block } = this.#blocks.scriptBlock();
    context.inConfiguration = inConfiguration;
    return { kind: 'Configuration', start, end: block.end, name, body: block };
  }

  /** A resource, a node or an embedded instance whose keyword stands at `start`; undefined when it is a command. */
  keyword(start: number, wordEnd: number, word: string): Keyword | undefined {
    const { scanner, context } = this.#tools;
    const errors = scanner.errors.length;
    scanner.pos = wordEnd;
    const code = scanner.skipLines();
    if (code === OPEN_BRACE) {
      if (/^(?:msft_(?!credential$)\w|omi_configurationdocument$)/i.test(scanner.text.slice(start, wordEnd))) {
        return this.#keywordNode(start, wordEnd, undefined, this.#resourceBody(false));
      }
      scanner.rewind(start, errors);
      return undefined;
    }
    const isNode = word === 'node';
    context.inConfiguration = false;
    const instance = isLineEnd(code) ? undefined : this.#args.single('name');
    context.inConfiguration = true;
    const named = scanner.pos;
    if (instance === undefined || scanner.skipLines() !== OPEN_BRACE) {
      if (isNode && instance !== undefined) {
        scanner.rewind(named);
        scanner.error('missing-body', start, named);
        return this.#keywordNode(start, wordEnd, instance, undefined);
      }
      scanner.rewind(start, errors);
      return undefined;
    }
    const body = isNode ? this.#blocks.scriptBlock() : this.#resourceBody(word === 'script');
    return this.#keywordNode(start, wordEnd, instance, body);
  }

  /** The properties of a resource; in a `Script` resource no further resources are looked for. */
  #resourceBody(isScript: boolean): Hashtable {
    const { scanner, recovery, context } = this.#tools;
    context.inConfiguration = !isScript;
    recovery.braces++;
    const body = this.#hashtables.hashtable(scanner.pos, scanner.pos + 1, true);
    recovery.braces--;
    context.inConfiguration = true;
    return body;
  }

  #keywordNode(
    start: number,
    nameEnd: number,
    instance: Expression | undefined,
    body: Hashtable | ScriptBlockExpression | undefined,
  ): Keyword {
    const { scanner, nodes } = this.#tools;
    nodes.visitableCount++;
    const end = body?.end ?? instance?.end ?? nameEnd;
    const name = scanner.text.slice(start, nameEnd);
    return { kind: 'Keyword', start, end, name, nameStart: start, nameEnd, instance, body, elements: NONE };
  }

  /** `Import-DscResource` at `start`; undefined when something else stands there. */
  importResource(start: number): Keyword | undefined {
    const { scanner } = this.#tools;
    const nameEnd = start + 18;
    if (!isBreak(scanner.at(nameEnd)) || !/^import-dscresource$/i.test(scanner.text.slice(start, nameEnd)))
      return undefined;
    const command = this.#commands.command();
    if (command === undefined) return undefined;
    const { end, elements } = command;
    const name = scanner.text.slice(start, nameEnd);
    return {
      kind: 'Keyword',
      start,
      end,
      name,
      nameStart: start,
      nameEnd,
      instance: undefined,
      body: undefined,
      elements,
    };
  }
}
