import { readFileSync } from 'node:fs';
import { STARTING } from '../src/messages/index.ts';
import { manifest } from './manifest.ts';
import { inRoot } from './root.ts';
import { TRANSLATED } from './rule-pages.ts';

/** The oldest major version of Node that package.json allows. */
export const oldestNode = (): number => {
  const { node = '' } = manifest().engines as Readonly<Record<string, string | undefined>>;
  return Number(/^>=(\d+)/.exec(node)?.[1]);
};

/**
 * `dist/cli.cjs`: starts the program, or says which Node it needs. Every Node there is must be able to read it, so it is written here as
 * it is shipped, in the syntax of 2009.
 */
export function startFile(): string {
  const english = STARTING['old-node'];
  const sentences: Record<string, string> = { en: english };
  for (const language of TRANSLATED) {
    const bundle = JSON.parse(readFileSync(inRoot(`l10n/bundle.l10n.${language}.json`), 'utf8')) as Record<
      string,
      string
    >;
    sentences[language] = bundle[english] ?? english;
  }
  return `#!/usr/bin/env node
'use strict';
var version = process.versions.node;
if (parseInt(version, 10) < ${oldestNode()}) {
  var sentences = ${JSON.stringify(sentences)};
  var locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  var sentence = sentences[locale.slice(0, 2).toLowerCase()] || sentences.en;
  process.stderr.write(sentence.replace('{needed}', '${oldestNode()}').replace('{version}', version) + '\\n');
  process.exitCode = 2;
} else {
  require('./cli/start.cjs');
}
`;
}
