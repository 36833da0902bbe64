/// <reference lib="dom" />
import type { FindingView, UnreadView } from '../../../report/view.ts';
import { encode } from '../../../text/index.ts';
import type { FromEngine, PageEdit, Port, ToEngine } from '../messages.ts';
import { Editor } from './editor.ts';
import { guessName } from './guess-name.ts';
import type { Mark } from './marks.ts';
import type { Sample } from './samples.ts';
import { save } from './save.ts';
import { type Left, type Taken, takeFiles } from './take-files.ts';
import { announce, say } from './words.ts';

/** A change that was made, as it can be taken back. */
interface Made {
  readonly title: string;
  /** Undefined for a text that the change began. */
  readonly before: ReadonlyMap<string, string | undefined>;
  readonly after: ReadonlyMap<string, string>;
}

/** How long a text must rest before it is judged, in milliseconds. */
const REST = 150;
/** After how long a person is told that an analysis is under way, in milliseconds. */
const LONG = 700;
const FIRST = 'policy.ps1';

/** The texts of the page and what is known about them: sends changes to the engine, makes edits and takes them back. */
export class Workbench {
  readonly editor: Editor;
  readonly #engine: Port<FromEngine, ToEngine>;
  readonly #drawn: () => void;
  findings: readonly FindingView[] = [];
  more = 0;
  notes: readonly UnreadView[] = [];
  safeFixes = 0;
  #made: Made[] = [];
  #revision = 0;
  #judged = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #dirty = new Set<string>();
  readonly #gone = new Set<string>();
  /** What waits for an analysis of the texts as they are. */
  #waiting: (() => void)[] = [];
  /** A person would lose something by leaving. */
  isUnsaved = false;

  /** `drawn` is called when lists are to be drawn again; `fixes` when somebody at the cursor wants the fixes of a finding. */
  constructor(
    nonce: string,
    engine: Port<FromEngine, ToEngine>,
    drawn: () => void,
    fixes: (finding: number | undefined) => void,
  ) {
    this.#engine = engine;
    this.#drawn = drawn;
    this.editor = new Editor(nonce, {
      changed: (paths) => this.#changed(paths),
      step: (by) => this.#step(by),
      fixes,
      pasted: (path, text) => this.#pasted(path, text),
    });
    this.editor.add({ path: FIRST, text: '', encoding: 'utf8' }, true);
    this.editor.show(FIRST);
  }

  get undoable(): string | undefined {
    return this.#made.at(-1)?.title;
  }

