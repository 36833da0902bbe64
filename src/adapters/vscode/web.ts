import * as vscode from 'vscode';

type Module = Readonly<Record<string, unknown>>;

interface Main {
  readonly activate: (context: vscode.ExtensionContext) => unknown;
}

/**
 * Starts the extension in the web, where an extension is one file and nothing can be required: fetches the files that the
 * desktop loads one by one, so that they are shipped once. `files` are their names below `dist/`, `main` is the first.
 */
export async function start(
  context: vscode.ExtensionContext,
  main: string,
  files: readonly string[],
): Promise<unknown> {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const texts = await Promise.all(
    files.map(async (file): Promise<[string, string]> => {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, file));
      return [file, new TextDecoder().decode(bytes)];
    }),
  );
  const { activate } = new CommonModules(new Map(texts)).require(main) as unknown as Main;
  return activate(context);
}

/** CommonJS modules from texts; each is run when it is first required. */
class CommonModules {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #loaded = new Map<string, { exports: Module }>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  /** The exports of a file, which others name as `./library/yaml.cjs`. */
  require(name: string): Module {
    if (name === 'vscode') return vscode;
    const file = name.replace(/^\.\//, '');
    const known = this.#loaded.get(file);
    if (known) return known.exports;
    const text = this.#texts.get(file);
    if (text === undefined) throw new Error(`The extension has no file ${file}.`);
    const module = { exports: {} };
    this.#loaded.set(file, module);
    // The web host runs extensions in the same way.
    const run = new Function('module', 'exports', 'require', `${text}\n//# sourceURL=mailflow-lint/${file}`);
    run(module, module.exports, (other: string) => this.require(other));
    return module.exports;
  }
}
