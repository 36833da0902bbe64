/** One step of a compiled pattern; numbers are UTF-16 code units. */
type Step =
  | number
  | { readonly kind: 'any' | 'stars' | 'folders' | 'rest' }
  | { readonly kind: 'class'; readonly takes: (code: number) => boolean };

const SLASH = 47;
const ANY = { kind: 'any' } as const;
const STARS = { kind: 'stars' } as const;
const FOLDERS = { kind: 'folders' } as const;
const REST = { kind: 'rest' } as const;

/** A pattern with braces comes to at most so many without. */
const MOST_ALTERNATIVES = 256;

/** No path that is matched is longer. */
const MOST_CHARACTERS = 1_000;

/**
 * A test whether a path with `/` matches a pattern as Git, editors and shells know them: `*` and `?` inside a name, `**` as a
 * whole name for any number of folders, `[a-z]`, `[!a]`, `{one,two}`, and a backslash before a character that means itself.
 * Takes as many steps as the pattern is long for each character of the path, whatever the pattern: it cannot be made to hang,
 * as regular expressions that go back and try again can.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const tests = alternatives(pattern).map((one) => matcherOf(compile(one)));
  const [only] = tests;
  return tests.length === 1 && only ? only : (path) => tests.some((matches) => matches(path));
}

/**
 * How much a pattern adds to the work for each path: its characters from the first on that may match several, and one more for each of
 * the patterns that its braces stand for. A longer pattern than `MOST_CHARACTERS` costs without end.
 */
export function globCost(pattern: string): number {
  if (pattern.length > MOST_CHARACTERS) return Number.POSITIVE_INFINITY;
  const costs = alternatives(pattern).map((one) => {
    const first = one.search(/[*?[]/);
    return 1 + (first < 0 ? 0 : one.length - first);
  });
  return costs.reduce((sum, cost) => sum + cost, 0);
}

/** Whether a text holds characters that mean something in a pattern. */
export function isGlob(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

/** The patterns that braces stand for; beyond the limit braces are plain characters. */
function alternatives(pattern: string): readonly string[] {
  let whole = [''];
  for (let at = 0; at < pattern.length; ) {
    const group = pattern[at] === '{' ? groupAt(pattern, at) : undefined;
    const inner = group ? group.parts.flatMap((part) => alternatives(part)) : undefined;
    if (group && inner && inner.length * whole.length <= MOST_ALTERNATIVES) {
      whole = whole.flatMap((head) => inner.map((part) => head + part));
      at = group.end;
    } else {
      const length = pattern[at] === '\\' ? 2 : 1;
      const plain = pattern.slice(at, at + length);
      const piece = plain === '{' ? '\\{' : plain;
      whole = whole.map((head) => head + piece);
      at += length;
    }
  }
  return whole;
}

/** The parts of `{a,b}` and where it ends; undefined for a brace that is not closed or holds no comma. */
function groupAt(
  pattern: string,
  start: number,
): { readonly parts: readonly string[]; readonly end: number } | undefined {
  const parts: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === ',' && depth === 1) {
      parts.push(pattern.slice(from, at));
      from = at + 1;
    } else if (char === '}' && --depth === 0) {
      parts.push(pattern.slice(from, at));
      return parts.length > 1 ? { parts, end: at + 1 } : undefined;
    }
  }
  return undefined;
}

function compile(pattern: string): readonly Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length; ) {
    const char = pattern[at];
    const startsName = at === 0 || pattern[at - 1] === '/';
    if (char === '*') {
      let end = at;
      while (pattern[end] === '*') end++;
      const isWhole = end - at === 2 && startsName;
      if (isWhole && end === pattern.length) steps.push(REST);
      else if (isWhole && pattern[end] === '/') {
        steps.push(FOLDERS);
        end++;
      } else steps.push(STARS);
      at = end;
    } else if (char === '?') {
      steps.push(ANY);
      at++;
    } else {
      const found = char === '[' ? classAt(pattern, at) : undefined;
      if (found) {
        steps.push({ kind: 'class', takes: found.takes });
        at = found.end;
      } else {
        if (char === '\\' && at + 1 < pattern.length) at++;
        steps.push(pattern.charCodeAt(at));
        at++;
      }
    }
  }
  return steps;
}