  /** Adds texts; the empty one that the page begins with gives way. */
  add(taken: readonly Taken[], left: readonly Left[] = []): void {
    for (const one of taken) this.editor.add(one);
    const began = this.editor.has(FIRST) && this.editor.text(FIRST) === '' && taken.length > 0;
    if (began && !taken.some(({ path }) => path === FIRST)) this.remove(FIRST);
    this.editor.show(taken[0]?.path);
    this.#changed(
      taken.map(({ path }) => path),
      false,
    );
    if (left.length > 0)
      announce(
        left.map(({ path, why, limit }) => say('leftOut', { file: path, reason: say(why, { limit }) })).join(' '),
      );
  }

  async addFiles(found: Parameters<typeof takeFiles>[0]): Promise<void> {
    const { taken, left } = await takeFiles(found);
    this.add(taken, left);
  }

  /** Begins an empty text. */
  begin(): void {
    const path = this.#free(FIRST);
    this.editor.add({ path, text: '', encoding: 'utf8' }, true);
    this.editor.show(path);
    this.#changed([path], false);
    this.editor.focus();
  }

  /** A sample takes the place of everything: texts of two organizations are no organization. */
  open({ files }: Sample): void {
    for (const path of this.editor.paths) this.remove(path);
    this.#made = [];
    this.isUnsaved = false;
    this.add(files.map(({ path, text }) => ({ path, text, encoding: 'utf8' })));
  }

  remove(path: string): void {
    this.editor.remove(path);
    this.#gone.add(path);
    this.#dirty.delete(path);
    if (this.editor.paths.length === 0) this.editor.add({ path: FIRST, text: '', encoding: 'utf8' }, true);
    this.editor.show(undefined);
    this.#changed([], false);
  }

  rename(path: string, wanted: string): void {
    const to = wanted === '' || wanted === path ? path : this.#free(wanted);
    if (to === path) return;
    this.editor.rename(path, to);
    this.#gone.add(path);
    this.#changed([to], false);
  }

  /** Runs something once the findings are those of the texts as they are now. */
  settled(run: () => void): void {
    if (this.#judged === this.#revision) run();
    else {
      this.#waiting.push(run);
      this.#send();
    }
  }

  /** Makes edits as one change that can be taken back. */
  apply(title: string, edits: readonly PageEdit[]): void {
    const files = [...new Set(edits.map(({ file }) => file))];
    const before = new Map(files.map((file) => [file, this.editor.has(file) ? this.editor.text(file) : undefined]));
    this.editor.apply(edits);
    this.#made.push({ title, before, after: new Map(files.map((file) => [file, this.editor.text(file)])) });
    announce(say('applied', { title }));
    this.#changed(files);
  }

  /** Takes the last change back, where nobody has changed its texts since. */
  undo(): void {
    const last = this.#made.at(-1);
    if (!last) return;
    this.#made.pop();
    if ([...last.after].some(([file, text]) => this.editor.text(file) !== text)) {
      announce(say('changedMeanwhile'));
      this.#drawn();
      return;
    }
    for (const [file, text] of last.before) {
      if (text === undefined) this.remove(file);
      else this.editor.restore(file, text);
    }
    announce(say('undone', { title: last.title }));
    this.#changed([...last.before].flatMap(([file, text]) => (text === undefined ? [] : [file])));
  }

  download(path: string): void {
    const { text, encoding } = this.editor.asFile(path);
    const bytes = encode(text, encoding) ?? new TextEncoder().encode(text);
    save(path.split('/').at(-1) ?? path, new Uint8Array(bytes));
    this.isUnsaved = false;
  }

  /** What the engine found in the texts of a revision. */
  judged({ revision, findings, more, notes, safeFixes }: Extract<FromEngine, { type: 'analysis' }>): void {
    if (revision !== this.#revision) return;
    this.#judged = revision;
    this.findings = findings;
    this.more = more;
    this.notes = notes;
    this.safeFixes = safeFixes;
    const marks = new Map<string, Mark[]>(this.editor.paths.map((path) => [path, []]));
    for (const [finding, { file, start, end, severity, message }] of findings.entries())
      marks.get(file)?.push({ finding, from: start.offset, to: end.offset, severity, message });
    for (const [path, own] of marks) this.editor.mark(path, own);
    this.#drawn();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const run of waiting) run();
  }

  #changed(paths: readonly string[], byPerson = true): void {
    for (const path of paths) this.#dirty.add(path);
    if (byPerson) this.isUnsaved = true;
    this.#revision++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), REST);
    if (!byPerson) this.#drawn();
  }

  #send(): void {
    clearTimeout(this.#timer);
    const gone = [...this.#gone].filter((path) => !this.editor.has(path));
    const files = [...this.#dirty].filter((path) => this.editor.has(path)).map((path) => this.editor.pageFile(path));
    this.#dirty.clear();
    this.#gone.clear();
    const revision = this.#revision;
    this.#engine.send({ type: 'files', revision, files, gone });
    setTimeout(() => {
      if (this.#revision === revision && this.#judged !== revision) announce(say('busy'));
    }, LONG);
  }

  /** Goes to the next finding behind the cursor, or the one before it, through all texts. */
  #step(by: 1 | -1): void {
    const { editor, findings } = this;
    const [file, cursor] = [editor.shown ?? '', editor.cursor];
    const isBehind = ({ file: own, start }: FindingView): boolean =>
      own === file ? start.offset > cursor : own > file;
    const isBefore = ({ file: own, end }: FindingView): boolean => (own === file ? end.offset < cursor : own < file);
    const next = by === 1 ? (findings.find(isBehind) ?? findings[0]) : (findings.findLast(isBefore) ?? findings.at(-1));
    if (next) editor.reveal(next.file, next.start.offset, next.start.offset);
  }

  /** A pasted text gets a name whose ending fits, where the page made up the name. */
  #pasted(path: string, text: string): void {
    if (!path.startsWith('policy') && !path.startsWith('pasted')) return;
    const name = guessName(text);
    if (name.split('.').at(-1) !== path.split('.').at(-1)) queueMicrotask(() => this.rename(path, name));
  }

  /** A path that no text has: with a number before the ending, where the plain one is taken. */
  #free(path: string): string {
    const dot = path.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [path.slice(0, dot), path.slice(dot)] : [path, ''];
    let free = path;
    for (let number = 2; this.editor.has(free); number++) free = `${stem}-${number}${ending}`;
    return free;
  }
}
