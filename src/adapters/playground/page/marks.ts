/// <reference lib="dom" />
import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutter, hoverTooltip } from '@codemirror/view';
import type { Severity } from '../../../lint/contract.ts';
import { el } from '../../webview/shared/elements.ts';

/** A finding at a place of a text, by its number in the list of all. */
export interface Mark {
  readonly finding: number;
  readonly from: number;
  readonly to: number;
  readonly severity: Severity;
  readonly message: string;
}

/** Signs that differ in shape, for those who see no colours. */
export const SIGNS: Readonly<Record<Severity, string>> = { error: '✕', warning: '⚠', information: 'ℹ' };

const setMarks = StateEffect.define<readonly Mark[]>();

/** The findings of a text; they move with the text until the next analysis. */
const marks = StateField.define<readonly Mark[]>({
  create: () => [],
  update(known, { effects, changes, docChanged }) {
    const [next] = effects.flatMap((effect) => (effect.is(setMarks) ? [effect.value] : []));
    if (next) return next;
    if (!docChanged) return known;
    return known.map((mark) => ({ ...mark, from: changes.mapPos(mark.from, 1), to: changes.mapPos(mark.to, -1) }));
  },
  provide: (field) => [EditorView.decorations.from(field, decorations), gutterOf(field)],
});

function decorations(known: readonly Mark[]): DecorationSet {
  const ranges = known
    .filter(({ from, to }) => from < to)
    .map(({ from, to, severity }) => Decoration.mark({ class: `finding ${severity}` }).range(from, to));
  return Decoration.set(ranges, true);
}

class Sign extends GutterMarker {
  readonly #severity: Severity;

  constructor(severity: Severity) {
    super();
    this.#severity = severity;
  }

  override eq(other: Sign): boolean {
    return other.#severity === this.#severity;
  }

  override toDOM(): Node {
    return el('span', { class: `sign ${this.#severity}` }, SIGNS[this.#severity]);
  }
}

const SIGN: Readonly<Record<Severity, Sign>> = {
  error: new Sign('error'),
  warning: new Sign('warning'),
  information: new Sign('information'),
};

/** The gravest finding of each line, beside its number. */
function gutterOf(field: StateField<readonly Mark[]>): Extension {
  return gutter({
    class: 'signs',
    lineMarker(view, { from, to }) {
      const here = view.state.field(field).filter((mark) => mark.from >= from && mark.from <= to);
      const gravest = (['error', 'warning', 'information'] as const).find((severity) =>
        here.some((mark) => mark.severity === severity),
      );
      return gravest ? SIGN[gravest] : null;
    },
    lineMarkerChange: ({ startState, state }) => startState.field(field) !== state.field(field),
  });
}

/** The findings at an offset, the shortest first: it says most about this place. */
export function marksAt(state: EditorState, offset: number): readonly Mark[] {
  return state
    .field(marks)
    .filter(({ from, to }) => from <= offset && offset <= to)
    .toSorted((a, b) => a.to - a.from - (b.to - b.from));
}

/** What a change of the marks of a text is. */
export const marked = (next: readonly Mark[]): StateEffect<readonly Mark[]> => setMarks.of(next);

/** Findings under their words and beside their lines, with their sentences under the pointer. */
export const showMarks: Extension = [
  marks,
  hoverTooltip((view, offset) => {
    const here = marksAt(view.state, offset);
    const [first] = here;
    if (!first) return null;
    const create = () => ({
      dom: el('div', { class: 'messages' }, ...here.map(({ message }) => el('p', {}, message))),
    });
    return { pos: first.from, end: first.to, above: true, create };
  }),
];
