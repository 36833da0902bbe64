import type { Script } from '../ast/index.ts';
import { Parser } from './parser.ts';
import type { StatementVisitor } from './statement-visitor.ts';

/** How often a text is read again because a quote seems to be missing somewhere. */
const MAX_RETRIES = 3;

/**
 * Reads a PowerShell text (7.4 grammar, DSC keywords known). Never throws; linear time; offsets count UTF-16 code units of
 * `text`, which holds no byte order mark. What recovery promises on broken text: docs/powershell-recovery.md.
 */
export function parse(text: string): Script {
  return read(text, () => undefined).script;
}

/** What is left of a parsed text whose statements were handed out. */
export type ScriptRest = Pick<Script, 'text' | 'comments' | 'errors'>;

/**
 * Reads a text as `parse` does and hands its statements to a visitor, one by one. The text may have to be read again: then
 * `begin` makes a new visitor. The last one has seen what counts.
 */
export function parseStreaming<T extends StatementVisitor>(
  text: string,
  begin: () => T,
): { readonly rest: ScriptRest; readonly visitor: T } {
  const { script, visitor } = read(text, begin);
  return { rest: { text, comments: script.comments, errors: script.errors }, visitor };
}

function read<T extends StatementVisitor | undefined>(
  text: string,
  begin: () => T,
): { readonly script: Script; readonly visitor: T } {
  const forcedLineEnds = new Set<number>();
  for (;;) {
    const visitor = begin();
    const parser = new Parser(text, forcedLineEnds, visitor);
    const script = parser.script();
    const lost = script.errors.length > 0 && forcedLineEnds.size < MAX_RETRIES ? parser.lostQuote() : undefined;
    if (lost === undefined) return { script, visitor };
    forcedLineEnds.add(lost);
  }
}
