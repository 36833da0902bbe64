/** What package.json says about who publishes the product, and where. */
export interface Identity {
  readonly version: string;
  readonly repository?: string | { readonly url: string };
}

/** Where the sources are shown. */
export interface Sources {
  readonly home: string;
  /** The address of a file of this version. */
  page(file: string): string;
}

/** Where the sources of a version are shown; undefined where package.json names no repository with an address for browsers. */
export function sourcesOf({ repository, version }: Identity): Sources | undefined {
  const url = typeof repository === 'string' ? repository : repository?.url;
  const [, home] = /(https:\/\/[^?#]+?)(?:\.git)?\/*(?:[?#]|$)/.exec(url ?? '') ?? [];
  return home === undefined ? undefined : { home, page: (file) => `${home}/blob/v${version}/${file}` };
}
