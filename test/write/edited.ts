import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { read } from '../../src/read/index.ts';
import type { Declaration, NewObject, NewValue } from '../../src/tenant/index.ts';
import { applyEdits, type Edit, type Source } from '../../src/text/index.ts';
import {
  addItems,
  insertAfter,
  insertBefore,
  removeProperty,
  renameProperty,
  setProperty,
} from '../../src/write/index.ts';
import { knowledge } from '../rules/analysis.ts';
import { sourceOf } from './arbitrary.ts';

type Writer = (source: Source, declaration: Declaration) => Edit | readonly Edit[] | undefined;

/** A call of a writer, by its arguments. */
export const set =
  (name: string, value: NewValue): Writer =>
  (source, declaration) =>
    setProperty(source, declaration, name, value);
export const add =
  (name: string, ...items: readonly string[]): Writer =>
  (source, declaration) =>
    addItems(source, declaration, name, items);
export const remove =
  (name: string): Writer =>
  (source, declaration) =>
    removeProperty(source, declaration, name);
export const rename =
  (from: string, to: string): Writer =>
  (source, declaration) =>
    renameProperty(source, declaration, from, to);
export const behind =
  (...objects: readonly NewObject[]): Writer =>
  (source, declaration) =>
    insertAfter(source, declaration, objects);
export const before =
  (...objects: readonly NewObject[]): Writer =>
  (source, declaration) =>
    insertBefore(source, declaration, objects);

/** The text after edits of one of its declarations, by default the first; undefined when the writer refuses. */
export function after(path: string, text: string, edit: Writer, which = 0): string | undefined {
  const source = sourceOf(path, text);
  const declaration = read(source, knowledge).declarations[which];
  assert.ok(declaration, `no declaration ${which} in ${text}`);
  const edits = edit(source, declaration);
  return edits && applyEdits(text, path, [edits].flat());
}

/** What a case tries: the text before, the call, the text after (undefined: refused), and which declaration where not the first. */
export type Case = readonly [text: string, call: Writer, wanted: string | undefined, which?: number];

export function check(name: string, path: string, cases: Readonly<Record<string, Case>>): void {
  describe(name, () => {
    for (const [title, [text, call, wanted, which]] of Object.entries(cases)) {
      it(title, () => assert.equal(after(path, text, call, which), wanted));
    }
  });
}
