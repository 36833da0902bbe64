import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vsce from '@vscode/vsce';
import { extensionManifest, npmManifest } from './manifest.ts';
import { npm } from './npm.ts';
import { inRoot, root } from './root.ts';

/** Copies what .vscodeignore lets through into an empty folder: the extension as users get it. Needs dist/. */
export async function stageExtension(folder: string): Promise<string> {
  const files = await vsce.listFiles({ cwd: root, packageManager: vsce.PackageManager.None });
  copyInto(folder, files);
  checkRequires(folder);
  writeFileSync(path.join(folder, 'package.json'), asJson(extensionManifest()));
  writeFileSync(path.join(folder, 'README.md'), extensionPage(readFileSync(inRoot('README.md'), 'utf8')));
  return folder;
}

/** Copies what `files` of package.json names into an empty folder: the npm package as users get it. Needs dist/. */
export function stageNpm(folder: string): string {
  const [packed] = JSON.parse(npm(['pack', '--dry-run', '--json', '--ignore-scripts'])) as [Packed];
  copyInto(
    folder,
    packed.files.map((file) => file.path),
  );
  checkRequires(folder);
  writeFileSync(path.join(folder, 'package.json'), asJson(npmManifest()));
  return folder;
}

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

const asJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Empties a folder and copies files of the project into it. */
function copyInto(folder: string, files: readonly string[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(inRoot(file), path.join(folder, file));
  }
}

/**
 * The page of the extension. The editor shows it without the files around it, and no picture that is not on the web: parts of the
 * README that need them are left out, and what other links lead to is named only.
 */
export function extensionPage(readme: string): string {
  return readme
    .replace(/<!-- with the files around -->[\s\S]*?<!-- end -->\n*/g, '')
    .replace(/\[([^\]]+)\]\((?!https:)[^)]+\)/g, '$1');
}

/** Throws when a bundle loads a file that was left behind: .vscodeignore, or `files` of package.json, must let it through. */
function checkRequires(folder: string): void {
  for (const file of globSync('dist/**/*.cjs', { cwd: folder })) {
    const code = readFileSync(path.join(folder, file), 'utf8');
    for (const [, target = ''] of code.matchAll(/require\("(\.[^"]+)"\)/g)) {
      const needed = path.join(path.dirname(file), target);
      if (!existsSync(path.join(folder, needed))) throw new Error(`${file} needs ${needed}, which is held back.`);
    }
  }
}
