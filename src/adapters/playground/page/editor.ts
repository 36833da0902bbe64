/// <reference lib="dom" />
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorState, Text, type TransactionSpec } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers, placeholder } from '@codemirror/view';
import type { Encoding } from '../../../text/index.ts';
import type { PageChange, PageEdit, PageFile } from '../messages.ts';
import { type Mark, marked, marksAt, showMarks } from './marks.ts';
import type { Taken } from './take-files.ts';
import { announce, say } from './words.ts';

/** A text on the page. Inside, lines end with LF; `breaks` is what they end with in the file. */
interface PageText {
  readonly encoding: Encoding;
  readonly breaks: '\n' | '\r\n';
  /** The text as it came; empty for one that was begun here. */
  readonly original: EditorState['doc'];
  state: EditorState;
}

export interface EditorListener {
  /** A person, a fix or an undo has changed texts. */
  changed(paths: readonly string[]): void;
  /** F8 and Shift+F8: the next finding, or the one before. */
  step(by: 1 | -1): void;
  /** Ctrl+. : the fixes of the finding at the cursor. */
  fixes(finding: number | undefined): void;
  /** Something was pasted into an empty text. */
  pasted(path: string, text: string): void;
}

/** A change that fixes made: no key of a person. */
const byFix = Annotation.define<true>();

/** The texts of the page, and the editor that shows one of them. Each text keeps its own history. */
export class Editor {
  readonly element = document.createElement('div');
  readonly #nonce: string;
  readonly #listener: EditorListener;
  readonly #texts = new Map<string, PageText>();
  readonly #words = new Compartment();
  readonly #view: EditorView;
  #shown: string | undefined;
  #announced: number | undefined;

