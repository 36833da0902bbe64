import * as vscode from 'vscode';

/** How the language support of a language tells of broken text, and which of our sentences say the same. */
interface Parser {
  /** `source` of its problems. */
  readonly source: string;
  /** Ids of our sentences. */
  readonly same: RegExp;
}

const JSON_SENTENCES = /^(?:json-|duplicate-key$)/;

/** By editor language: the PowerShell extension, Red Hat YAML and the JSON support of the editor. */
const PARSERS: Readonly<Record<string, Parser>> = {
  powershell: { source: 'PowerShell', same: /^powershell-/ },
  yaml: { source: 'YAML', same: /^(?:yaml-syntax|duplicate-key)$/ },
  json: { source: 'json', same: JSON_SENTENCES },
  jsonc: { source: 'jsonc', same: JSON_SENTENCES },
};

const saidBy = ({ source }: Parser, uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter((one) => one.source === source);

const textOf = (said: readonly vscode.Diagnostic[]): string =>
  said.map(({ severity, range }) => `${severity} ${range.start.line}`).join();

/** Leaves it to the language support of a document to say that its text is broken, where that says it. */
export class BrokenTexts {
  /** Open documents with broken text: who else tells of it, and what was told when it was last asked. */
  readonly #told = new Map<string, { readonly parser: Parser; readonly text: string }>();

  /** Our problems of a file without those that another extension reports, too. Others report nothing of a file that is not open (no `language`). */
  untold(
    uri: vscode.Uri,
    language: string | undefined,
    ours: readonly vscode.Diagnostic[],
  ): readonly vscode.Diagnostic[] {
    const parser = PARSERS[language ?? ''];
    const isSame = ({ code }: vscode.Diagnostic): boolean =>
      typeof code === 'string' && parser?.same.test(code) === true;
    if (!parser || !ours.some(isSame)) {
      this.#told.delete(uri.toString());
      return ours;
    }
    const said = saidBy(parser, uri);
    this.#told.set(uri.toString(), { parser, text: textOf(said) });
    const isBroken = said.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    const lines = new Set(said.map(({ range }) => range.start.line));
    return ours.filter((one) => !isSame(one) || !(isBroken || lines.has(one.range.start.line)));
  }

  /** Whether something else is told of the broken text of a document than when it was last asked. */
  hasNews(uri: vscode.Uri): boolean {
    const last = this.#told.get(uri.toString());
    return last !== undefined && last.text !== textOf(saidBy(last.parser, uri));
  }
}
