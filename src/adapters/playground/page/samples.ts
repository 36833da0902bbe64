import packed from 'playground:samples';

/** Texts to try things on. */
export interface Sample {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** Organizations, each with the configuration that says which files are theirs. */
export const { samples, bounce } = packed;
