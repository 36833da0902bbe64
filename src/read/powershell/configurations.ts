import type { Expression, Hashtable, Keyword, ScriptBlockExpression, Statement } from './ast.ts';
import { isBreak, isLineEnd } from './characters.ts';
import { Definitions } from './definitions.ts';

const NONE: readonly never[] = [];

/** DSC configurations: inside them nodes, resources and embedded instances are statements. */
export abstract class Configurations extends Definitions {
  /** Inside a configuration, where resources are looked for. */
  protected inConfiguration = false;

  protected configuration(start: number): Statement | undefined {
    const before = this.pos;
    const errors = this.errors.length;
    const code = this.skipLines();
    const name = code === 123 ? undefined : this.single('argument');
    if (name === undefined || this.skipLines() !== 123) {
      this.rewind(before, errors);
      this.error('missing-name', start, before);
      this.pos = start;
      return this.chain();
    }
    const inConfiguration = this.inConfiguration;
    this.inConfiguration = true;
    const { block } = this.scriptBlock();
    this.inConfiguration = inConfiguration;
    return { kind: 'Configuration', start, end: block.end, name, body: block };
  }

  /** A resource, a node or an embedded instance whose keyword stands at `start`; undefined when it is a command. */
  protected dscKeyword(start: number, wordEnd: number, word: string): Keyword | undefined {
    const errors = this.errors.length;
    this.pos = wordEnd;
    const code = this.skipLines();
    if (code === 123) {
      if (/^(?:msft_(?!credential$)\w|omi_configurationdocument$)/i.test(this.text.slice(start, wordEnd))) {
        return this.#keywordNode(start, wordEnd, undefined, this.#resourceBody(false));
      }
      this.rewind(start, errors);
      return undefined;
    }
    const isNode = word === 'node';
    this.inConfiguration = false;
    const instance = isLineEnd(code) ? undefined : this.single('name');
    this.inConfiguration = true;
    const named = this.pos;
    if (instance === undefined || this.skipLines() !== 123) {
      if (isNode && instance !== undefined) {
        this.rewind(named, this.errors.length);
        this.error('missing-body', start, named);
        return this.#keywordNode(start, wordEnd, instance, undefined);
      }
      this.rewind(start, errors);
      return undefined;
    }
    const body = isNode ? this.scriptBlock() : this.#resourceBody(word === 'script');
    return this.#keywordNode(start, wordEnd, instance, body);
  }

  /** The properties of a resource; in a `Script` resource no further resources are looked for. */
  #resourceBody(isScript: boolean): Hashtable {
    this.inConfiguration = !isScript;
    this.braces++;
    const body = this.hashtable(this.pos, this.pos + 1, true);
    this.braces--;
    this.inConfiguration = true;
    return body;
  }

  #keywordNode(
    start: number,
    nameEnd: number,
    instance: Expression | undefined,
    body: Hashtable | ScriptBlockExpression | undefined,
  ): Keyword {
    this.finds++;
    const end = body?.end ?? instance?.end ?? nameEnd;
    const name = this.text.slice(start, nameEnd);
    return { kind: 'Keyword', start, end, name, nameStart: start, nameEnd, instance, body, elements: NONE };
  }

  protected importResource(start: number): Keyword | undefined {
    const nameEnd = start + 18;
    if (!isBreak(this.at(nameEnd)) || !/^import-dscresource$/i.test(this.text.slice(start, nameEnd))) return undefined;
    const command = this.command();
    if (command === undefined) return undefined;
    const { end, elements } = command;
    const name = this.text.slice(start, nameEnd);
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
