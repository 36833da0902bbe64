import type { Expression, Statement } from './tree.ts';

/** Whether a statement is one plain expression: no command, no pipe, no redirection, no background, no keyword. */
export function isExpression(node: Statement): node is Expression {
  switch (node.kind) {
    case 'StringConstant':
    case 'ExpandableString':
    case 'Constant':
    case 'Variable':
    case 'Array':
    case 'ArrayExpression':
    case 'Hashtable':
    case 'SubExpression':
    case 'Paren':
    case 'ScriptBlock':
    case 'Using':
    case 'Member':
    case 'InvokeMember':
    case 'Index':
    case 'Convert':
    case 'Attributed':
    case 'Type':
    case 'Binary':
    case 'Unary':
    case 'Ternary':
    case 'Missing':
      return true;
    default:
      return false;
  }
}
