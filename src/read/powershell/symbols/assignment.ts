import type { Assignment, Expression, Node } from '../../../powershell/index.ts';
import type { SymbolTableBuilder } from './symbol-table-builder.ts';

/**
 * Notes what an assignment does to the variables on its left side. `operator` is empty where a variable gets only a part of the right
 * side. `visit` is called for expressions on the left side that are read, such as an index; the right side is not visited.
 */
export function assign(
  symbols: SymbolTableBuilder,
  left: Expression,
  operator: string,
  node: Assignment,
  visit: (node: Node) => void,
): void {
  const { bindings, region } = symbols;
  switch (left.kind) {
    case 'Variable': {
      const kind = operator === '=' ? 'value' : operator === '+=' ? 'append' : 'opaque';
      bindings.define(left, kind, node, region, node.right);
      break;
    }
    case 'Convert':
      if (left.child.kind === 'Variable') bindings.bind(left.child.name, left.type);
      assign(symbols, left.child, operator, node, visit);
      break;
    case 'Attributed':
      assign(symbols, left.child, operator, node, visit);
      break;
    case 'Array':
      for (const item of left.items) assign(symbols, item, '', node, visit);
      break;
    case 'Paren':
      if (left.statement.kind === 'Variable') bindings.define(left.statement, 'opaque', node, region);
      break;
    case 'Member':
      visit(left.target);
      bindings.change(left.target, left.member, operator, node.end, region, node.right);
      break;
    case 'Index':
      visit(left.index);
      bindings.change(left.target, left.index, operator, node.end, region, node.right);
      break;
    case 'InvokeMember': {
      const [index] = left.args;
      if (index) bindings.change(left.target, index, operator, node.end, region, node.right);
      break;
    }
  }
}
