import {
  type Attribute,
  type Block,
  type Expression,
  type FunctionDefinition,
  HOLDS,
  type ParameterDefinition,
  type Statement,
  type TypeDefinition,
} from './ast.ts';
import { Blocks } from './blocks.ts';
import { isLetter } from './characters.ts';

const NONE: readonly never[] = [];

/** Functions, classes, enums, `using`. */
export abstract class Definitions extends Blocks {
  protected inWorkflow = false;

  protected functionStatement(start: number, word: string): Statement {
    const before = this.pos;
    const code = this.skipLines();
    const nameless = code === 36 || code === 40 || code === 123 || code === 64 || code === 34 || code === 39;
    const name = nameless ? undefined : this.single('name');
    if (name?.kind !== 'StringConstant') {
      this.rewind(before, this.errors.length);
      this.error('missing-name', start, before);
      return { kind: 'Missing', start, end: before };
    }
    const after = this.pos;
    let parameters: readonly ParameterDefinition[] = NONE;
    const open = this.skipLines();
    if (open !== 40 && open !== 123 && this.lineEnd(start) < name.start) {
      // A half-typed keyword: the line below is no name.
      this.rewind(before, this.errors.length);
      this.error('missing-name', start, before);
      return { kind: 'Missing', start, end: before };
    }
    if (open === 40) parameters = this.parameters();
    else this.rewind(after, this.errors.length);
    const workflow = this.inWorkflow;
    this.inWorkflow = word === 'workflow';
    const node = this.#functionBody(start, name.value, word === 'filter', parameters, []);
    this.inWorkflow = workflow;
    return node;
  }

