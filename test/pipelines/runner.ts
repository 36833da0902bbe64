import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { parse } from 'yaml';
import { inRoot } from '../../scripts/root.ts';
import { ran } from '../support/shell.ts';

type Context = string | { readonly [name: string]: Context | undefined };

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const action = parse(readFileSync(inRoot('action.yml'), 'utf8')) as Action;

/** What running the action came to. */
export interface ActionRun {
  readonly code: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Other actions that would have been used, with what they are given. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
}

const CONTEXTS = ['inputs', 'github', 'steps', 'runner'];

function dataOf(value: Context): data.ExpressionData {
  if (typeof value === 'string') return new data.StringData(value);
  const pairs = Object.entries(value).map(([key, one]) => ({ key, value: dataOf(one ?? '') }));
  return new data.Dictionary(...pairs);
}

/** An expression of GitHub's language, evaluated by GitHub's own library. */
function evaluated(expression: string, context: Context): data.ExpressionData {
  const { tokens } = new Lexer(expression).lex();
  return new Evaluator(new Parser(tokens, CONTEXTS, []).parse(), dataOf(context) as data.Dictionary).evaluate();
}

const substituted = (text: string, context: Context): string =>
  text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) => evaluated(expression, context).coerceString());

const mapped = (of: Readonly<Record<string, string>>, context: Context): Record<string, string> =>
  Object.fromEntries(Object.entries(of).map(([name, text]) => [name, substituted(text, context)]));

/** Lines `name=value` that a step has written for those after it. */
function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

/**
 * Runs the steps of `action.yml` as GitHub's runner does, in a checkout: inputs and contexts are put into `env` and `if`, each script
 * goes to the shell letter for letter. `temp` is the folder of the job; `github` what the context of that name holds.
 */
export async function runAction(
  checkout: string,
  temp: string,
  inputs: Readonly<Record<string, string>>,
  github: Readonly<Record<string, Context>>,
  env: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  const file = (name: string): string => path.join(temp, name);
  for (const name of ['output', 'path', 'summary.md']) writeFileSync(file(name), '');
  const defaults = Object.entries(action.inputs).map(([name, { default: text = '' }]) => [
    name,
    substituted(text, { github }),
  ]);
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  const context = { inputs: { ...Object.fromEntries(defaults), ...inputs }, github, steps };
  const used: ActionRun['used'][number][] = [];
  let [code, log] = [0, ''];
  for (const step of action.runs.steps) {
    if (step.if !== undefined && evaluated(step.if, context).coerceString() !== 'true') continue;
    if (step.uses !== undefined) used.push({ uses: step.uses, with: mapped(step.with ?? {}, context) });
    if (step.run === undefined) continue;
    writeFileSync(file('output'), '');
    writeFileSync(file('step.sh'), step.run);
    const paths = [...linesOf(file('path'))].reverse().join(':');
    const one = await ran('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file('step.sh')], checkout, {
      HOME: temp,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: inRoot(),
      GITHUB_OUTPUT: file('output'),
      GITHUB_PATH: file('path'),
      GITHUB_STEP_SUMMARY: file('summary.md'),
      RUNNER_TEMP: temp,
      ...env,
      PATH: [paths, env.PATH].filter(Boolean).join(':'),
      ...mapped(step.env ?? {}, context),
    });
    log += one.log;
    const outputs = linesOf(file('output')).map((line) => line.split(/=(.*)/s).slice(0, 2));
    if (step.id !== undefined) steps[step.id] = { outputs: Object.fromEntries(outputs) };
    code = one.code;
    if (code !== 0) break;
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, substituted(value, context)]);
  return { code, log, summary: readFileSync(file('summary.md'), 'utf8'), outputs: Object.fromEntries(outputs), used };
}
