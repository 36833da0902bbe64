/** What core rooms hand out instead of sentences: an id of a message table and its named arguments. */
export interface Message {
  readonly id: string;
  readonly args: Readonly<Record<string, string | number>>;
}
