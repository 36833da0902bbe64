/** A change that a person is asked about, in the language in use. */
export interface ToReview {
  readonly texts: {
    readonly apply: string;
    readonly cancel: string;
    readonly consequences: string;
    readonly change: string;
    /** Which keys decide. */
    readonly keys: string;
  };
  readonly title: string;
  /** Who may forward more or less afterwards, a sentence each. */
  readonly consequences: readonly string[];
  /** The changed files with the lines of their unified diff. */
  readonly files: readonly { readonly name: string; readonly lines: readonly string[] }[];
}

/** What the panel answers. */
export type FromReview = { readonly type: 'ready' } | { readonly type: 'decide'; readonly agreed: boolean };