  constructor(nonce: string, listener: EditorListener) {
    this.element.className = 'editor';
    this.#nonce = nonce;
    this.#listener = listener;
    this.#view = new EditorView({
      parent: this.element,
      extensions: [EditorView.cspNonce.of(nonce), EditorState.readOnly.of(true)],
    });
  }

  get paths(): readonly string[] {
    return [...this.#texts.keys()].sort();
  }

  get shown(): string | undefined {
    return this.#shown;
  }

  has(path: string): boolean {
    return this.#texts.has(path);
  }

  /** The text of a path as the engine takes it; empty for one that is not there. */
  text(path: string): string {
    return this.#stateOf(path)?.doc.toString() ?? '';
  }

  pageFile(path: string): PageFile {
    return { path, text: this.text(path), encoding: this.#texts.get(path)?.encoding ?? 'utf8' };
  }

  /** A text with the line ends of its file, and how it was stored. */
  asFile(path: string): { readonly text: string; readonly encoding: Encoding } {
    const { breaks = '\n', encoding = 'utf8' } = this.#texts.get(path) ?? {};
    return { text: this.text(path).replaceAll('\n', breaks), encoding };
  }

  /** Whether any text is no longer as it came. */
  get isChanged(): boolean {
    return this.paths.some((path) => this.#isChanged(path));
  }

  /** The texts that are no longer as they came. */
  changes(): readonly PageChange[] {
    return this.paths
      .filter((path) => this.#isChanged(path))
      .map((path) => {
        const { text: after, encoding } = this.asFile(path);
        const { original, breaks = '\n' } = this.#texts.get(path) ?? {};
        return { path, encoding, before: original?.toString().replaceAll('\n', breaks) ?? '', after };
      });
  }

  #isChanged(path: string): boolean {
    const { original } = this.#texts.get(path) ?? {};
    return original !== undefined && this.#stateOf(path)?.doc.eq(original) === false;
  }

  /** Adds a text, or puts it in the place of one with the same path. */
  add({ path, text, encoding }: Taken, isNew = false): void {
    // A text with several kinds of line ends keeps them as they are.
    const breaks = text.includes('\r\n') && !/(?:^|[^\r])\n|\r(?!\n)/.test(text) ? '\r\n' : '\n';
    const state = this.#newState(path, breaks === '\r\n' ? text.replaceAll('\r\n', '\n') : text);
    this.#texts.set(path, { encoding, breaks, original: isNew ? Text.empty : state.doc, state });
    if (path === this.#shown) this.#view.setState(state);
  }

  remove(path: string): void {
    this.#texts.delete(path);
    if (path === this.#shown) this.#shown = undefined;
  }

  rename(path: string, to: string): void {
    const text = this.#texts.get(path);
    if (!text || this.#texts.has(to)) return;
    const { encoding, original } = text;
    const content = this.asFile(path).text;
    this.#texts.delete(path);
    const isShown = path === this.#shown;
    this.add({ path: to, text: content, encoding }, original.length === 0);
    if (isShown) {
      this.#shown = undefined;
      this.show(to);
    }
  }

  /** Shows a text in the editor; the first one where there is none of this name. */
  show(path: string | undefined): void {
    const next = path !== undefined && this.#texts.has(path) ? path : this.paths[0];
    if (next === undefined || next === this.#shown) return;
    const before = this.#shown === undefined ? undefined : this.#texts.get(this.#shown);
    if (before) before.state = this.#view.state;
    this.#shown = next;
    const text = this.#texts.get(next);
    if (text) this.#view.setState(text.state);
    this.#speak();
  }

  /** Shows a place and puts the cursor there. */
  reveal(path: string, start: number, end: number): void {
    this.show(path);
    if (this.#shown !== path) return;
    const { length } = this.#view.state.doc;
    const [anchor, head] = [Math.min(start, length), Math.min(end, length)];
    this.#view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    this.#view.focus();
  }

  /** Makes edits, each text in one step of its history; a path that is not there becomes a new text. */
  apply(edits: readonly PageEdit[]): readonly string[] {
    const paths = [...new Set(edits.map(({ file }) => file))];
    for (const path of paths) {
      if (!this.has(path)) this.add({ path, text: '', encoding: 'utf8' }, true);
      const changes = edits
        .filter(({ file }) => file === path)
        .map(({ start, end, newText }) => ({ from: start, to: end, insert: newText.replaceAll('\r\n', '\n') }));
      this.#update(path, { changes, annotations: byFix.of(true) });
    }
    return paths;
  }

  /** Puts the whole text of a path back. */
  restore(path: string, text: string): void {
    this.#update(path, {
      changes: { from: 0, to: this.text(path).length, insert: text },
      annotations: byFix.of(true),
    });
  }

  mark(path: string, marks: readonly Mark[]): void {
    const length = this.#stateOf(path)?.doc.length ?? 0;
    this.#update(path, { effects: marked(marks.filter(({ to }) => to <= length)) });
  }

  /** The finding at the cursor, by its number. */
  get finding(): number | undefined {
    const { state } = this.#view;
    return this.#shown === undefined ? undefined : marksAt(state, state.selection.main.head)[0]?.finding;
  }

  get cursor(): number {
    return this.#view.state.selection.main.head;
  }

  focus(): void {
    this.#view.focus();
  }

  /** Labels in the language in use. */
  speak(): void {
    for (const text of this.#texts.values()) {
      const isShown = this.#shown !== undefined && text === this.#texts.get(this.#shown);
      if (!isShown) text.state = text.state.update({ effects: this.#words.reconfigure(this.#labels('')) }).state;
    }
    this.#speak();
  }

  #speak(): void {
    const path = this.#shown;
    if (path !== undefined) this.#view.dispatch({ effects: this.#words.reconfigure(this.#labels(path)) });
  }

  #labels(path: string) {
    return [
      placeholder(say('placeholder')),
      EditorView.contentAttributes.of({
        'aria-label': say('editor', { file: path }),
        'aria-describedby': 'keys',
        spellcheck: 'false',
        tabindex: '0',
      }),
    ];
  }

  #stateOf(path: string): EditorState | undefined {
    return path === this.#shown ? this.#view.state : this.#texts.get(path)?.state;
  }

  #update(path: string, change: TransactionSpec): void {
    const text = this.#texts.get(path);
    if (path === this.#shown) this.#view.dispatch(change);
    else if (text) text.state = text.state.update(change).state;
  }

  #newState(path: string, doc: string): EditorState {
    const step = (by: 1 | -1) => (): boolean => {
      this.#listener.step(by);
      return true;
    };
    const fixes = (): boolean => {
      this.#listener.fixes(this.finding);
      return true;
    };
    return EditorState.create({
      doc,
      extensions: [
        EditorView.cspNonce.of(this.#nonce),
        // Lone carriage returns are part of a line, so that a text with several kinds of line ends stays as it is.
        ...(doc.includes('\r') ? [EditorState.lineSeparator.of('\n')] : []),
        keymap.of([
          { key: 'F8', run: step(1) },
          { key: 'Shift-F8', run: step(-1) },
          { key: 'Mod-.', run: fixes },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        history(),
        lineNumbers(),
        EditorView.lineWrapping,
        highlightActiveLine(),
        showMarks,
        this.#words.of(this.#labels(path)),
        EditorView.updateListener.of(({ docChanged, selectionSet, transactions, startState, state }) => {
          if (selectionSet || docChanged) this.#tellFinding();
          if (!docChanged || this.#shown === undefined) return;
          if (transactions.some((one) => one.annotation(byFix))) return;
          const isPaste = transactions.some((one) => one.isUserEvent('input.paste'));
          if (isPaste && startState.doc.length === 0) this.#listener.pasted(this.#shown, state.doc.toString());
          this.#listener.changed([this.#shown]);
        }),
      ],
    });
  }

  /** Says the sentence of a finding when the cursor comes to it, once. */
  #tellFinding(): void {
    const [mark] = marksAt(this.#view.state, this.#view.state.selection.main.head);
    if (mark && mark.finding !== this.#announced) announce(mark.message);
    this.#announced = mark?.finding;
  }
}
