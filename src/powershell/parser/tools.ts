import { ListStack } from '../nodes/list-stack.ts';
import { NodeFactory } from '../nodes/node-factory.ts';
import { Scanner } from '../scanner/scanner.ts';
import { ParseContext } from './context.ts';
import { KeywordReader } from './keyword-reader.ts';
import { Recovery } from './recovery.ts';

/** What every part of the grammar works with, one set for each text. */
export class Tools {
  readonly scanner: Scanner;
  readonly nodes: NodeFactory;
  readonly lists = new ListStack();
  readonly recovery: Recovery;
  readonly context = new ParseContext();
  readonly keywords: KeywordReader;

  /** `forcedLineEnds`: starts of strings that have to end on their line. */
  constructor(text: string, isNested: boolean, forcedLineEnds: ReadonlySet<number>) {
    this.scanner = new Scanner(text, isNested);
    this.nodes = new NodeFactory(this.scanner, isNested);
    this.recovery = new Recovery(this.scanner, forcedLineEnds);
    this.keywords = new KeywordReader(this.scanner);
  }
}
