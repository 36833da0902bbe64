import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const folder = new URL('../../syntaxes/', import.meta.url);
const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));

/** Host languages, as far as an injection sees them: their scope, comments and strings. */
const HOSTS: Readonly<Record<string, string>> = Object.fromEntries(
  ['source.powershell', 'source.yaml', 'text.html.markdown'].map((scopeName) => [
    scopeName,
    JSON.stringify({
      scopeName,
      patterns: [
        { name: 'comment.line', begin: '#', end: '$' },
        { name: 'string.quoted', begin: "'", end: "'" },
      ],
    }),
  ]),
);
const FILES: Readonly<Record<string, string>> = {
  'text.ndr': 'ndr.tmLanguage.json',
  'injection.ndr-codes': 'ndr-codes.injection.tmLanguage.json',
};

const registry = new textmate.Registry({
  onigLib: oniguruma.loadWASM(wasm).then(() => ({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  })),
  loadGrammar: async (scopeName) => {
    const file = FILES[scopeName];
    const text = file ? readFileSync(new URL(file, folder), 'utf8') : HOSTS[scopeName];
    return text === undefined ? null : textmate.parseRawGrammar(text, `${scopeName}.json`);
  },
  getInjections: (scopeName) => (scopeName in HOSTS ? ['injection.ndr-codes'] : undefined),
});

/** Tokens of a text with their innermost scope of ours, as `text scope`; text without one is left out. */
export async function scopesOf(text: string, scopeName: string): Promise<string[]> {
  const grammar = await registry.loadGrammar(scopeName);
  if (!grammar) throw new Error(`No grammar ${scopeName}`);
  const found: string[] = [];
  let state = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const own = scopes.findLast(
        (scope) => scope.endsWith('.ndr') && !scope.startsWith('text.') && !scope.startsWith('meta.'),
      );
      if (own) found.push(`${line.slice(startIndex, endIndex)} ${own}`);
    }
  }
  return found;
}
