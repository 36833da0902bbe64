import { Random } from '../../verdict/random-tenants.ts';

/*
 * Random scripts of nothing but control flow: marks, which are commands that set a remote domain named `m1`, `m2` ..., among branches,
 * loops, functions, blocks, `try`, `trap` and every way to leave one of them. What only a run tells is asked of `Test-Thing`,
 * `Get-Things` and `Get-Word`.
 */

/** What surrounds a statement. */
interface Around {
  readonly depth: number;
  /** It is in a loop or a `switch`. */
  readonly loops: boolean;
  readonly label?: string;
}

const DEEPEST = 3;
/** Leave or do not, as `$ErrorActionPreference` says. */
const FAIL = ["Write-Error 'x'", 'Get-RemoteDomain -Nonsense 1'];
const PREFERENCES = ['Stop', 'Stop', 'Continue', 'SilentlyContinue'];
const LEAVE = ["throw 'x'", 'return', 'exit', 'exit 1', "Write-Error 'x' -ErrorAction Stop"];
const CONDITIONS = ['$true', '$false', '1 -eq 1', 'Test-Thing', 'Test-Thing', '-not (Test-Thing)'];
const CATCHES = [
  'catch',
  'catch',
  'catch',
  'catch [System.IO.IOException]',
  'catch [System.Management.Automation.RuntimeException]',
];

const indented = (text: string): string => text.replaceAll(/^/gm, '  ');

/** The command that stands for a mark: `m1`, `m2` ... */
const mark = (name: string): string => `Set-RemoteDomain -Identity ${name} -AutoForwardEnabled $false`;

class Writer {
  readonly #random: Random;
  readonly #functions: string[] = [];
  #marks = 0;
  #variables = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  script(): string {
    const count = this.#few();
    const lines = Array.from({ length: count }, () => [this.#statement({ depth: 0, loops: false }), this.#mark()]);
    return `${lines.flat().join('\n')}\n`;
  }

  #mark(): string {
    return mark(`m${++this.#marks}`);
  }

  /** From one up to three. */
  #few(): number {
    return 1 + Math.floor(this.#random.next() * 3);
  }

  #block(around: Around): string {
    const inner = { ...around, depth: around.depth + 1 };
    const lines = Array.from({ length: this.#few() }, () => this.#statement(inner));
    if (this.#random.chance(0.6)) lines.push(this.#mark());
    return `{\n${indented(lines.join('\n'))}\n}`;
  }

  #condition(): string {
    return this.#random.one(CONDITIONS);
  }

  #statement(around: Around): string {
    if (around.depth >= DEEPEST || this.#random.chance(0.25)) return this.#mark();
    const kinds = [
      () => this.#leave(around),
      () => this.#leave(around),
      () => this.#if(around),
      () => this.#if(around),
      () => this.#try(around),
      () => this.#try(around),
      () => this.#loop(around),
      () => this.#function(around),
      () => this.#called(),
      () => this.#blockOf(around),
      () => this.#switch(around),
    ];
    if (this.#random.chance(0.02))
      return `trap { ${this.#random.one(['continue', 'break', `${this.#mark()}; continue`])} }`;
    if (this.#random.chance(0.04)) return `$ErrorActionPreference = '${this.#random.one(PREFERENCES)}'`;
    if (this.#random.chance(0.06)) return this.#random.one(FAIL);
    return this.#random.one(kinds)();
  }

  #leave({ loops, label }: Around): string {
    const inLoop = loops ? ['break', 'continue', 'break', 'continue'] : [];
    const byLabel = label === undefined ? [] : [`break ${label}`, `continue ${label}`];
    return this.#random.one([...LEAVE, ...inLoop, ...byLabel]);
  }

  #if(around: Around): string {
    const other = this.#random.chance(0.2) ? ` elseif (${this.#condition()}) ${this.#block(around)}` : '';
    const rest = this.#random.chance(0.6) ? ` else ${this.#block(around)}` : '';
    return `if (${this.#condition()}) ${this.#block(around)}${other}${rest}`;
  }

  #try(around: Around): string {
    const body = `try ${this.#block(around)}`;
    const handled = this.#random.chance(0.85) ? ` ${this.#random.one(CATCHES)} ${this.#block(around)}` : '';
    // Control may not leave a `finally`.
    const cleaned = handled === '' || this.#random.chance(0.3) ? ` finally {\n${indented(this.#mark())}\n}` : '';
    return `${body}${handled}${cleaned}`;
  }

  #loop(around: Around): string {
    const variable = `$i${++this.#variables}`;
    const label = this.#random.chance(0.2) ? `l${this.#variables}` : undefined;
    const body = this.#block({ ...around, loops: true, ...(label === undefined ? {} : { label }) });
    const loop = this.#random.one([
      `foreach (${variable} in 1, 2) ${body}`,
      `foreach (${variable} in @()) ${body}`,
      `foreach (${variable} in (Get-Things)) ${body}`,
      `while (Test-Thing) ${body}`,
      `while ($false) ${body}`,
      `do ${body} while (Test-Thing)`,
      `do ${body} until ($true)`,
      `for (${variable} = 0; ${variable} -lt 2; ${variable}++) ${body}`,
    ]);
    return label === undefined ? loop : `:${label} ${loop}`;
  }

  /** Only the script defines functions: what a branch or a block defines is not there for others. */
  #function({ depth }: Around): string {
    if (depth > 0) return this.#mark();
    const name = `F${this.#functions.length}`;
    const body = this.#block({ depth: 1, loops: false });
    this.#functions.push(name);
    return `function ${name} ${body}`;
  }

  #called(): string {
    return this.#functions.length === 0 ? this.#mark() : this.#random.one(this.#functions);
  }

  #blockOf(around: Around): string {
    const { label: _label, ...plain } = around;
    const variable = `$b${++this.#variables}`;
    const body = this.#block({ ...plain, loops: false });
    return this.#random.one([
      `& ${body}`,
      `. ${body}`,
      `1..2 | ForEach-Object ${body}`,
      `${variable} = ${body}\n& ${variable}`,
    ]);
  }

  #switch(around: Around): string {
    const inner = { ...around, loops: true };
    const clauses = [`'a' ${this.#block(inner)}`];
    if (this.#random.chance(0.6)) clauses.push(`'b' ${this.#block(inner)}`);
    if (this.#random.chance(0.6)) clauses.push(`default ${this.#block(inner)}`);
    const of = this.#random.one(["'a'", "'a', 'b'", "'z'", '(Get-Word)']);
    return `switch (${of}) {\n${indented(clauses.join('\n'))}\n}`;
  }
}

/** A script; the same for the same seed. */
export const randomProgram = (seed: number): string => new Writer(new Random(seed)).script();

const MARK = new RegExp(mark('(m\\d+)').replaceAll('$', '\\$'), 'g');

/** A script with its marks as `<m1>`, and back. */
export const shortened = (script: string): string => script.replaceAll(MARK, '<$1>');
export const written = (short: string): string => short.replaceAll(/<(m\d+)>/g, (_, name: string) => mark(name));
