import {
  type Command,
  type CommandElement,
  type Expression,
  isExpression,
  type Node,
  type Pair,
  type Script,
  type Statement,
  visitBlock,
  visitChildren,
} from '../src/powershell/index.ts';

/** A number whose digits a double cannot hold; written without quotes. */
export class Digits {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
}

type Json = null | boolean | string | Digits | Json[] | { [key: string]: Json };

/** What the real parser's own description of a script looks like, as far as it is compared. */
export interface Truth {
  readonly commands: Json[];
  readonly assignments: Json[];
  readonly hashtables: Json[];
  readonly comments: Json[];
  readonly keywords: Json[];
}

/** A parsed script in the shape of the real parser's description. */
export function truthOf(script: Script): Truth {
  const found: Node[] = [];
  const pending: Node[] = [];
  visitBlock(script, (node) => pending.push(node));
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'Command' || node.kind === 'Assignment' || node.kind === 'Hashtable' || node.kind === 'Keyword') {
      found.push(node);
    }
    visitChildren(node, (child) => pending.push(child));
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const truth: Truth = {
    commands: [],
    assignments: [],
    hashtables: [],
    comments: script.comments.map(({ start, end }) => [number(start), number(end)]),
    keywords: [],
  };
  for (const node of found) {
    if (node.kind === 'Command') truth.commands.push(command(node));
    else if (node.kind === 'Assignment') {
      const { left, operator, right } = node;
      truth.assignments.push({ ...span(node), left: value(left), operator, right: single(right) });
    } else if (node.kind === 'Hashtable') {
      truth.hashtables.push({ ...span(node), pairs: node.pairs.map((pair) => entry(script.text, pair)) });
    } else if (node.kind === 'Keyword') {
      const { name, nameStart, nameEnd, instance, body } = node;
      const parts = [instance, body].filter((part) => part !== undefined).map((part) => ({ value: value(part) }));
      const elements = [...parts, ...node.elements.map(element)];
      truth.keywords.push({ ...span(node), name, nameStart: number(nameStart), nameEnd: number(nameEnd), elements });
    }
  }
  return truth;
}

/** JSON text; numbers keep all their digits. */
export function write(json: Json): string {
  if (json instanceof Digits) return json.digits.replace(/^-?Infinity$/, (all) => all.replace('Infinity', '1e999'));
  if (Array.isArray(json)) return `[${json.map(write).join(',')}]`;
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  return `{${Object.entries(json)
    .map(([key, inner]) => `${JSON.stringify(key)}:${write(inner)}`)
    .join(',')}}`;
}

function number(count: number): Digits {
  return new Digits(String(count));
}

function span({ start, end }: { readonly start: number; readonly end: number }): { start: Digits; end: Digits } {
  return { start: number(start), end: number(end) };
}

function command(node: Command): Json {
  const { name, head, operator, elements } = node;
  return {
    ...span(node),
    name: name ?? null,
    nameStart: number(head.start),
    nameEnd: number(head.end),
    operator,
    elements: elements.map(element),
  };
}

function element(node: CommandElement): Json {
  if (node.kind !== 'Parameter') return { value: value(node) };
  const { name, argument } = node;
  return { parameter: name, ...span(node), argument: argument === undefined ? null : value(argument) };
}

/** The real parser ends a DSC keyword one short of the token behind it; so does its place as a value. */
function entry(text: string, { key, value: right }: Pair): Json {
  const end = right.kind === 'Keyword' ? /^(?:[^\S\r\n]|#[^\r\n]*|<#.*?#>)*/s.exec(text.slice(right.end)) : null;
  return {
    key: value(key),
    value: single(right),
    valueStart: number(right.start),
    valueEnd: number(end === null ? right.end : right.end + end[0].length - 1),
  };
}

function single(statement: Statement): Json {
  return isExpression(statement) ? value(statement) : null;
}

/** The real parser's names for what has no name of its own in the description. */
const OTHER: Partial<Record<Expression['kind'], string>> = {
  Index: 'IndexExpressionAst',
  InvokeMember: 'InvokeMemberExpressionAst',
  Ternary: 'TernaryExpressionAst',
  Type: 'TypeExpressionAst',
  Attributed: 'AttributedExpressionAst',
  Missing: 'ErrorExpressionAst',
};

function value(node: Expression): Json {
  const ast = OTHER[node.kind];
  const json: { [key: string]: Json } = { kind: ast === undefined ? node.kind : 'Other', ...span(node) };
  if (ast !== undefined) json.ast = ast;
  const variable = node.kind === 'Using' ? node.child : node;
  if (variable.kind === 'Variable') {
    json.text = variable.name;
    if (variable.splatted) json.splatted = true;
  } else if (node.kind === 'StringConstant' || node.kind === 'ExpandableString') {
    json.quote = node.quote;
  } else if (node.kind === 'Constant') {
    json.type = node.type;
  } else if (node.kind === 'Convert') {
    json.type = node.type;
    json.child = value(node.child);
  } else if (node.kind === 'Array') {
    json.items = node.items.map(value);
  }
  const constant = literal(node);
  if (constant !== undefined) json.literal = constant;
  return json;
}

function literal(node: Expression): Json | undefined {
  switch (node.kind) {
    case 'StringConstant':
      return node.value;
    case 'Constant':
      return new Digits(node.digits);
    case 'Variable': {
      const name = node.splatted ? '' : node.name.toLowerCase();
      return name === 'true' ? true : name === 'false' ? false : name === 'null' ? null : undefined;
    }
    case 'Paren':
      return isExpression(node.statement) ? literal(node.statement) : undefined;
    case 'Array':
      return all(node.items.map(literal));
    case 'ArrayExpression': {
      const items: (Json | undefined)[] = [];
      return node.statements.every((statement) => unroll(statement, items)) ? all(items) : undefined;
    }
    case 'Hashtable':
      return all(
        node.pairs.map(({ key, value: right }) => {
          const name = literal(key);
          if (name === undefined || !isExpression(right) || literal(right) === undefined) return undefined;
          return [name, value(right)];
        }),
      );
    default:
      return undefined;
  }
}

/** What a statement of `@( )` puts into the array; one level of lists is unrolled, as the language does. */
function unroll(statement: Statement, items: (Json | undefined)[]): boolean {
  if (!isExpression(statement)) return false;
  if (statement.kind === 'Paren') return unroll(statement.statement, items);
  if (statement.kind === 'ArrayExpression') return statement.statements.every((inner) => unroll(inner, items));
  if (statement.kind === 'Array') items.push(...statement.items.map(literal));
  else items.push(literal(statement));
  return true;
}

function all(items: (Json | undefined)[]): Json[] | undefined {
  const known: Json[] = [];
  for (const item of items) {
    if (item === undefined) return undefined;
    known.push(item);
  }
  return known;
}
