import path from 'node:path';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { Analyzer } from '../../../analyze.ts';
import { translate } from '../../../messages/index.ts';
import { dayOf } from '../../../text/index.ts';
import { type State, ToolError, type ToolFiles } from '../../../tools/answers.ts';
import { serve } from '../../mcp/serve.ts';
import { type Command, EXIT, type World } from '../command.ts';
import { disk } from '../disk.ts';
import { FileReader } from '../files.ts';
import { GitError } from '../git.ts';
import { lintView } from '../lint-view.ts';
import { COMMON, commonOptions, type Options, parse, UsageError } from '../options.ts';
import { liesIn, rootedStore } from '../rooted-store.ts';
import { loadStates } from '../state.ts';
import type { Store } from '../store.ts';
import { isWithin } from '../walk.ts';
import { type LoadOptions, load, type Workspace } from '../workspace.ts';

const OPTIONS = {
  root: {
    type: 'string',
    multiple: true,
    value: 'DIR',
    help: 'a folder that may be read; without it the working folder',
  },
  language: { ...COMMON.language, help: 'the language of the answers' },
  help: COMMON.help,
} as const satisfies Options;

/** The folders that may be read, without links. A usage error where one is none. */
function rootsOf(given: readonly string[], { cwd }: World): readonly string[] {
  return given.map((root) => {
    const folder = path.resolve(cwd, root);
    if (disk.kindOf(folder) !== 'folder')
      throw new UsageError(translate('{name} is no folder.', { name: JSON.stringify(root) }));
    return disk.realPath(folder);
  });
}

/** The folders of this machine that a server reads: the first one is where relative paths start. */
export function filesIn(roots: readonly string[], given: World): ToolFiles {
  const [cwd = given.cwd] = roots;
  const limited = (store: Store): Store => rootedStore(store, roots);
  // The server may run for days.
  const world = (): World => ({ ...given, cwd, today: dayOf(new Date()) });
  const allowed = (paths: readonly string[] | undefined): readonly string[] => {
    for (const one of paths ?? []) {
      const file = path.resolve(cwd, one);
      const isThere = disk.kindOf(file) !== undefined;
      if (isThere ? liesIn(disk, file, roots) : roots.some((root) => isWithin(file, root))) continue;
      const args = { path: JSON.stringify(one), roots: roots.join(', ') };
      throw new ToolError(translate('{path} lies outside of the folders that may be read: {roots}.', args));
    }
    return paths ?? [];
  };
  const read = (paths: readonly string[] | undefined, how: LoadOptions = {}): Promise<Workspace> =>
    answering(() =>
      load(commonOptions({}, allowed(paths)), world(), { ...how, reader: new FileReader(limited(disk)) }),
    );
  return {
    knowledge: given.knowledge,
    language: given.language,
    state: async (paths) => stateOf((paths ?? ['.']).join(', '), await read(paths)),
    async lint(paths) {
      const workspace = await read(paths, { analyzer: new Analyzer(given.knowledge), withTenant: true });
      const findings = workspace.analysis.tenants.flatMap((tenant) => tenant.findings);
      const named = findings.filter(({ place }) => workspace.isNamed(place.source));
      return lintView(named, workspace, [], workspace.base);
    },
    async states(base, head) {
      const here = [base, head].filter((one) => disk.kindOf(path.resolve(cwd, one)) !== undefined);
      allowed(here);
      const states = await answering(() => loadStates([base, head], commonOptions({}, []), world(), limited));
      const [before, after] = states.map(({ name, workspace }) => stateOf(name, workspace));
      return [before, after] as [State, State];
    },
  };
}

/** What a person would be told who uses the command line in a wrong way is told to the model. */
async function answering<T>(reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch (error) {
    if (error instanceof UsageError || error instanceof GitError) throw new ToolError(error.message);
    throw error;
  }
}

function stateOf(name: string, { analysis, lines, problems, unread, notes }: Workspace): State {
  const notRead = [...problems, ...unread].map(({ file, start, reason }) => `${file}:${start.line}: ${reason}`);
  return { name, analysis, lines, notRead: [...notRead, ...notes] };
}

export const command: Command = {
  usage: ['[--root DIR]'],
  options: OPTIONS,
  about: `A server of the Model Context Protocol over standard input and output, started by an agent. Its tools evaluate_forwarding, explain_bounce,
lint_policy and diff_forwarding only read, and only below the roots: no path, link or configuration leads out of them. How agents are
told of it: docs/agents.md.`,
  async run(args, world) {
    const { values } = parse(args, OPTIONS);
    const files = filesIn(rootsOf(values.root ?? ['.'], world), world);
    await serve(files, world.version, new StdioServerTransport());
    return EXIT.clean;
  },
};
