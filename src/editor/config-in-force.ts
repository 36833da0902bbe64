import { CONFIG_NAMES, type Config, DEFAULT_CONFIG } from '../config/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Source } from '../text/index.ts';

/** The configuration at the root of a folder; the same object as long as the texts behind it are the same. */
export class ConfigInForce {
  readonly #knowledge: () => Promise<Knowledge>;
  #config: Config = DEFAULT_CONFIG;
  /** Texts the configuration was made of, by path: its own, and lists of members. */
  #texts = new Map<string, string | undefined>();

  constructor(knowledge: () => Promise<Knowledge>) {
    this.#knowledge = knowledge;
  }

  async read(sources: ReadonlyMap<string, Source>): Promise<Config> {
    const name = CONFIG_NAMES.find((path) => sources.has(path));
    const source = name === undefined ? undefined : sources.get(name);
    if (!source) return DEFAULT_CONFIG;
    const unchanged = [...this.#texts].every(([path, text]) => sources.get(path)?.text === text);
    if (this.#texts.has(source.path) && unchanged) return this.#config;
    const [{ readConfig }, { withNamesChecked }, knowledge] = await Promise.all([
      import('../config/read.ts'),
      import('../analyze.ts'),
      this.#knowledge(),
    ]);
    const texts = new Map<string, string | undefined>([[source.path, source.text]]);
    const config = readConfig(source, (path) => {
      const list = sources.get(path);
      texts.set(path, list?.text);
      return list;
    });
    this.#config = withNamesChecked(config, knowledge);
    this.#texts = texts;
    return this.#config;
  }
}