/** The class that starts at `[`; undefined when it is not closed. A `]` right behind the start belongs to it. */
function classAt(
  pattern: string,
  start: number,
): { readonly takes: (code: number) => boolean; readonly end: number } | undefined {
  let at = start + 1;
  const isNegated = pattern[at] === '!' || pattern[at] === '^';
  if (isNegated) at++;
  const ranges: [number, number][] = [];
  for (const first = at; at < pattern.length && (pattern[at] !== ']' || at === first); at++) {
    if (pattern[at] === '\\' && at + 1 < pattern.length) at++;
    const low = pattern.charCodeAt(at);
    const isRange = pattern[at + 1] === '-' && at + 2 < pattern.length && pattern[at + 2] !== ']';
    if (isRange) at += 2;
    ranges.push([low, pattern.charCodeAt(at)]);
  }
  if (at >= pattern.length) return undefined;
  const takes = (code: number): boolean =>
    code !== SLASH && ranges.some(([low, high]) => low <= code && code <= high) !== isNegated;
  return { takes, end: at + 1 };
}

const literal = (codes: readonly number[]): string => codes.map((code) => String.fromCharCode(code)).join('');

function matcherOf(steps: readonly Step[]): (path: string) => boolean {
  const prefix = steps.findIndex((step) => typeof step !== 'number');
  if (prefix < 0) {
    const text = literal(steps as readonly number[]);
    return (path) => path === text;
  }
  const start = literal(steps.slice(0, prefix) as readonly number[]);
  const rest = steps.slice(prefix);
  // Looking for a part of the path that must be there is quicker than following the steps.
  const needed = longestLiteral(rest);
  return (path) => path.startsWith(start) && path.includes(needed) && matches(rest, path, start.length);
}

/** The longest text that every path holds that matches. */
function longestLiteral(steps: readonly Step[]): string {
  let longest = '';
  let current = '';
  for (const step of steps) {
    current = typeof step === 'number' ? current + String.fromCharCode(step) : '';
    if (current.length > longest.length) longest = current;
  }
  return longest;
}

/** Follows all ways through the steps at the same time. */
function matches(steps: readonly Step[], path: string, from: number): boolean {
  let now = new Uint8Array(steps.length + 1);
  let next = new Uint8Array(steps.length + 1);
  /** Marks a step as reached, and those behind it that take nothing. */
  const reach = (states: Uint8Array, first: number, startsName: boolean): void => {
    for (let at = first; !states[at]; at++) {
      states[at] = 1;
      const step = steps[at];
      const mayBeEmpty = step === STARS || step === REST || (step === FOLDERS && startsName);
      if (!mayBeEmpty) return;
    }
  };
  reach(now, 0, from === 0 || path.charCodeAt(from - 1) === SLASH);
  for (let at = from; at < path.length; at++) {
    const code = path.charCodeAt(at);
    next.fill(0);
    let isAlive = false;
    for (let state = 0; state < steps.length; state++) {
      if (!now[state]) continue;
      const step = steps[state] as Step;
      const isKept = step === REST || step === FOLDERS || (step === STARS && code !== SLASH);
      if (isKept) reach(next, state, code === SLASH);
      else if (!takes(step, code)) continue;
      else reach(next, state + 1, code === SLASH);
      isAlive = true;
    }
    if (!isAlive) return false;
    [now, next] = [next, now];
  }
  return now[steps.length] === 1;
}

function takes(step: Step, code: number): boolean {
  if (typeof step === 'number') return step === code;
  if (step.kind === 'class') return step.takes(code);
  return step.kind === 'any' && code !== SLASH;
}
