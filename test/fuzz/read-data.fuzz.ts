import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { read } from '../../src/read/index.ts';
import { merge } from '../../src/tenant/index.ts';
import { knowledge, source } from '../read/sources.ts';

/**
 * Damages the texts of the test tenants in many ways and reads them: never an exception, never a place outside the text,
 * never slow. `npm run fuzz -- read-data [--runs N] [--seed N]`; the seed of a failure is printed.
 */
const ROOT = fileURLToPath(new URL('../tenants/', import.meta.url));
const { values: options } = parseArgs({
  options: { runs: { type: 'string', default: '3000' }, seed: { type: 'string' } },
  strict: false,
});
let seed = Number(options.seed ?? Date.now() % 1_000_000_007);

function random(below: number): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
}

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  "'",
  '\n',
  '\t',
  '  ',
  '- ',
  '#',
  '&a ',
  '*a',
  '<<: ',
  '|',
  '>',
  '\0',
  '\ud800',
  '\\',
  '\\u',
  'null',
  '---\n',
  '`',
  '~~~',
  '${{',
  '%',
  'exchange:',
  '$(',
  '@{',
];

function damaged(text: string, other: string): string {
  let result = text;
  for (let i = random(6) + 1; i > 0; i--) {
    const at = random(result.length + 1);
    switch (random(5)) {
      case 0:
        result = result.slice(0, at) + PIECES[random(PIECES.length)] + result.slice(at);
        break;
      case 1:
        result = result.slice(0, at) + result.slice(at + random(30));
        break;
      case 2:
        result = result.slice(0, at);
        break;
      case 3:
        result = result.slice(0, at) + other.slice(random(other.length + 1)) + result.slice(at);
        break;
      default:
        result = result.slice(0, at) + (PIECES[random(PIECES.length)] ?? '').repeat(random(300)) + result.slice(at);
    }
  }
  return result.slice(0, 60_000);
}

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(?:ya?ml|json|csv|md)$/.test(path) && statSync(ROOT + path).isFile())
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(ROOT + path, 'utf8') }));

const runs = Number(options.runs);
for (let run = 0; run < runs; run++) {
  const before = seed;
  const file = files[random(files.length)] ?? { path: '', text: '' };
  const text = damaged(file.text, files[random(files.length)]?.text ?? '');
  const fail = (reason: string): never => {
    console.error(`seed ${before}: ${file.path}: ${reason}\n${JSON.stringify(text.slice(0, 2000))}`);
    process.exit(1);
  };
  try {
    const start = performance.now();
    const reading = read(source(file.path, text), knowledge);
    merge([reading], { name: 'fuzz' });
    if (performance.now() - start > 4000) fail(`took ${(performance.now() - start).toFixed(0)} ms`);
    const places = [
      ...reading.declarations.flatMap((declaration) => [
        declaration.place,
        declaration.head,
        declaration.namePlace,
        ...[...declaration.properties.values()].flatMap((property) => [property.keyPlace, property.value.place]),
      ]),
      ...[...reading.problems, ...reading.unread, ...reading.slips, ...reading.comments].map((item) => item.place),
    ];
    for (const place of places) {
      if (!(place.start >= 0 && place.start <= place.end && place.end <= text.length)) fail(JSON.stringify(place));
    }
  } catch (error) {
    fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
console.log(`${runs} damaged texts read`);
