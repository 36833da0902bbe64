// Writes the types of the library into dist/ and compares them with docs/library.api.md: npm run declarations [--local]
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { inRoot, root } from './root.ts';

/** What the library's users see: one file of types, without the sources that they come from. */
export const DECLARATIONS = 'dist/api/index.d.cts';

/** Where the surface of the library is written down: who changes it, changes this page in the same commit. */
const REPORT = 'library.api.md';

/** Types of the library and of everything that it names, file by file as the sources are. */
function emitTypes(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const config = path.join(folder, 'tsconfig.json');
  const options = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: inRoot('src'),
    outDir: folder,
  };
  writeFileSync(
    config,
    JSON.stringify({
      extends: inRoot('tsconfig.json'),
      compilerOptions: options,
      files: [inRoot('src/adapters/library/index.ts')],
      include: [],
    }),
  );
  execFileSync(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '-p', config], { stdio: 'inherit' });
  return path.join(folder, 'adapters/library/index.d.ts');
}

/**
 * Writes the types of the library into one file. Throws where the surface of the library is not as its page says; with `isLocal`
 * the page is written instead.
 */
export function writeDeclarations(isLocal = false): void {
  const folder = inRoot('.vscode-test/types');
  const entry = emitTypes(folder);
  const configuration = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: entry,
      compiler: {
        overrideTsconfig: {
          compilerOptions: { module: 'nodenext', target: 'es2023', types: ['node'], skipLibCheck: true, strict: true },
          files: [entry],
        },
      },
      apiReport: { enabled: true, reportFileName: REPORT, reportFolder: inRoot('docs'), reportTempFolder: folder },
      dtsRollup: { enabled: true, untrimmedFilePath: inRoot(DECLARATIONS) },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        extractorMessageReporting: {
          'ae-missing-release-tag': { logLevel: 'none' as never },
          'ae-forgotten-export': { logLevel: 'none' as never },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' as never } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: inRoot('package.json'),
  });
  const { succeeded } = Extractor.invoke(configuration, {
    localBuild: isLocal,
    messageCallback: (message) => {
      if (message.logLevel === 'verbose' || message.logLevel === 'info') message.handled = true;
    },
  });
  if (!succeeded)
    throw new Error(`The library is not as docs/${REPORT} says. Where that is meant: npm run declarations --local`);
}

if (import.meta.main) writeDeclarations(process.argv.includes('--local'));
