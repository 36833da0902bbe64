import * as vscode from 'vscode';

/** Extensions that complete and explain the same files, by editor language. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  powershell: 'ms-vscode.powershell',
  yaml: 'redhat.vscode-yaml',
};
/** Languages that the editor itself knows, in whatever host its support runs. */
const BUILT_IN: ReadonlySet<string> = new Set(['json', 'jsonc']);

/** Longest time that another extension is waited for, in milliseconds. */
const PATIENCE = 400;

/** `on`: everything is offered. `auto`: what another extension says at the same place is left to it. */
export type Offer = 'auto' | 'on' | 'off';

/** How much is offered in a document; the two settings have the same values. */
export function offerOf(setting: 'completion' | 'hovers', document: vscode.TextDocument): Offer {
  const settings = vscode.workspace.getConfiguration('mailflowLint', document);
  return (setting === 'completion' ? settings.get<Offer>('completion') : settings.get<Offer>('hovers')) ?? 'auto';
}

/** Whether another extension that knows the language of a document is at work. */
export function hasNeighbour({ languageId }: vscode.TextDocument): boolean {
  const id = NEIGHBOURS[languageId];
  if (BUILT_IN.has(languageId)) return true;
  return id !== undefined && vscode.extensions.getExtension(id)?.isActive === true;
}

/** True while the others are asked: our own answers are not wanted then. */
let asking = false;

/** Whether the editor asks only because this module wants to know what others say. */
export const isAsking = (): boolean => asking;

async function ask<T>(
  command: string,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<T | undefined> {
  if (asking || !hasNeighbour(document)) return undefined;
  asking = true;
  try {
    const answer = vscode.commands.executeCommand<T>(command, document.uri, position);
    return await Promise.race([answer, new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE))]);
  } finally {
    asking = false;
  }
}

const bare = (label: string): string => label.replaceAll(/^[-"']+|["']+$/g, '').toLowerCase();

/** What another extension offers at a place, as a test for a label; words that merely stand in the text do not count. */
export async function offeredByOthers(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<(label: string) => boolean> {
  const list = await ask<vscode.CompletionList>('vscode.executeCompletionItemProvider', document, position);
  const known = new Set<string>();
  for (const { label, kind } of list?.items ?? []) {
    if (kind !== vscode.CompletionItemKind.Text) known.add(bare(typeof label === 'string' ? label : label.label));
  }
  return (label) => known.has(bare(label));
}

/** Whether a part of a hover has words: the JSON support answers with an empty one while it has not read a schema. */
const hasWords = (part: vscode.MarkdownString | vscode.MarkedString): boolean =>
  (typeof part === 'string' ? part : part.value).trim() !== '';

/** Whether another extension explains what stands at a place. */
export async function explainedByOthers(document: vscode.TextDocument, position: vscode.Position): Promise<boolean> {
  const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document, position);
  return (hovers ?? []).some(({ contents }) => contents.some(hasWords));
}
