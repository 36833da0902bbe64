import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/* What people would use otherwise. Installed on first use, outside of the project's own packages. */

const FOLDER = path.join(import.meta.dirname, '..', '..', '.vscode-test', 'bench-peers');
const PACKAGES = {
  'web-tree-sitter': '0.27.1',
  'tree-sitter-powershell': '0.26.4',
  'tm-grammars': '1.32.22',
  'yaml-language-server': '2.0.0',
  eslint: '10.15.0',
  '@biomejs/biome': '2.6.8',
  'markdownlint-cli2': '0.24.1',
} as const;

/** Installs what is missing and gives the way to load it. */
function peers(): NodeJS.Require {
  const wanted = JSON.stringify({ private: true, dependencies: PACKAGES });
  if (Object.keys(PACKAGES).some((name) => !existsSync(path.join(FOLDER, 'node_modules', name)))) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(path.join(FOLDER, 'package.json'), wanted);
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: FOLDER, stdio: 'ignore' });
  }
  return createRequire(path.join(FOLDER, 'package.json'));
}

/** The file that starts a program of a peer. */
export function program(name: 'eslint' | 'biome' | 'markdownlint-cli2'): string {
  peers();
  const file = path.join(FOLDER, 'node_modules', '.bin', name);
  return file;
}

/** The grammar that editors use for PowerShell, as WebAssembly: parses a whole text. */
export async function treeSitter(): Promise<(text: string) => unknown> {
  const load = peers();
  const { Parser, Language } = load('web-tree-sitter');
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(load.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));
  return (text) => {
    const tree = parser.parse(text);
    const failed = tree.rootNode.hasError;
    tree.delete();
    return failed;
  };
}

/** What colours PowerShell in the editor: tokens of every line. */
export async function textMate(): Promise<(text: string) => unknown> {
  const load = peers();
  const { default: textmate } = await import('vscode-textmate');
  const { default: oniguruma } = await import('vscode-oniguruma');
  const { readFileSync } = await import('node:fs');
  const own = createRequire(import.meta.url);
  await oniguruma.loadWASM(readFileSync(own.resolve('vscode-oniguruma/release/onig.wasm')));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => JSON.parse(readFileSync(load.resolve('tm-grammars/grammars/powershell.json'), 'utf8')),
  });
  const grammar = await registry.loadGrammar('source.powershell');
  if (!grammar) throw new Error('The grammar of PowerShell could not be loaded.');
  return (text) => {
    let state = textmate.INITIAL;
    let tokens = 0;
    for (const line of text.split(/\r?\n/)) {
      const found = grammar.tokenizeLine2(line, state);
      state = found.ruleStack;
      tokens += found.tokens.length;
    }
    return tokens;
  };
}

/** What checks YAML against a schema in the editor. */
export async function yamlLanguageServer(schema: unknown): Promise<(text: string) => Promise<unknown>> {
  const load = peers();
  const { getLanguageService } = load('yaml-language-server');
  const { TextDocument } = createRequire(load.resolve('yaml-language-server'))('vscode-languageserver-textdocument');
  const service = getLanguageService({
    schemaRequestService: async (uri: string) => {
      throw new Error(`not asked for: ${uri}`);
    },
    workspaceContext: { resolveRelativePath: (file: string) => file },
    yamlSettings: { schemaStoreSettings: [] },
    clientCapabilities: {},
  });
  const uri = 'file:///tenant.exo.yaml';
  service.configure({
    validate: true,
    completion: false,
    hover: false,
    format: false,
    customTags: [],
    // The service writes into the schema that it is given.
    schemas: [{ uri: 'file:///schema.json', fileMatch: ['*.exo.yaml'], schema: structuredClone(schema) }],
  });
  let version = 0;
  return (text) => service.doValidation(TextDocument.create(uri, 'yaml', ++version, text), false);
}
