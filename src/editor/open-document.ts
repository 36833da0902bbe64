/** A document as an editor holds it. `U` is what the editor calls a file by. */
export interface OpenDocument<U> {
  readonly uri: U;
  readonly version: number;
  readonly isClosed: boolean;
  /** It holds what is not on disk yet. */
  readonly isDirty: boolean;
  getText(): string;
}
