// Writes THIRD-PARTY-NOTICES.md: the licences of the packages whose code is shipped.   npm run licences
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { shippedBy } from './build.ts';
import { inRoot } from './root.ts';

export const NOTICES = 'THIRD-PARTY-NOTICES.md';

/** Licences under which a package may be shipped with a program under the MIT licence; each asks for its text at most. */
const ALLOWED = new Set(['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD']);

interface Installed {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** Folders of packages below the project's own: `node_modules/yaml`. */
export type Packages = Iterable<string>;

/** What an installed package says of itself. */
export const installed = (folder: string): Installed =>
  JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8')) as Installed;

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

function noticeOf(folder: string): string {
  const { name, version, license = 'no licence', author = '' } = installed(folder);
  if (!ALLOWED.has(license))
    throw new Error(`${name} is under ${license}, which is not one of ${[...ALLOWED].join(', ')}.`);
  const file = readdirSync(inRoot(folder)).find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(entry));
  if (!file && license !== 'MIT') throw new Error(`${name} carries no text of its licence (${license}).`);
  const text = file
    ? readFileSync(inRoot(folder, file), 'utf8')
    : mit(typeof author === 'string' ? author : author.name);
  const lines = text.trim().split(/\r?\n/);
  return `## ${name} ${version} (${license})\n\n${lines.map((line) => `> ${line}`.trimEnd()).join('\n')}\n`;
}

/** The page about code that is shipped and was written by others. Throws for a licence that was not looked at. */
export function notices(packages: Packages): string {
  const head = `# What others wrote

Mailflow Lint holds code of these packages, unchanged. This page is written by \`npm run licences\`.
`;
  return [head, ...[...packages].sort().map(noticeOf)].join('\n');
}

if (import.meta.main) writeFileSync(inRoot(NOTICES), notices(await shippedBy()));
