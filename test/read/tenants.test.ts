import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { read } from '../../src/read/index.ts';
import type { Reading } from '../../src/read/reading.ts';
import type { Declaration } from '../../src/tenant/index.ts';
import { LineIndex, type Place } from '../../src/text/index.ts';
import { knowledge, source } from './sources.ts';

const ROOT = fileURLToPath(new URL('../tenants/', import.meta.url));
const EXPECTED = 'expected-objects.txt';

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** Everything a reading says, in the lines of an `expected-objects.txt`: places are line:column-column. */
function shown(reading: Reading): string[] {
  const index = new LineIndex(reading.source.text);
  const start = (place: Place): string => {
    const { line, column } = index.position(place.start);
    return `${line}:${column}`;
  };
  const range = (place: Place): string => `${start(place)}-${index.position(place.end).column}`;
  const object = (declaration: Declaration): string => {
    const properties = [...declaration.properties.values()].map(({ name, value }) => {
      const written = value.state === 'stated' ? JSON.stringify(value.value) : `?${value.expression}`;
      return ` | ${name}=${written}@${range(value.place)}`;
    });
    const name = declaration.name ?? `?${declaration.nameRuntime}`;
    return `${start(declaration.place)} ${declaration.operation} ${declaration.kind} ${name}${properties.join('')}`;
  };
  return [
    ...reading.declarations.map(object),
    ...reading.sourceIssues.map(
      ({ id, place, replacement }) => `source issue ${range(place)} ${id}${replacement ? ` -> ${replacement}` : ''}`,
    ),
    ...reading.problems.map(({ message, place }) => `problem ${range(place)} ${message}`),
    ...reading.unread.map(({ reason, place }) => `unread ${range(place)} ${reason}`),
    ...(reading.complete.length > 0 ? [`complete ${reading.complete.join(' ')}`] : []),
    ...(reading.assumptions ? [`assumptions ${JSON.stringify(reading.assumptions)}`] : []),
  ];
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path !== EXPECTED && statSync(`${folder}/${path}`).isFile())
    .sort();
}

for (const folder of readdirSync(ROOT).sort()) {
  if (!readdirSync(`${ROOT}${folder}`).includes(EXPECTED)) continue;
  test(`objects and places of ${folder}`, () => {
    const lines = files(`${ROOT}${folder}`).flatMap((path) => {
      const text = decode(readFileSync(`${ROOT}${folder}/${path}`));
      return [path, ...shown(read(source(path, text), knowledge))];
    });
    assert.equal(`${lines.join('\n')}\n`, readFileSync(`${ROOT}${folder}/${EXPECTED}`, 'utf8'));
  });
}
