import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../root.ts';

export interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

/** Every static and dynamic import and re-export of a module. */
export function importsOf(text: string): Import[] {
  const found: Import[] = [];
  for (const [, type, target] of text.matchAll(/^(?:import|export)\s(type\s)?[^'";]*?from\s'([^']+)'/gm)) {
    if (target) found.push({ target, typeOnly: type !== undefined });
  }
  for (const [, target] of text.matchAll(/(?:^import\s|\bimport\()'([^']+)'/gm)) {
    if (target) found.push({ target, typeOnly: false });
  }
  return found;
}

/** The TypeScript files below some folders of the project, with their imports, by their paths in the project. */
export function modulesBelow(...folders: readonly string[]): ReadonlyMap<string, readonly Import[]> {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: inRoot() }));
  return new Map(
    files
      .map((file) => file.replaceAll(path.sep, '/'))
      .sort()
      .map((file) => [file, importsOf(readFileSync(inRoot(file), 'utf8'))]),
  );
}

/** The file that a relative import names; undefined for packages. */
export function fileOf(from: string, target: string): string | undefined {
  return target.startsWith('.') ? path.posix.join(path.posix.dirname(from), target) : undefined;
}

/** What each key points to. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Which of the files imports which, for values or only their types. */
export function fileGraph(modules: ReadonlyMap<string, readonly Import[]>): Graph {
  const targets = (file: string, imports: readonly Import[]): string[] =>
    imports.flatMap(({ target }) => fileOf(file, target) ?? []).filter((to) => modules.has(to));
  return new Map([...modules].map(([file, imports]) => [file, new Set(targets(file, imports))]));
}

/** What a file belongs to directly below a folder: one of its folders, or itself. Undefined for files elsewhere. */
function unitOf(file: string, folder: string): string | undefined {
  if (!file.startsWith(`${folder}/`)) return undefined;
  return file.slice(folder.length + 1).split('/')[0];
}

/** Which part directly below a folder imports which other one. */
export function unitGraph(files: Graph, folder: string): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [file, targets] of files) {
    const unit = unitOf(file, folder);
    if (unit === undefined) continue;
    const own = graph.get(unit) ?? new Set();
    graph.set(unit, own);
    for (const target of targets) {
      const to = unitOf(target, folder);
      if (to !== undefined && to !== unit) own.add(to);
    }
  }
  return graph;
}

/** Groups of nodes that can all be reached from each other (Tarjan), each in order. */
export function circles(graph: Graph): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (node: string): number => {
    let low = order.size;
    order.set(node, low);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue;
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, lowest.get(next) ?? (order.get(next) as number));
    }
    lowest.set(node, low);
    if (low === order.get(node)) {
      const group = open.splice(open.indexOf(node));
      if (group.length > 1) found.push(group.sort());
    }
    return low;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found;
}
