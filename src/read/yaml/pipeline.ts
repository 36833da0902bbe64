import type { Declaration, Property } from '../../tenant/index.ts';
import { type DataMap, type DataNode, get, MAX_DEPTH, textOf } from '../data/node.ts';
import type { PowerShellReader } from '../embedded-powershell.ts';
import { addReading, type Context } from '../shapes/draft.ts';
import { yamlText } from '../shapes/embedded.ts';

const PIPELINE_KEYS = new Set(['jobs', 'steps', 'stages', 'runs', 'trigger', 'pool', 'phases', 'extends']);
const SHELL = /^(?:pwsh|powershell)\b/i;
const TASK = /^(?:Azure)?PowerShell@/i;
const SCRIPT_KEYS = ['inline', 'script', 'inlinescript'];

/**
 * PowerShell in the steps of a pipeline: GitHub Actions (`run` with a PowerShell shell, `inlineScript`) and Azure
 * Pipelines (`pwsh`, `powershell`, PowerShell tasks). Whether the document is a pipeline.
 */
export function readPipeline(context: Context, root: DataNode, powershell: PowerShellReader): boolean {
  if (root.type !== 'map' || !root.pairs.some((pair) => PIPELINE_KEYS.has(pair.folded))) return false;
  visit(root, '', 0);
  return true;

  function visit(node: DataNode, inherited: string, depth: number): void {
    if (node.type === 'scalar' || node.alias || depth > MAX_DEPTH) return;
    if (node.type === 'list') {
      for (const item of node.items) visit(item, inherited, depth + 1);
      return;
    }
    const shell = shellOf(node, inherited);
    for (const script of scriptsOf(node, shell)) run(script);
    for (const pair of node.pairs) if (!pair.merged) visit(pair.value, shell, depth + 1);
  }

  function run(script: DataNode): void {
    const text = script.type === 'scalar' ? yamlText(context.slice, script) : undefined;
    if (!text) return;
    const reading = powershell(text.slice, text.prefix === undefined ? {} : { slicePrefix: text.prefix });
    addReading(context.draft, { ...reading, declarations: reading.declarations.map(withTokens) });
  }
}

/** What the pipeline replaces before the script runs (`${{ x }}`) is only known then, also inside quotes. */
function withTokens(declaration: Declaration): Declaration {
  const { name, properties } = declaration;
  const replaced = name?.includes('${{') ? { name: undefined, nameRuntime: name } : {};
  const own = [...properties].map(([key, property]): [string, Property] => {
    const { value } = property;
    if (value.state !== 'stated' || !String(value.value).includes('${{')) return [key, property];
    return [key, { ...property, value: { state: 'runtime', expression: String(value.value), place: value.place } }];
  });
  return { ...declaration, ...replaced, properties: new Map(own) };
}

/** The shell of the steps below: the workflow's or job's default, else PowerShell on a Windows runner. */
function shellOf(map: DataMap, inherited: string): string {
  const defaults = get(map, 'defaults')?.value;
  const run = defaults?.type === 'map' ? get(defaults, 'run')?.value : undefined;
  const stated = run?.type === 'map' ? textOf(get(run, 'shell')?.value) : undefined;
  if (stated !== undefined) return stated;
  const runner = get(map, 'runson')?.value;
  const labels = runner?.type === 'list' ? runner.items.map(textOf) : [textOf(runner)];
  return inherited === '' && labels.some((label) => /^windows/i.test(label ?? '')) ? 'pwsh' : inherited;
}

function* scriptsOf(step: DataMap, shell: string): Generator<DataNode> {
  const task = textOf(get(step, 'task')?.value) ?? '';
  const action = textOf(get(step, 'uses')?.value) ?? '';
  const inputs = get(step, TASK.test(task) ? 'inputs' : 'with')?.value;
  if ((TASK.test(task) || /^azure\/powershell@/i.test(action)) && inputs?.type === 'map') {
    for (const pair of inputs.pairs) if (SCRIPT_KEYS.includes(pair.folded)) yield pair.value;
  }
  for (const key of ['pwsh', 'powershell']) {
    const script = get(step, key);
    if (script) yield script.value;
  }
  const run = get(step, 'run');
  if (run && SHELL.test(textOf(get(step, 'shell')?.value) ?? shell)) yield run.value;
}
