import type { Analysis } from '../../analyze.ts';
import type { Config } from '../../config/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { translate } from '../../messages/index.ts';
import { dayOf, LineIndex, type Source } from '../../text/index.ts';
import type { State, ToolFiles } from '../../tools/answers.ts';
import { outcomeInQuestion } from './explain-commands.ts';
import { repositoryOf, sourcesAt } from './git-states.ts';
import { userLanguage } from './knowledge.ts';
import type { Outcome, Session } from './session.ts';

/** The files of the folder that the active document lies in, else of the first one. */
export async function filesOf(session: Session, knowledge: () => Promise<Knowledge>): Promise<ToolFiles> {
  const [{ ToolError }, facts] = await Promise.all([import('../../tools/answers.ts'), knowledge()]);
  const here = async (): Promise<Outcome> => {
    const outcome = await outcomeInQuestion(session);
    if (!outcome) throw new ToolError(translate('No folder is open.'));
    return outcome;
  };
  const named = async (name: string): Promise<State> => {
    const outcome = await here();
    if (name === '.') return stateOf(translate('the texts as they are'), outcome.analysis, outcome.sources);
    const some = under(outcome, [name]);
    if (some.size > 0) return judged(name, some, outcome.config, facts);
    const repository = await repositoryOf(outcome.area.uriOf(''));
    try {
      const sources = repository && (await sourcesAt(repository, name, outcome));
      if (sources) return await judged(name, new Map(sources.map((one) => [one.path, one])), outcome.config, facts);
    } catch {
      // Git knows no such commit.
    }
    throw new ToolError(translate('There is no file, folder or commit {name} here.', { name }));
  };
  const inPaths = (outcome: Outcome, paths: readonly string[]): ReadonlyMap<string, Source> => {
    for (const path of paths)
      if (under(outcome, [path]).size === 0)
        throw new ToolError(
          translate('{path} lies outside of the folders that may be read: {roots}.', {
            path: JSON.stringify(path),
            roots: outcome.area.name,
          }),
        );
    return under(outcome, paths);
  };
  return {
    knowledge: facts,
    language: userLanguage,
    async state(paths) {
      const outcome = await here();
      if (!paths) return named('.');
      return judged(paths.join(', '), inPaths(outcome, paths), outcome.config, facts);
    },
    async lint(paths) {
      const outcome = await here();
      const [{ compareFindings, findingView }, { readingGaps, readingProblems, fileProblemView }] = await Promise.all([
        import('../../report/view.ts'),
        import('../../not-read.ts'),
      ]);
      const shown = paths ? inPaths(outcome, paths) : outcome.sources;
      const source = (path: string): Source =>
        outcome.sources.get(path) ?? { path, text: '', language: 'text', encoding: 'utf8' };
      const findings = [...shown.keys()].flatMap((path) => outcome.findings.get(path) ?? []);
      const readings = outcome.analysis.readings.filter(({ source: { path } }) => shown.has(path));
      return {
        findings: findings.sort(compareFindings).map((one) => findingView(one, outcome.lines, source)),
        problems: [...outcome.unreadable.map(fileProblemView), ...readingProblems(readings, outcome.lines)],
        unread: readingGaps(readings, outcome.lines),
        files: shown.size,
        notes: [],
      };
    },
    states: async (base, head) => [await named(base), await named(head)],
  };
}

/** The texts of an area that are these files, or lie below these folders. */
function under({ sources }: Outcome, paths: readonly string[]): ReadonlyMap<string, Source> {
  const wanted = paths.map((path) => path.replace(/^\.\/|\/$/g, ''));
  return new Map(
    [...sources].filter(([path]) => wanted.some((one) => one === '.' || path === one || path.startsWith(`${one}/`))),
  );
}

async function judged(
  name: string,
  sources: ReadonlyMap<string, Source>,
  config: Config,
  knowledge: Knowledge,
): Promise<State> {
  const { Analyzer } = await import('../../analyze.ts');
  const analysis = await new Analyzer(knowledge, []).analyze(sources.values(), config, { asOf: dayOf(new Date()) });
  return stateOf(name, analysis, sources);
}

async function stateOf(name: string, analysis: Analysis, sources: ReadonlyMap<string, Source>): Promise<State> {
  const { readingGaps, readingProblems } = await import('../../not-read.ts');
  const lines = (path: string): LineIndex => new LineIndex(sources.get(path)?.text ?? '');
  const gaps = [...readingProblems(analysis.readings, lines), ...readingGaps(analysis.readings, lines)];
  return { name, analysis, lines, notRead: gaps.map(({ file, start, reason }) => `${file}:${start.line}: ${reason}`) };
}
