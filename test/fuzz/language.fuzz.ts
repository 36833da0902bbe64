import assert from 'node:assert/strict';
import { schemaFiles } from '../../scripts/schemas.ts';
import { completeData, type JsonSchema } from '../../src/language/complete-data.ts';
import { completePowerShell } from '../../src/language/complete-powershell.ts';
import { foldingRanges } from '../../src/language/folding.ts';
import { hoverAt } from '../../src/language/hover.ts';
import { definitions, highlights, references, rename, renamingAt } from '../../src/language/navigation.ts';
import { signatureAt } from '../../src/language/signature.ts';
import { documentSymbols } from '../../src/language/symbols.ts';
import { applyEdits, languageOf } from '../../src/text/index.ts';
import { written } from '../exchange/guard/tenants.ts';
import { organization } from '../language/world.ts';
import { knowledge } from '../support/knowledge.ts';
import { damaged } from './damage.ts';
import { fuzzOptions } from './options.ts';
import { forEachSeed } from './seeds.ts';

/**
 * What an editor asks at random places of damaged tenants: never an exception, never a place outside the text, never slow; an object
 * that is renamed is there under its new name.
 * `npm run fuzz -- language [--runs N] [--seed N]`.
 */
const schema = JSON.parse(schemaFiles().get('tenant.schema.json') ?? '') as JsonSchema;

const NEW_NAME = "Gill's new 'name'";

await forEachSeed('damaged tenants asked as an editor does', fuzzOptions(1000), (random, { places }) => {
  const forms = written(random);
  const [path, text] = random.one(forms.flatMap(({ files }) => Object.entries(files)));
  const hurt = damaged(text, text, random).replaceAll('|', '');
  const { index, readings } = organization({ [path]: hurt });
  const inText = (found: readonly { readonly source: string; readonly start: number; readonly end: number }[]): void =>
    places(
      hurt,
      found.filter(({ source }) => source === path),
    );
  places(hurt, foldingRanges(hurt));
  for (const reading of readings) inText(documentSymbols(reading).map(({ place }) => place));
  for (let asked = 0; asked < 5; asked++) {
    const offset = Math.floor(random.next() * (hurt.length + 1));
    const names = () => [{ name: "O'Brien $x", kind: 'mailbox' as const }];
    const items = path.endsWith('.ps1')
      ? completePowerShell(hurt, offset, { cmdlets: knowledge.cmdlets, names, card: () => '' })
      : completeData(hurt, offset, path.endsWith('.json') ? 'json' : 'yaml', {
          schema,
          cmdlets: knowledge.cmdlets,
          names,
          rules: [],
        });
    places(hurt, items);
    const hover = hoverAt(hurt, offset, languageOf(path), { knowledge, language: 'en' });
    places(hurt, hover ? [hover] : []);
    signatureAt(hurt, offset, knowledge.cmdlets);
    inText(definitions(index, path, offset));
    inText(references(index, path, offset, true));
    inText(highlights(index, path, offset).map(({ place }) => place));
    const renaming = renamingAt(index, path, offset, knowledge.cmdlets);
    if (!('place' in renaming)) continue;
    inText([renaming.place]);
    // Where the text is broken, what a quote closes is a guess, and other quotes are guessed otherwise.
    if (readings.some(({ problems }) => problems.length > 0)) continue;
    // A bare word that begins in the middle of another (`-Na[x`) is nothing that a person wrote for a name.
    if (/[\w-]/.test(hurt.charAt(renaming.place.start - 1))) continue;
    const edits = rename(index, renaming, NEW_NAME, ({ start, end }) => hurt.slice(start, end));
    if (!Array.isArray(edits)) continue;
    const after = applyEdits(hurt, path, edits);
    assert.ok(after !== undefined, 'edits of a renaming overlap');
    const { kind } = renaming.object;
    const { tenant } = organization({ [path]: after });
    assert.ok(
      tenant.objects[kind].some(({ name }) => name === NEW_NAME),
      `no ${kind} has the new name`,
    );
  }
});
