import * as vscode from 'vscode';
import type { Knowledge } from '../../knowledge/index.ts';
import type { ObjectIndex } from '../../language/objects.ts';
import { REFUSALS, translate } from '../../messages/index.ts';
import type { Place } from '../../text/index.ts';
import { rangeOf } from './places.ts';
import type { Outcome, Session } from './session.ts';

interface World {
  readonly session: Session;
  readonly knowledge: () => Promise<Knowledge>;
}

/** A document at a place, and the names of every organization it belongs to. */
interface Here {
  readonly outcome: Outcome;
  readonly path: string;
  readonly offset: number;
  readonly indexes: readonly ObjectIndex[];
}

async function lookAt(
  { session, knowledge }: World,
  document: vscode.TextDocument,
  position: vscode.Position,
  token?: vscode.CancellationToken,
): Promise<Here | undefined> {
  const outcome = await session.current(document, token);
  if (!outcome) return undefined;
  const [{ cmdlets }, { objectIndexOf }] = await Promise.all([knowledge(), import('../../language/objects.ts')]);
  const path = outcome.area.pathOf(document.uri);
  const indexes = outcome.analysis.tenants
    .filter(
      ({ readings, tenant }) =>
        readings.some(({ source }) => source.path === path) ||
        tenant.declarations.some(({ place }) => place.source === path),
    )
    .map(({ tenant, readings }) => objectIndexOf(tenant, readings, cmdlets));
  return { outcome, path, offset: document.offsetAt(position), indexes };
}

const location = ({ outcome }: Here, place: Place): vscode.Location =>
  new vscode.Location(outcome.area.uriOf(place.source), rangeOf(place, outcome.lines(place.source)));

/** Definition, references, highlights and renaming of policies, rules, groups and every other object that a file names. */
export function navigationProvider(
  world: World,
): vscode.DefinitionProvider & vscode.ReferenceProvider & vscode.DocumentHighlightProvider & vscode.RenameProvider {
  const language = () => import('../../language/navigation.ts');
  return {
    async provideDefinition(document, position, token) {
      const [here, { definitions }] = await Promise.all([lookAt(world, document, position, token), language()]);
      return here?.indexes
        .flatMap((index) => definitions(index, here.path, here.offset))
        .map((place) => location(here, place));
    },
    async provideReferences(document, position, { includeDeclaration }, token) {
      const [here, { references }] = await Promise.all([lookAt(world, document, position, token), language()]);
      return here?.indexes
        .flatMap((index) => references(index, here.path, here.offset, includeDeclaration))
        .map((place) => location(here, place));
    },
    async provideDocumentHighlights(document, position, token) {
      const [here, { highlights }] = await Promise.all([lookAt(world, document, position, token), language()]);
      return here?.indexes
        .flatMap((index) => highlights(index, here.path, here.offset))
        .map(({ place, role }) => {
          const kind = role === 'reference' ? vscode.DocumentHighlightKind.Read : vscode.DocumentHighlightKind.Write;
          return new vscode.DocumentHighlight(rangeOf(place, here.outcome.lines(place.source)), kind);
        });
    },
    async prepareRename(document, position, token) {
      const here = await lookAt(world, document, position, token);
      const { renaming } = await renamingAt(world, here);
      return {
        range: rangeOf(renaming.place, (here as Here).outcome.lines(renaming.place.source)),
        placeholder: renaming.name,
      };
    },
    async provideRenameEdits(document, position, newName, token) {
      const here = await lookAt(world, document, position, token);
      const { renaming, index } = await renamingAt(world, here);
      const { outcome } = here as Here;
      const { rename } = await language();
      const textAt = ({ source, start, end }: Place): string =>
        outcome.sources.get(source)?.text.slice(start, end) ?? '';
      const edits = rename(index, renaming, newName, textAt);
      if ('id' in edits) throw refusal(edits);
      const result = new vscode.WorkspaceEdit();
      for (const { place, newText } of edits) {
        result.replace(outcome.area.uriOf(place.source), rangeOf(place, outcome.lines(place.source)), newText);
      }
      return result;
    },
  };
}

/** What would be renamed; throws the reason in words where nothing can be. */
async function renamingAt({ knowledge }: World, here: Here | undefined) {
  const [{ cmdlets }, { renamingAt: at }] = await Promise.all([knowledge(), import('../../language/navigation.ts')]);
  const found = (here?.indexes ?? []).map((index) => ({
    index,
    renaming: at(index, here?.path ?? '', here?.offset ?? 0, cmdlets),
  }));
  for (const { index, renaming } of found) if ('object' in renaming) return { index, renaming };
  const refused = found.map(({ renaming }) => renaming).find((one) => 'id' in one);
  throw refusal(refused && 'id' in refused ? refused : { id: 'rename-nothing', args: {} });
}

const refusal = ({ id, args }: { readonly id: string; readonly args: Readonly<Record<string, string>> }): Error =>
  new Error(translate(REFUSALS[id] ?? id, args));
