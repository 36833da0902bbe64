import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vsce from '@vscode/vsce';
import { inRoot, root } from './root.ts';

/** Parts of package.json that speak about developing the extension; `type` would keep the web host from loading it. */
const NOT_SHIPPED = ['type', 'private', 'scripts', 'dependencies', 'devDependencies', 'bin'];

/** Copies what .vscodeignore lets through into an empty folder: the extension as users get it. Needs dist/. */
export async function stageExtension(folder: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  for (const file of await vsce.listFiles({ cwd: root, packageManager: vsce.PackageManager.None })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(inRoot(file), path.join(folder, file));
  }
  checkRequires(folder);
  const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as Record<string, unknown>;
  for (const key of NOT_SHIPPED) delete manifest[key];
  delete (manifest.engines as Record<string, unknown>).node;
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
  writeFileSync(path.join(folder, 'README.md'), extensionPage(readFileSync(inRoot('README.md'), 'utf8')));
  return folder;
}

/**
 * The page of the extension. The editor shows it without the files around it: pictures stand in the text, and what links lead to
 * beside it is named only.
 */
export function extensionPage(readme: string): string {
  const embedded = (_: string, alt: string, file: string, type: string): string =>
    `![${alt}](data:image/${type};base64,${readFileSync(inRoot(file)).toString('base64')})`;
  return readme
    .replace(/!\[([^\]]*)\]\((media\/[^)]+\.(png|webp))\)/g, embedded)
    .replace(/(?<!!)\[([^\]]+)\]\((?!https:)[^)]+\)/g, '$1');
}

/** Throws when a bundle loads a file that was left behind: .vscodeignore must let it through. */
function checkRequires(folder: string): void {
  for (const file of globSync('dist/**/*.cjs', { cwd: folder })) {
    const code = readFileSync(path.join(folder, file), 'utf8');
    for (const [, target = ''] of code.matchAll(/require\("(\.[^"]+)"\)/g)) {
      const needed = path.join(path.dirname(file), target);
      if (!existsSync(path.join(folder, needed)))
        throw new Error(`${file} needs ${needed}, which .vscodeignore holds back.`);
    }
  }
}
