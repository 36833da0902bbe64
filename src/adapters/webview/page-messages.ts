/** A link to a place in a file was followed. */
export interface FromPage {
  readonly href: string;
}
