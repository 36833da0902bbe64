import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { World } from '../../src/adapters/cli/command.ts';
import { run } from '../../src/adapters/cli/run.ts';
import { commands, testWorld } from '../support/world.ts';

/** What a run of the command line gave. */
export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with files, for one test; it is gone when the test is over. */
export class Folder implements Disposable {
  /** Absolute, without links. */
  readonly path: string;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.path = mkdtempSync(path.join(tmpdir(), 'mailflow-'));
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  at(name: string): string {
    return path.join(this.path, name);
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), content);
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  git(...args: string[]): string {
    const identity = ['-c', 'user.name=x', '-c', 'user.email=x@contoso.com', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', ['-C', this.path, ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' });
  }

  /** Makes a repository of the folder, with everything in one commit. */
  commitAll(message = 'x'): void {
    this.git('init', '-q', '-b', 'main');
    this.git('add', '.');
    this.git('commit', '-qm', message);
  }

  /** Makes a repository of the folder, with a commit of these files by their paths after the other; none of them stands in the folder. */
  commits(states: readonly ReadonlyMap<string, string>[]): void {
    this.git('init', '-q', '-b', 'main');
    const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
    const written = states.map((files) => {
      const head = `commit refs/heads/main\ncommitter x <x@contoso.com> 0 +0000\n${data('x')}deleteall\n`;
      return head + [...files].map(([name, text]) => `M 100644 inline ${name}\n${data(text)}`).join('');
    });
    execFileSync('git', ['-C', this.path, 'fast-import', '--quiet'], { input: written.join('') });
  }

  /** Runs the command line in the folder, or in one below it. */
  async run(
    args: readonly string[],
    { input = '', below = '', env = {} }: { input?: string; below?: string; env?: World['env'] } = {},
  ): Promise<Answer> {
    const world = testWorld(this.at(below), input, env);
    const code = await run(args, world, commands);
    return { code, ...world.printed };
  }

  /** The findings of `lint` with these arguments: `file rule`, in order. */
  async findings(...args: string[]): Promise<string[]> {
    const { out } = await this.run(['lint', '--format', 'json', ...args]);
    const { findings } = JSON.parse(out) as { findings: { file: string; ruleId: string }[] };
    return findings.map(({ file, ruleId }) => `${file} ${ruleId}`);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
