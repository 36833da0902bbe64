import type { Span } from '../../text/index.ts';
import { type Node, visitChildren } from '../ast/index.ts';

type Movable = { -readonly [Key in keyof Span | 'nameStart' | 'nameEnd']?: number };

/**
 * Moves a tree that was read from a text cut out of a string to its place in the whole text: `place` gives the offset there. The
 * nodes must hold their values themselves (`NodeFactory` of a nested text).
 */
export function relocate(node: Node, place: (offset: number) => number): void {
  const move = (part: Movable): void => {
    part.start = place(part.start as number);
    part.end = place(part.end as number);
    if (part.nameStart !== undefined) part.nameStart = place(part.nameStart);
    if (part.nameEnd !== undefined) part.nameEnd = place(part.nameEnd);
  };
  const moveAll = (child: Node): void => {
    move(child);
    visitChildren(child, moveAll, move);
  };
  moveAll(node);
}
