import { readFileSync } from 'node:fs';
import { parse } from '../src/powershell/index.ts';
import { decode } from '../src/text/encoding.ts';
import { truthOf, write } from './syntax-truth.ts';

/*
 * Prints what the PowerShell reader sees in the files given, as JSON: commands, assignments, hashtables, comments.
 */

const files: string[] = [];
for (const path of process.argv.slice(2)) {
  const { commands, assignments, hashtables, comments } = truthOf(parse(decode(readFileSync(path)).text));
  files.push(`${JSON.stringify(path)}: ${write({ commands, assignments, hashtables, comments })}`);
}
process.stdout.write(`{ "files": {\n${files.join(',\n')}\n} }\n`);
