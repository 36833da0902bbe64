import type { Attribute, Block, Node, ParameterDefinition, Redirection, Statement } from './ast.ts';

type Visit = (node: Node) => void;

/** Calls `visit` for each direct child of a node, in document order but for attributes, which come first. */
export function forEachChild(node: Node, visit: Visit): void {
  switch (node.kind) {
    case 'ExpandableString':
      each(node.parts, visit);
      return;
    case 'Array':
      each(node.items, visit);
      return;
    case 'ArrayExpression':
    case 'SubExpression':
      each(node.statements, visit);
      return;
    case 'Hashtable':
      for (const { key, value } of node.pairs) {
        visit(key);
        visit(value);
      }
      return;
    case 'Paren':
      visit(node.statement);
      return;
    case 'ScriptBlock':
      forEachInBlock(node.block, visit);
      return;
    case 'Using':
    case 'Convert':
    case 'Unary':
      visit(node.child);
      return;
    case 'Attributed':
      attribute(node.attribute, visit);
      visit(node.child);
      return;
    case 'Member':
      visit(node.target);
      visit(node.member);
      return;
    case 'InvokeMember':
      visit(node.target);
      visit(node.member);
      each(node.args, visit);
      return;
    case 'Index':
      visit(node.target);
      visit(node.index);
      return;
    case 'Binary':
      visit(node.left);
      visit(node.right);
      return;
    case 'Ternary':
      visit(node.condition);
      visit(node.then);
      visit(node.otherwise);
      return;
    case 'Parameter':
      optional(node.argument, visit);
      return;
    case 'Command':
      visit(node.head);
      each(node.elements, visit);
      redirections(node.redirections, visit);
      return;
    case 'Pipeline':
      each(node.elements, visit);
      redirections(node.redirections, visit);
      return;
    case 'Chain':
      each(node.parts, visit);
      return;
    case 'Assignment':
      visit(node.left);
      visit(node.right);
      return;
    case 'If':
      for (const { condition, body } of node.clauses) {
        visit(condition);
        each(body.statements, visit);
      }
      each(node.otherwise?.statements, visit);
      return;
    case 'While':
      visit(node.condition);
      each(node.body.statements, visit);
      return;
    case 'DoWhile':
    case 'DoUntil':
      each(node.body.statements, visit);
      visit(node.condition);
      return;
    case 'ForEach':
      optional(node.throttle, visit);
      visit(node.variable);
      visit(node.collection);
      each(node.body.statements, visit);
      return;
    case 'For':
      optional(node.initializer, visit);
      optional(node.condition, visit);
      optional(node.iterator, visit);
      each(node.body.statements, visit);
      return;
    case 'Switch':
      visit(node.condition);
      for (const { pattern, body } of node.clauses) {
        visit(pattern);
        each(body.statements, visit);
      }
      each(node.otherwise?.statements, visit);
      return;
    case 'Try':
      each(node.body.statements, visit);
      for (const { body } of node.catches) each(body.statements, visit);
      each(node.finally?.statements, visit);
      return;
    case 'Trap':
    case 'Data':
    case 'Block':
      each(node.body.statements, visit);
      return;
    case 'Return':
    case 'Throw':
    case 'Exit':
    case 'Break':
    case 'Continue':
      optional(node.value, visit);
      return;
    case 'Function':
      for (const parameter of node.parameters) definition(parameter, visit);
      forEachInBlock(node.body, visit);
      return;
    case 'Class':
    case 'Enum':
      for (const one of node.attributes) attribute(one, visit);
      for (const { value } of node.properties) optional(value, visit);
      each(node.methods, visit);
      return;
    case 'UsingStatement':
      optional(node.name, visit);
      optional(node.alias, visit);
      return;
    case 'Configuration':
      visit(node.name);
      forEachInBlock(node.body, visit);
      return;
    case 'Keyword':
      optional(node.instance, visit);
      optional(node.body, visit);
      each(node.elements, visit);
      return;
    default:
      return;
  }
}

/** Calls `visit` for everything directly in a script, a function's body or a script block. */
export function forEachInBlock(block: Block, visit: Visit): void {
  for (const one of block.attributes) attribute(one, visit);
  for (const parameter of block.parameters ?? []) definition(parameter, visit);
  for (const { statements } of block.blocks) each(statements, visit);
}

function each(nodes: readonly Node[] | undefined, visit: Visit): void {
  if (nodes !== undefined) for (const node of nodes) visit(node);
}

function optional(node: Statement | undefined, visit: Visit): void {
  if (node !== undefined) visit(node);
}

function redirections(all: readonly Redirection[], visit: Visit): void {
  for (const { target } of all) optional(target, visit);
}

function attribute({ args }: Attribute, visit: Visit): void {
  for (const { value } of args ?? []) optional(value, visit);
}

function definition({ attributes, variable, value }: ParameterDefinition, visit: Visit): void {
  for (const one of attributes) attribute(one, visit);
  visit(variable);
  optional(value, visit);
}
