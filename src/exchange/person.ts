/** A person as controls compare them. */
export interface Person {
  /** Address as asked. */
  readonly written: string;
  /** Every address of the person in lower case; the one asked for first. */
  readonly addresses: readonly string[];
  readonly domain: string;
  /** The domain and its parents. */
  readonly domains: readonly string[];
  /** Only for a person who stands for many: the keys of the groups they are in, and of no other. */
  readonly memberOf?: ReadonlySet<string>;
}
