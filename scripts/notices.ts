// Writes THIRD-PARTY-NOTICES.md: the licences of the packages whose code is shipped.   npm run licences
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './root.ts';

export const NOTICES = 'THIRD-PARTY-NOTICES.md';

/** Licences under which a package may be shipped with a program under the MIT licence; each asks for its text at most. */
const ALLOWED = new Set(['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD']);

interface Manifest {
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly hasInstallScript?: boolean }>>;
}

const PREFIX = 'node_modules/';

/** Names of the packages that are needed at run time, of `package-lock.json`; which of them want to run a script when installed. */
export function runtimePackages(): { readonly names: readonly string[]; readonly withScripts: readonly string[] } {
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as Lock;
  const own = Object.entries(packages).filter(([folder, { dev }]) => folder.startsWith(PREFIX) && !dev);
  const name = ([folder]: readonly [string, unknown]): string => folder.slice(PREFIX.length);
  return { names: own.map(name).sort(), withScripts: own.filter(([, one]) => one.hasInstallScript).map(name) };
}

/** What the licence says where a package carries no text of it. */
const mit = (holder: string): string => `Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify,
merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE
FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

function noticeOf(name: string): string {
  const folder = inRoot('node_modules', name);
  const manifest = JSON.parse(readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8')) as Manifest;
  const { version, license = 'no licence', author = '' } = manifest;
  if (!ALLOWED.has(license))
    throw new Error(`${name} is under ${license}, which is not one of ${[...ALLOWED].join(', ')}.`);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(entry));
  if (!file && license !== 'MIT') throw new Error(`${name} carries no text of its licence (${license}).`);
  const text = file
    ? readFileSync(inRoot('node_modules', name, file), 'utf8')
    : mit(typeof author === 'string' ? author : author.name);
  const lines = text.trim().split(/\r?\n/);
  return `## ${name} ${version} (${license})\n\n${lines.map((line) => `> ${line}`.trimEnd()).join('\n')}\n`;
}

/** The page about everything that is shipped and was written by others. Throws for a licence that was not looked at. */
export function notices(packages: readonly string[] = runtimePackages().names): string {
  const head = `# What others wrote

The extension and the command line hold code of these packages, unchanged. This page is written by \`npm run licences\`.
`;
  return [head, ...packages.map(noticeOf)].join('\n');
}

if (import.meta.main) writeFileSync(inRoot(NOTICES), notices());
