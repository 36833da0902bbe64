import type { UserLanguage } from '../../messages/index.ts';
import type { ReviewView } from '../../report/review-view.ts';
import type { FindingView, UnreadView } from '../../report/view.ts';
import type { Encoding } from '../../text/index.ts';
import type { FromForwarding, ToForwarding } from '../webview/forwarding-messages.ts';
import type { FromPanel, ToPanel } from '../webview/messages.ts';

/** One text of the page. Its lines end with LF, whatever they end with in the file. */
export interface PageFile {
  readonly path: string;
  readonly text: string;
  readonly encoding: Encoding;
}

/** A text as it came and as it is now, both with the line ends of the file. */
export interface PageChange {
  readonly path: string;
  readonly encoding: Encoding;
  readonly before: string;
  readonly after: string;
}

/** Everything the page says that is no answer, in the language in use. */
export type PageTexts = Readonly<Record<PageWord, string>>;

export type PageWord =
  | 'privacy'
  | 'language'
  | 'views'
  | 'findings'
  | 'forwarding'
  | 'verdict'
  | 'bounce'
  | 'files'
  | 'addFiles'
  | 'addFolder'
  | 'newText'
  | 'remove'
  | 'rename'
  | 'samples'
  | 'replace'
  | 'open'
  | 'download'
  | 'patch'
  | 'report'
  | 'editor'
  | 'placeholder'
  | 'keys'
  | 'noFindings'
  | 'count'
  | 'fixAll'
  | 'undo'
  | 'applied'
  | 'undone'
  | 'changedMeanwhile'
  | 'busy'
  | 'failed'
  | 'leftOut'
  | 'notRead'
  | 'more'
  | 'close'
  | 'copy'
  | 'copied'
  | 'topic'
  | 'explain'
  | 'explainHint'
  | 'sampleBounce'
  | 'fromFile'
  | 'related'
  | 'slow'
  | 'error'
  | 'warning'
  | 'information'
  | 'file-too-large'
  | 'binary-file'
  | 'too-many-files';

/** A replacement in one text; offsets are half-open and count UTF-16 code units. */
export interface PageEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Something that a person fills in before a change can be made. */
export interface PageField {
  readonly label: string;
  readonly value: string;
}

export type ToEngine =
  | { readonly type: 'start'; readonly language: UserLanguage }
  /** Texts that are new or changed, and paths that are gone; the analysis of this state has its `revision`. */
  | {
      readonly type: 'files';
      readonly revision: number;
      readonly files: readonly PageFile[];
      readonly gone: readonly string[];
    }
  /** Show what a fix does: numbers of the finding in the last list, and of its fix. */
  | { readonly type: 'fix'; readonly finding: number; readonly fix: number }
  | { readonly type: 'fixAll' }
  /** What was filled into the fields of the change that is shown. */
  | { readonly type: 'fill'; readonly values: readonly string[] }
  /** A rule, a code, a bounce, an address: whatever `explain` takes; `to` says where the answer belongs. */
  | { readonly type: 'explain'; readonly topic: string; readonly to: 'dialog' | 'bounce' }
  | { readonly type: 'verdict'; readonly message: FromPanel | { readonly type: 'ready' } }
  | { readonly type: 'forwarding'; readonly message: FromForwarding | { readonly type: 'ready' } }
  | { readonly type: 'findingsFile' }
  | { readonly type: 'patch'; readonly changes: readonly PageChange[] };

export type FromEngine =
  | { readonly type: 'texts'; readonly language: UserLanguage; readonly texts: PageTexts }
  | {
      readonly type: 'analysis';
      readonly revision: number;
      readonly findings: readonly FindingView[];
      /** How many there are beyond these. */
      readonly more: number;
      readonly notes: readonly UnreadView[];
      /** What was read and found, as one sentence. */
      readonly summary: string;
      readonly safeFixes: number;
    }
  | {
      readonly type: 'review';
      readonly view: ReviewView;
      readonly fields: readonly PageField[];
      /** Undefined while a field is empty. */
      readonly edits: readonly PageEdit[] | undefined;
    }
  /** Edits that a person has agreed to already. */
  | { readonly type: 'apply'; readonly title: string; readonly edits: readonly PageEdit[] }
  | { readonly type: 'page'; readonly to: 'dialog' | 'bounce'; readonly title: string; readonly markdown: string }
  | { readonly type: 'verdict'; readonly message: ToPanel }
  | { readonly type: 'forwarding'; readonly message: ToForwarding }
  | { readonly type: 'reveal'; readonly file: string; readonly start: number; readonly end: number }
  /** The form of the verdict is to be shown: a question was put elsewhere. */
  | { readonly type: 'show'; readonly view: 'verdict' | 'findings' }
  /** A file to hand out, and what is not in it, in sentences. */
  | { readonly type: 'save'; readonly name: string; readonly text: string; readonly notes?: readonly string[] }
  | { readonly type: 'failed'; readonly detail: string };

/** How a side of the page talks to the other one. */
export interface Port<In, Out> {
  send(message: Out): void;
  listen(take: (message: In) => void): unknown;
}