  #functionBody(
    start: number,
    name: string,
    isFilter: boolean,
    parameters: readonly ParameterDefinition[],
    first: Statement[],
  ): FunctionDefinition {
    const before = this.pos;
    const noComma = this.noComma;
    this.noComma = false;
    let body: Block;
    if (this.skipLines() === 123) {
      const open = this.pos;
      this.pos++;
      this.skipLines();
      body = this.blockContent(open, 125, first);
    } else {
      this.rewind(before, this.errors.length);
      this.error('missing-body', start, before);
      body = { start: before, end: before, parameters: undefined, attributes: NONE, blocks: NONE };
    }
    this.noComma = noComma;
    return { kind: 'Function', start, end: body.end, name, isFilter, parameters, body };
  }

  protected inlineScript(start: number): Statement {
    this.pos = start + 12;
    const before = this.pos;
    if (this.skipLines() === 123) {
      const head = this.makeWord(start, start + 12);
      const block = this.scriptBlock();
      return this.makeCommand(start, block.end, 'none', head, [block], NONE, false, HOLDS);
    }
    this.rewind(before, this.errors.length);
    this.error('missing-body', start, before);
    return { kind: 'Missing', start, end: before };
  }

  protected using(start: number): Statement {
    this.pos = start + 5;
    const before = this.pos;
    this.skipBlanks();
    const word = this.keyword();
    const what =
      word === 'namespace' || word === 'module' || word === 'assembly' || word === 'type' || word === 'command'
        ? word
        : undefined;
    if (what === undefined) {
      this.rewind(before, this.errors.length);
      this.error('missing-name', start, before);
      return { kind: 'UsingStatement', start, end: before, what, name: undefined, alias: undefined };
    }
    this.pos += word.length;
    const name = this.single('argument');
    if (name === undefined) this.error('missing-name', start, this.pos);
    let alias: Expression | undefined;
    let end = name?.end ?? this.pos;
    if (name?.kind === 'StringConstant' && this.skipBlanks() === 61) {
      this.pos++;
      alias = this.single('argument');
      end = alias?.end ?? this.pos;
    }
    return { kind: 'UsingStatement', start, end, what, name, alias };
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Classes

  protected typeStatement(word: 'class' | 'enum', start: number): Statement {
    const before = this.pos;
    this.skipLines();
    const nameEnd = this.simpleNameEnd();
    if (nameEnd < 0) {
      this.rewind(before, this.errors.length);
      this.error('missing-name', start, before);
      return { kind: 'Missing', start, end: before };
    }
    const name = this.text.slice(this.pos, nameEnd);
    this.pos = nameEnd;
    if (this.skipLines() === 58) {
      do {
        this.pos++;
        if (this.typeName() === undefined) break;
      } while (this.skipLines() === 44);
    }
    if (this.skipLines() !== 123) {
      this.rewind(nameEnd, this.errors.length);
      this.error('missing-body', start, nameEnd);
      return { kind: 'Missing', start, end: nameEnd };
    }
    const open = this.pos;
    this.pos++;
    this.braces++;
    const { inCommand } = this;
    this.inCommand = false;
    const methods: FunctionDefinition[] = [];
    const attributes: Attribute[] = [];
    const properties: { name: string; value: Expression | undefined }[] = [];
    for (;;) {
      const code = this.skipSeparators();
      if (code === 125 || (code === 0 && this.pos >= this.end)) break;
      const found =
        word === 'class' ? this.#member(methods, properties, attributes, name) : this.#enumMember(properties);
      if (!found) break;
    }
    this.inCommand = inCommand;
    this.braces--;
    const closed = this.close(125, 'missing-brace', open);
    const kind: TypeDefinition['kind'] = word === 'class' ? 'Class' : 'Enum';
    return {
      kind,
      start,
      end: closed ? this.pos : Math.max(this.pos, open + 1),
      name,
      methods,
      attributes,
      properties,
    };
  }

  #enumMember(properties: { name: string; value: Expression | undefined }[]): boolean {
    const nameEnd = this.simpleNameEnd();
    if (nameEnd < 0) return false;
    const name = this.text.slice(this.pos, nameEnd);
    this.pos = nameEnd;
    let value: Expression | undefined;
    if (this.skipBlanks() === 61) {
      this.pos++;
      value = this.expression(false);
    }
    properties.push({ name, value });
    return true;
  }

  #member(
    methods: FunctionDefinition[],
    properties: { name: string; value: Expression | undefined }[],
    attributes: Attribute[],
    className: string,
  ): boolean {
    for (;;) {
      const code = this.skipLines();
      if (code === 91) {
        const attribute = this.attribute();
        if (attribute === undefined) return false;
        attributes.push(attribute);
      } else {
        const word = isLetter(code) ? this.keyword() : '';
        if (word !== 'hidden' && word !== 'static') break;
        this.pos += word.length;
      }
    }
    const start = this.pos;
    if (this.at(start) === 36) {
      const variable = this.variableName();
      if (variable === undefined) return false;
      let value: Expression | undefined;
      if (this.skipBlanks() === 61) {
        this.pos++;
        this.skipLines();
        value = this.expression(false);
      }
      properties.push({ name: variable.name, value });
      return true;
    }
    const nameEnd = this.simpleNameEnd();
    if (nameEnd < 0) return false;
    const name = this.text.slice(start, nameEnd);
    this.pos = nameEnd;
    if (this.skipLines() !== 40) {
      this.rewind(start, this.errors.length);
      this.error('missing-parameters', start, nameEnd);
      return false;
    }
    const parameters = this.parameters();
    const first = name.toLowerCase() === className.toLowerCase() ? this.#baseCall() : [];
    methods.push(this.#functionBody(start, name, false, parameters, first));
    return true;
  }

  /** `: base(...)` behind a constructor's parameters: its arguments, as statements of the body. */
  #baseCall(): Statement[] {
    const before = this.pos;
    if (this.skipLines() === 58) {
      this.pos++;
      if (this.accept('base') && this.skipLines() === 40) return this.callArguments();
      this.error('missing-name', before, this.pos);
    }
    this.rewind(before, this.errors.length);
    return [];
  }
}
