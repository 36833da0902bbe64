import * as vscode from 'vscode';
import type { ChangeView, ComparisonView } from '../../report/comparison-view.ts';
import type { PlaceView } from '../../report/view.ts';
import type { Outcome } from './session.ts';

type Marked = 'widened' | 'unknown' | 'narrowed';

/** Shapes tell the marks apart, not only colours, and these are of the theme. */
const LOOKS: Readonly<Record<Marked, { readonly shape: string; readonly colour: string }>> = {
  widened: { shape: '▲', colour: 'editorError.foreground' },
  unknown: { shape: '◆', colour: 'gitDecoration.modifiedResourceForeground' },
  narrowed: { shape: '▼', colour: 'gitDecoration.addedResourceForeground' },
};

/** So much of a sentence stands behind the line; all of it is in the hover. */
const MOST = 90;

/** The graver one where a line decides several answers. */
const ORDER: readonly Marked[] = ['widened', 'unknown', 'narrowed'];

function decorationOf({ colour }: (typeof LOOKS)[Marked]): vscode.TextEditorDecorationType {
  const color = new vscode.ThemeColor(colour);
  return vscode.window.createTextEditorDecorationType({
    after: { color, margin: '0 0 0 2em' },
    overviewRulerColor: color,
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
}

/** Behind every line. */
const END = Number.MAX_SAFE_INTEGER;

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

/** What stands behind a marked line: the first change that it decides, and how many others there are. */
function behind({ kind, sentences: [first = '', ...others] }: Mark): string {
  const said = first.length > MOST ? `${first.slice(0, MOST).trimEnd()}…` : first;
  return [LOOKS[kind].shape, said, ...(others.length > 0 ? [`+${others.length}`] : [])].join(' ');
}

/** Marks behind the lines that decide what opened, closed, or can no longer be told. */
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
          .map((mark) => ({
            range: new vscode.Range(mark.line, 0, mark.line, END),
            hoverMessage: mark.sentences.map((sentence) => new vscode.MarkdownString().appendText(sentence)),
            renderOptions: { after: { contentText: behind(mark) } },
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
