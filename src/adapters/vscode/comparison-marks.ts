import * as vscode from 'vscode';
import type { ChangeView, ComparisonView } from '../../report/comparison-view.ts';
import type { PlaceView } from '../../report/view.ts';
import type { Outcome } from './session.ts';

type Marked = 'widened' | 'unknown' | 'narrowed';

/** Shapes tell the marks apart, not only colours; those of the gutter have one for light and one for dark surroundings. */
const LOOKS: Readonly<
  Record<Marked, { readonly shape: string; readonly light: string; readonly dark: string; readonly ruler: string }>
> = {
  widened: { shape: 'M8 3 14 13H2Z', light: '#b01011', dark: '#f48771', ruler: 'charts.red' },
  unknown: { shape: 'M8 2 14 8 8 14 2 8Z', light: '#8a5a00', dark: '#e2c08d', ruler: 'charts.yellow' },
  narrowed: { shape: 'M8 13 2 3H14Z', light: '#1a7f37', dark: '#89d185', ruler: 'charts.green' },
};

/** The graver one where a line decides several answers. */
const ORDER: readonly Marked[] = ['widened', 'unknown', 'narrowed'];

const icon = (shape: string, colour: string): vscode.Uri =>
  vscode.Uri.parse(
    `data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="${shape}" fill="${colour}"/></svg>`)}`,
  );

function decorationOf({ shape, light, dark, ruler }: (typeof LOOKS)[Marked]): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    light: { gutterIconPath: icon(shape, light) },
    dark: { gutterIconPath: icon(shape, dark) },
    gutterIconSize: 'contain',
    overviewRulerColor: new vscode.ThemeColor(ruler),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
}

/** What is said at one line. */
interface Mark {
  readonly line: number;
  kind: Marked;
  readonly sentences: string[];
}

/** Where the text decides a changed answer: the line that gives it, else the lines that were changed. */
function placesOf({ after, objects }: ChangeView): readonly PlaceView[] {
  return after.place ? [after.place] : objects.flatMap((object) => object.after ?? []);
}

/** Marks in the gutter at the lines that decide what opened, closed, or can no longer be told. */
export class ComparisonMarks implements vscode.Disposable {
  readonly #types: Readonly<Record<Marked, vscode.TextEditorDecorationType>> = {
    widened: decorationOf(LOOKS.widened),
    unknown: decorationOf(LOOKS.unknown),
    narrowed: decorationOf(LOOKS.narrowed),
  };
  readonly #visible: vscode.Disposable;
  /** By document, then line. */
  readonly #marks = new Map<string, Map<number, Mark>>();

  constructor() {
    this.#visible = vscode.window.onDidChangeVisibleTextEditors((editors) => this.#draw(editors));
  }

  show({ tenants }: ComparisonView, { area }: Outcome): void {
    this.#marks.clear();
    for (const change of tenants.flatMap(({ changes }) => changes)) {
      const { direction } = change;
      if (direction === 'known') continue;
      for (const place of placesOf(change))
        this.#add(area.uriOf(place.file).toString(), place.start.line - 1, direction, change);
    }
    this.#draw(vscode.window.visibleTextEditors);
  }

  #add(document: string, line: number, kind: Marked, { sentence }: ChangeView): void {
    const lines = this.#marks.get(document) ?? new Map<number, Mark>();
    this.#marks.set(document, lines);
    const mark = lines.get(line) ?? { line, kind, sentences: [] };
    lines.set(line, mark);
    if (ORDER.indexOf(kind) < ORDER.indexOf(mark.kind)) mark.kind = kind;
    if (!mark.sentences.includes(sentence)) mark.sentences.push(sentence);
  }

  #draw(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) {
      const marks = [...(this.#marks.get(editor.document.uri.toString())?.values() ?? [])];
      for (const kind of ORDER) {
        const options = marks
          .filter((mark) => mark.kind === kind)
          .map(({ line, sentences }) => ({
            range: new vscode.Range(line, 0, line, 0),
            hoverMessage: sentences.map((sentence) => new vscode.MarkdownString().appendText(sentence)),
          }));
        editor.setDecorations(this.#types[kind], options);
      }
    }
  }

  dispose(): void {
    this.#visible.dispose();
    for (const type of Object.values(this.#types)) type.dispose();
  }
}
