import * as vscode from 'vscode';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Hover } from '../../language/hover.ts';
import { plainMarkdown } from '../../text/index.ts';
import { lensesOf } from './code-lenses.ts';
import { languageOfDocument } from './documents.ts';
import { userLanguage } from './knowledge.ts';
import { rangeOf } from './places.ts';
import type { Outcome, Session } from './session.ts';

/** Whether the files explain a bounce code: the deciding line, or what is missing. */
async function noteOn(hover: Hover, text: string, outcome: Outcome, knowledge: Knowledge): Promise<string> {
  if (hover.about !== 'ndr') return '';
  const { workspaceNote } = await import('../../explain.ts');
  const tenants = outcome.analysis.tenants.map(({ tenant }) => ({ name: tenant.name, tenant }));
  const { lines } = outcome;
  const note = await workspaceNote(text, hover.start, hover.subject, {
    knowledge,
    language: userLanguage,
    tenants,
    lines,
  });
  return note ? `\n\n${note.markdown}` : '';
}

/** What the policy, rule, remote domain or forward named at an offset lets through; nothing elsewhere. */
async function objectHover(document: vscode.TextDocument, at: number, outcome: Outcome): Promise<vscode.Hover[]> {
  const path = outcome.area.pathOf(document.uri);
  if (outcome.versions.get(path) !== document.version) return [];
  const here = (await lensesOf(outcome, path)).filter(({ place }) => place.start <= at && at <= place.end);
  return here.map(
    ({ text, place }) =>
      new vscode.Hover(new vscode.MarkdownString(plainMarkdown(text)), rangeOf(place, outcome.lines(path))),
  );
}

/**
 * Hovers on bounce codes in any text, on cmdlets and parameters in scripts, on settings in data files, and on the objects that
 * decide about forwarding.
 */
export function hoverProvider(knowledge: () => Promise<Knowledge>, session: Session): vscode.HoverProvider {
  return {
    async provideHover(document, position, token) {
      const language = languageOfDocument(document);
      if (!language) return undefined;
      const [facts, { hoverAt }] = await Promise.all([knowledge(), import('../../language/hover.ts')]);
      if (token.isCancellationRequested) return undefined;
      const [text, at, outcome] = [document.getText(), document.offsetAt(position), session.outcomeOf(document.uri)];
      const hover = hoverAt(text, at, language, { knowledge: facts, language: userLanguage });
      if (!hover) return outcome && (await objectHover(document, at, outcome))[0];
      const note = outcome ? await noteOn(hover, text, outcome, facts) : '';
      const range = new vscode.Range(document.positionAt(hover.start), document.positionAt(hover.end));
      return new vscode.Hover(new vscode.MarkdownString(hover.markdown + note), range);
    },
  };
}
