import * as esbuild from 'esbuild';
import { COMMON } from '../../scripts/build.ts';

/**
 * A module of this folder out of one bundle, as people get the code: constants stand where they are used. Parsing PowerShell from the
 * modules as they are written takes 15 % longer, reading it 10 %; the peers are compiled programs, too.
 */
export async function bundled<Module>(file: string): Promise<Module> {
  const { outputFiles } = await esbuild.build({
    ...COMMON,
    entryPoints: [`test/bench/${file}`],
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const [{ text }] = outputFiles as [esbuild.OutputFile];
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}
