import type { Span } from '../../text/index.ts';
import type { Attribute, Block, Node, ParameterDefinition, Redirection, Statement, Statements } from './tree.ts';

type VisitNode = (node: Node) => void;
/** Gets what has a place and is no node: attributes and their arguments, parameters, bodies, blocks, redirections. */
type VisitPart = (part: Span) => void;

const nothing: VisitPart = () => undefined;

/**
 * Calls `visit` for each direct child of a node, in document order but for attributes, which come first. The one place that knows
 * where nodes hold nodes. `part` is called for what lies between a node and its children.
 */
export function visitChildren(node: Node, visit: VisitNode, part: VisitPart = nothing): void {
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
      block(node.block, visit, part);
      return;
    case 'Using':
    case 'Convert':
    case 'Unary':
      visit(node.child);
      return;
    case 'Attributed':
      attribute(node.attribute, visit, part);
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
      redirections(node.redirections, visit, part);
      return;
    case 'Pipeline':
      each(node.elements, visit);
      redirections(node.redirections, visit, part);
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
        statements(body, visit, part);
      }
      statements(node.otherwise, visit, part);
      return;
    case 'While':
      visit(node.condition);
      statements(node.body, visit, part);
      return;
    case 'DoWhile':
    case 'DoUntil':
      statements(node.body, visit, part);
      visit(node.condition);
      return;
    case 'ForEach':
      optional(node.throttle, visit);
      visit(node.variable);
      visit(node.collection);
      statements(node.body, visit, part);
      return;
    case 'For':
      optional(node.initializer, visit);
      optional(node.condition, visit);
      optional(node.iterator, visit);
      statements(node.body, visit, part);
      return;
    case 'Switch':
      visit(node.condition);
      for (const { pattern, body } of node.clauses) {
        visit(pattern);
        statements(body, visit, part);
      }
      statements(node.otherwise, visit, part);
      return;
    case 'Try':
      statements(node.body, visit, part);
      for (const { body } of node.catches) statements(body, visit, part);
      statements(node.finally, visit, part);
      return;
    case 'Trap':
    case 'Data':
    case 'Block':
      statements(node.body, visit, part);
      return;
    case 'Return':
    case 'Throw':
    case 'Exit':
    case 'Break':
    case 'Continue':
      optional(node.value, visit);
      return;
    case 'Function':
      for (const parameter of node.parameters) definition(parameter, visit, part);
      block(node.body, visit, part);
      return;
    case 'Class':
    case 'Enum':
      for (const one of node.attributes) attribute(one, visit, part);
      for (const { value } of node.properties) optional(value, visit);
      each(node.methods, visit);
      return;
    case 'UsingStatement':
      optional(node.name, visit);
      optional(node.alias, visit);
      return;
    case 'Configuration':
      visit(node.name);
      block(node.body, visit, part);
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
export function visitBlock(
  { attributes, parameters, blocks }: Block,
  visit: VisitNode,
  part: VisitPart = nothing,
): void {
  for (const one of attributes) attribute(one, visit, part);
  if (parameters !== undefined) for (const parameter of parameters) definition(parameter, visit, part);
  for (const one of blocks) statements(one, visit, part);
}

function block(one: Block, visit: VisitNode, part: VisitPart): void {
  part(one);
  visitBlock(one, visit, part);
}

function each(nodes: readonly Node[], visit: VisitNode): void {
  for (let i = 0; i < nodes.length; i++) visit(nodes[i] as Node);
}

function statements(body: Statements | undefined, visit: VisitNode, part: VisitPart): void {
  if (body === undefined) return;
  part(body);
  each(body.statements, visit);
}

function optional(node: Statement | undefined, visit: VisitNode): void {
  if (node !== undefined) visit(node);
}

function redirections(all: readonly Redirection[], visit: VisitNode, part: VisitPart): void {
  for (const one of all) {
    part(one);
    optional(one.target, visit);
  }
}

function attribute(one: Attribute, visit: VisitNode, part: VisitPart): void {
  part(one);
  if (one.args === undefined) return;
  for (const argument of one.args) {
    part(argument);
    optional(argument.value, visit);
  }
}

function definition(parameter: ParameterDefinition, visit: VisitNode, part: VisitPart): void {
  part(parameter);
  for (const one of parameter.attributes) attribute(one, visit, part);
  visit(parameter.variable);
  optional(parameter.value, visit);
}
