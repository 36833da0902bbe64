import { type Command, type Node, type Script, visitBlock, visitChildren } from '../../src/powershell/index.ts';

/** Nodes and everything below them, in no order. */
export function nodesBelow(roots: readonly Node[]): Node[] {
  const found: Node[] = [];
  const pending = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    visitChildren(node, (child) => pending.push(child));
  }
  return found;
}

/** All nodes of a script, in no order. */
export function nodesIn(script: Script): Node[] {
  const roots: Node[] = [];
  visitBlock(script, (node) => roots.push(node));
  return nodesBelow(roots);
}

/** The commands of a script, in no order. */
export function commandsIn(script: Script): Command[] {
  return nodesIn(script).filter((node) => node.kind === 'Command');
}
