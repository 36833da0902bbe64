import type { Attribute, Block, Node, ParameterDefinition, Redirection, Statement } from './ast.ts';

type Visit = (node: Node) => void;

/** Calls `visit` for each direct child of a node, in document order but for attributes, which come first. */
export function forEachChild(node: Node, visit: Visit): void {
  switch (node.kind) {
    case 'ExpandableString':
      return node.parts.forEach(visit);
    case 'Array':
      return node.items.forEach(visit);
    case 'ArrayExpression':
    case 'SubExpression':
      return node.statements.forEach(visit);
    case 'Hashtable':
      for (const { key, value } of node.pairs) {
        visit(key);
        visit(value);
      }
      return;
    case 'Paren':
      return visit(node.statement);
    case 'ScriptBlock':
      return forEachInBlock(node.block, visit);
    case 'Using':
    case 'Convert':
    case 'Unary':
      return visit(node.child);
    case 'Attributed':
      attribute(node.attribute, visit);
      return visit(node.child);
    case 'Member':
      visit(node.target);
      return visit(node.member);
    case 'InvokeMember':
      visit(node.target);
      visit(node.member);
      return node.args.forEach(visit);
    case 'Index':
      visit(node.target);
      return visit(node.index);
    case 'Binary':
      visit(node.left);
      return visit(node.right);
    case 'Ternary':
      visit(node.condition);
      visit(node.then);
      return visit(node.otherwise);
    case 'Parameter':
      return optional(node.argument, visit);
    case 'Command':
      visit(node.head);
      node.elements.forEach(visit);
      return redirections(node.redirections, visit);
    case 'Pipeline':
      node.elements.forEach(visit);
      return redirections(node.redirections, visit);
    case 'Chain':
      return node.parts.forEach(visit);
    case 'Assignment':
      visit(node.left);
      return visit(node.right);
    case 'If':
      for (const { condition, body } of node.clauses) {
        visit(condition);
        body.statements.forEach(visit);
      }
      return node.otherwise?.statements.forEach(visit);
    case 'While':
      visit(node.condition);
      return node.body.statements.forEach(visit);
    case 'DoWhile':
    case 'DoUntil':
      node.body.statements.forEach(visit);
      return visit(node.condition);
    case 'ForEach':
      optional(node.throttle, visit);
      visit(node.variable);
      visit(node.collection);
      return node.body.statements.forEach(visit);
    case 'For':
      optional(node.initializer, visit);
      optional(node.condition, visit);
      optional(node.iterator, visit);
      return node.body.statements.forEach(visit);
    case 'Switch':
      visit(node.condition);
      for (const { pattern, body } of node.clauses) {
        visit(pattern);
        body.statements.forEach(visit);
      }
      return node.otherwise?.statements.forEach(visit);
    case 'Try':
      node.body.statements.forEach(visit);
      for (const { body } of node.catches) body.statements.forEach(visit);
      return node.finally?.statements.forEach(visit);
    case 'Trap':
    case 'Data':
    case 'Block':
      return node.body.statements.forEach(visit);
    case 'Return':
    case 'Throw':
    case 'Exit':
    case 'Break':
    case 'Continue':
      return optional(node.value, visit);
    case 'Function':
      node.parameters.forEach((parameter) => {
        definition(parameter, visit);
      });
      return forEachInBlock(node.body, visit);
    case 'Class':
    case 'Enum':
      for (const one of node.attributes) attribute(one, visit);
      for (const { value } of node.properties) optional(value, visit);
      return node.methods.forEach(visit);
    case 'UsingStatement':
      optional(node.name, visit);
      return optional(node.alias, visit);
    case 'Configuration':
      visit(node.name);
      return forEachInBlock(node.body, visit);
    case 'Keyword':
      optional(node.instance, visit);
      optional(node.body, visit);
      return node.elements.forEach(visit);
    default:
      return;
  }
}

/** Calls `visit` for everything directly in a script, a function's body or a script block. */
export function forEachInBlock(block: Block, visit: Visit): void {
  for (const one of block.attributes) attribute(one, visit);
  for (const parameter of block.parameters ?? []) definition(parameter, visit);
  for (const { statements } of block.blocks) statements.forEach(visit);
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
