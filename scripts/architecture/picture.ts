import { readFileSync } from 'node:fs';
import { inRoot } from '../root.ts';
import { fileGraph, type Graph, modulesBelow, unitGraph } from './modules.ts';

const PAGE = inRoot('docs/architecture.md');
const BEGIN = '<!-- rooms: written by `npm run docs` from the imports -->';
const END = '<!-- rooms: end -->';

/** The entries are files beside the rooms; the picture shows them as one. */
const ENTRIES = 'entries';

/** The rooms of src and which of them imports which, for values or types. */
function roomGraph(): Graph {
  const graph = new Map<string, Set<string>>();
  const name = (unit: string): string => (unit.endsWith('.ts') ? ENTRIES : unit);
  for (const [unit, targets] of unitGraph(fileGraph(modulesBelow('src')), 'src')) {
    const room = name(unit);
    const own = graph.get(room) ?? new Set();
    graph.set(room, own);
    for (const target of targets) if (name(target) !== room) own.add(name(target));
  }
  return graph;
}

/** Whether `to` can be reached from `from` over at least one other node. */
function isIndirect(graph: Graph, from: string, to: string): boolean {
  const seen = new Set<string>();
  const waiting = [...(graph.get(from) ?? [])].filter((next) => next !== to);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === to) return true;
    if (seen.has(node)) continue;
    seen.add(node);
    waiting.push(...(graph.get(node) ?? []));
  }
  return false;
}

/** The rooms as Mermaid draws them. An arrow that follows from others is left out. */
function picture(): string {
  const graph = roomGraph();
  const arrows = [...graph].flatMap(([from, targets]) =>
    [...targets].filter((to) => !isIndirect(graph, from, to)).map((to) => `  ${from} --> ${to}`),
  );
  return ['```mermaid', 'flowchart TD', ...arrows.sort(), '```'].join('\n');
}

/** docs/architecture.md with the picture of the rooms as they are. */
export function architecturePage(): string {
  const page = readFileSync(PAGE, 'utf8');
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${PAGE} has no place for the picture of the rooms.`);
  return `${page.slice(0, begin)}${BEGIN}\n${picture()}\n${page.slice(end)}`;
}
