import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { read } from '../../src/read/index.ts';
import { merge } from '../../src/tenant/index.ts';
import { knowledge, source } from '../read/sources.ts';
import { damaged } from './damage.ts';
import { fuzzOptions } from './options.ts';
import { forEachSeed } from './seeds.ts';

/**
 * Damages the texts of the test tenants in many ways and reads them: never an exception, never a place outside the text, never slow,
 * and the same text again gives the same. `npm run fuzz -- read-data [--runs N] [--seed N]`.
 */
const ROOT = fileURLToPath(new URL('../tenants/', import.meta.url));
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:ya?ml|json|csv|md)$/.test(path) && statSync(ROOT + path).isFile())
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(ROOT + path, 'utf8') }));

await forEachSeed('damaged data files read', fuzzOptions(3000), (random, { places, same }) => {
  const { path, text } = random.one(files);
  const hurt = damaged(text, random.one(files).text, random);
  const reading = read(source(path, hurt), knowledge);
  merge([reading], { name: 'fuzz' });
  places(hurt, [
    ...reading.declarations.flatMap((declaration) => [
      declaration.place,
      declaration.head,
      declaration.namePlace,
      ...[...declaration.properties.values()].flatMap((property) => [property.keyPlace, property.value.place]),
    ]),
    ...[...reading.problems, ...reading.unread, ...reading.sourceIssues, ...reading.comments].map((item) => item.place),
  ]);
  same(reading.declarations, read(source(path, hurt), knowledge).declarations);
});
