import { Random } from '../../verdict/random-tenants.ts';

/*
 * Random scripts of values: marks, which are commands that give a mail flow rule named `m1`, `m2` ... a comment, among variables, lists,
 * hashtables, splats, functions, blocks, loops, scopes and everything else that changes what a variable holds. What only a run tells is
 * asked of `Test-Thing`, `Get-Things` and `Get-Word`.
 */

const DEEPEST = 3;
const VARIABLES = ['a', 'b', 'c'];
const LISTS = ['l', 'k'];
const TABLES = ['t', 'u'];
const KEYS = ['Comments', 'Comments', 'K'];
const CONDITIONS = [
  '$true',
  '$false',
  'Test-Thing',
  'Test-Thing',
  "$a -eq 'p'",
  '$b',
  '$l.Count -gt 1',
  "'p' -in $l",
  '-not $c',
];

const indented = (text: string): string => text.replaceAll(/^/gm, '  ');

const COMMAND = 'Set-TransportRule';
/** How the command of a mark begins; what follows are its settings. */
const mark = (name: string): string => `${COMMAND} -Identity ${name}`;

class Writer {
  readonly #random: Random;
  readonly #functions: string[] = [];
  #marks = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  script(): string {
    const lines = Array.from({ length: 2 + this.#upTo(5) }, () => this.#statement(0));
    return `${[...lines, this.#mark()].join('\n')}\n`;
  }

  #upTo(most: number): number {
    return 1 + Math.floor(this.#random.next() * most);
  }

  /** One of some ways to write something; only the one that is taken is made. */
  #way(ways: readonly (() => string)[]): string {
    return this.#random.one(ways)();
  }

  #variable(): string {
    return `$${this.#random.one(VARIABLES)}`;
  }

  #list(): string {
    return `$${this.#random.one(LISTS)}`;
  }

  #table(): string {
    return `$${this.#random.one(TABLES)}`;
  }

  #word(): string {
    return this.#random.one(['p', 'q', 'r']);
  }

  /** An expression of a text, which can stand as an argument. */
  #text(depth = 0): string {
    const simple = [
      () => `'${this.#word()}'`,
      () => `"${this.#word()}"`,
      () => this.#variable(),
      () => this.#variable(),
      () => this.#variable(),
    ];
    if (depth > 1) return this.#way(simple);
    const inner = () => this.#text(depth + 1);
    return this.#way([
      ...simple,
      ...simple,
      () => `"x${this.#variable()}"`,
      () => `"\${${this.#random.one(VARIABLES)}}y"`,
      () => `"$(${inner()})z"`,
      () => `"$(${this.#table()}.${this.#random.one(KEYS)})"`,
      () => `(${inner()} + ${inner()})`,
      () => `('{0}-{1}' -f ${inner()}, ${inner()})`,
      () => `(${inner()} -replace 'p', 'n')`,
      () => `${this.#variable()}.ToUpper()`,
      () => `${this.#table()}.${this.#random.one(KEYS)}`,
      () => `${this.#table()}['${this.#random.one(KEYS)}']`,
      () => `${this.#list()}[${this.#random.one(['0', '1', '-1'])}]`,
      () => `(${this.#items()})[${this.#random.one(['0', '-1'])}]`,
      () => `$(if (${this.#condition()}) { ${inner()} } else { ${inner()} })`,
      () => `(${this.#condition()} ? ${inner()} : ${inner()})`,
      () => `(${this.#variable()} ?? ${inner()})`,
      () => `(${this.#items()} -join '+')`,
      () => `[string]${inner()}`,
      () => `(${this.#variable()} = ${inner()})`,
      () => `$script:${this.#random.one(VARIABLES)}`,
      () => `$global:${this.#random.one(VARIABLES)}`,
      () => `(Get-Variable ${this.#random.one(VARIABLES)} -ValueOnly -ErrorAction Ignore)`,
      () => `(& { ${inner()} })`,
      () => '(Get-Word)',
      () => '$null',
    ]);
  }

  /** An expression of several texts. */
  #items(): string {
    return this.#way([
      () => `@(${this.#text(1)}, ${this.#text(1)})`,
      () => `@(${this.#text(1)})`,
      () => '@()',
      () => this.#list(),
      () => this.#list(),
      () => `(${this.#list()} + ${this.#text(1)})`,
      () => `('p,q'.Split(','))`,
      () => `(${this.#list()} | Where-Object { $_ -ne 'p' })`,
      () => `(${this.#list()} | ForEach-Object { "$_-" })`,
      () => '(Get-Things)',
      () => `${this.#table()}.Values`,
    ]);
  }

  #condition(): string {
    return this.#random.one(CONDITIONS);
  }

  #entries(): string {
    const entries = [`Comments = ${this.#text(1)}`, `K = ${this.#text(1)}`];
    return `@{ ${this.#random.chance(0.5) ? entries[0] : entries.join('; ')} }`;
  }

  #mark(own = ''): string {
    const value = own !== '' && this.#random.chance(0.6) ? own : this.#text();
    if (this.#random.chance(0.2)) return this.#marked(value);
    const head = mark(this.#name());
    return this.#way([
      () => `${head} -Comments ${value}`,
      () => `${head} -Comments ${value}`,
      () => `${head} -Comments ${value}`,
      () => `${head} -Comments:${value}`,
      () => `${head} @${this.#random.one(TABLES)}`,
      () => `${head} @${this.#random.one(TABLES)}`,
    ]);
  }

  #name(): string {
    return `m${++this.#marks}`;
  }

  /** Other ways to call the command, and to say which rule is meant. */
  #marked(value: string): string {
    const [one, two] = [this.#name(), this.#name()];
    return this.#way([
      () => `${COMMAND} ${one} -Comments ${value}`,
      () => `${COMMAND} -Comments ${value} ${one}`,
      () => `${COMMAND} \`\n  -Identity "${one}" \`\n  -Comments ${value}`,
      () => `& '${COMMAND}' -Identity ${one} -Comments ${value}`,
      () => `$d = '${COMMAND}'\n& $d -Identity ${one} -Comments ${value}`,
      () => `Set-Alias str ${COMMAND}\nstr -Identity ${one} -Comments ${value}`,
      () => `Invoke-Expression '${COMMAND} -Identity ${one} -Comments ${this.#word()}'`,
      () => `$n = '${one}'\n${COMMAND} -Identity $n -Comments ${value}`,
      () => `if (${this.#condition()}) { $n = '${one}' } else { $n = '${two}' }\n${COMMAND} $n -Comments ${value}`,
      () => `'${one}' | ${COMMAND} -Comments ${value}`,
      () => `'${one}', '${two}' | ${COMMAND} -Comments ${value}`,
      () => `'${one}', '${two}' | ForEach-Object { ${COMMAND} -Identity $_ -Comments ${value} }`,
      () => `foreach ($n in '${one}', '${two}') { ${COMMAND} -Identity $n -Comments ${value} }`,
      () => `$s = @{ Identity = '${one}'; Comments = ${value} }\n${COMMAND} @s`,
      () => `@{ Identity = '${one}'; Comments = 'q' }, @{ Identity = '${two}' } | ForEach-Object { ${COMMAND} @_ }`,
      () => `1..2 | ForEach-Object { ${COMMAND} "m$($_ + ${this.#marks + 100})" -Comments ${value} }`,
    ]);
  }

  #block(depth: number, own = ''): string {
    const lines = Array.from({ length: this.#upTo(2) }, () => this.#statement(depth + 1, own));
    if (this.#random.chance(0.6)) lines.push(this.#mark(own));
    return `{\n${indented(lines.join('\n'))}\n}`;
  }

  /** `own` is a variable of the block around it. */
  #statement(depth: number, own = ''): string {
    if (this.#random.chance(0.2)) return this.#mark(own);
    if (depth >= DEEPEST || this.#random.chance(0.55)) return this.#change();
    return this.#way([
      () => `if (${this.#condition()}) ${this.#block(depth)}`,
      () => `if (${this.#condition()}) ${this.#block(depth)} else ${this.#block(depth)}`,
      () => this.#loop(depth),
      () => this.#loop(depth),
      () => this.#function(depth),
      () => this.#called(),
      () => this.#called(),
      () => `& ${this.#block(depth)}`,
      () => `. ${this.#block(depth)}`,
      () => `$f = ${this.#block(depth)}\n${this.#random.one(['&', '.'])} $f`,
      () => `& { param($p)\n${indented(this.#block(depth, '$p').slice(2, -2))}\n} ${this.#text(1)}`,
      () => `try ${this.#block(depth)} catch ${this.#block(depth)}`,
      () => `try {\n${indented(this.#change())}\n  throw 'x'\n} catch ${this.#block(depth)}`,
      () => `switch (${this.#text(1)}) {\n  'p' ${this.#block(depth, '$_')}\n  default ${this.#block(depth, '$_')}\n}`,
    ]);
  }

  #loop(depth: number): string {
    const variable = this.#variable();
    return this.#way([
      () => `foreach (${variable} in ${this.#items()}) ${this.#block(depth, variable)}`,
      () => `foreach (${variable} in ${this.#items()}) ${this.#block(depth, variable)}`,
      () => `foreach ($o in @(${this.#entries()}, ${this.#entries()})) ${this.#block(depth, '$o.Comments')}`,
      () => `${this.#items()} | ForEach-Object ${this.#block(depth, '$_')}`,
      () => `for ($i = 0; $i -lt 2; $i++) ${this.#block(depth, '$l[$i]')}`,
      () => `while (Test-Thing) ${this.#block(depth)}`,
      () => `do ${this.#block(depth)} while ($false)`,
    ]);
  }

  /** Only the script defines functions. */
  #function(depth: number): string {
    if (depth > 0) return this.#change();
    const name = `F${this.#functions.length}`;
    const body = this.#block(1, '$p').slice(2, -2);
    this.#functions.push(name);
    return this.#way([
      () => `function ${name}($p) {\n${body}\n}`,
      () => `function ${name} {\n  param($p = ${this.#text(1)})\n${body}\n}`,
      () => `function ${name} {\n  param([string]$p, $${this.#random.one(VARIABLES)})\n${body}\n}`,
      () => `function ${name} {\n  process {\n${indented(body)}\n  }\n}`,
    ]);
  }

  #called(): string {
    if (this.#functions.length === 0) return this.#change();
    const name = this.#random.one(this.#functions);
    return this.#way([
      () => `${name} ${this.#text(1)}`,
      () => `${name} -p ${this.#text(1)}`,
      () => name,
      () => `${this.#variable()} = ${name} ${this.#text(1)}`,
      () => `${this.#items()} | ${name}`,
    ]);
  }

  /** Something that changes what a variable holds. */
  #change(): string {
    const name = this.#random.one(VARIABLES);
    const key = this.#random.one(KEYS);
    return this.#way([
      () => `$${name} = ${this.#text()}`,
      () => `$${name} = ${this.#text()}`,
      () => `$${name} = ${this.#text()}`,
      () => `$${name} += ${this.#text(1)}`,
      () => `$${name} ??= ${this.#text(1)}`,
      () => `$${this.#random.one(['script', 'global', 'local', 'private'])}:${name} = ${this.#text(1)}`,
      () => `[string]$${name} = ${this.#text(1)}`,
      () => `$a, $b = ${this.#items()}`,
      () => `$${name} = ${this.#variable()} = ${this.#text(1)}`,
      () => `$${name} = if (${this.#condition()}) { ${this.#text(1)} } else { ${this.#text(1)} }`,
      () => `$${name} = foreach ($i in ${this.#items()}) { $i }`,
      () => `Set-Variable ${name} ${this.#text(1)}`,
      () =>
        `Set-Variable -Name ${name} -Value ${this.#text(1)} -Scope ${this.#random.one(['0', '1', 'Global', 'Script'])}`,
      () => `${this.#random.one(['Clear', 'Remove'])}-Variable ${name} -ErrorAction Ignore`,
      () => `Write-Output ${this.#text(1)} -OutVariable ${name} | Out-Null`,
      () => `${this.#text(1)} | Tee-Object -Variable ${name} | Out-Null`,
      () => `Invoke-Expression '$${name} = "${this.#word()}"'`,
      () => `Set-Item variable:${name} ${this.#text(1)}`,
      () => `${this.#list()} = ${this.#items()}`,
      () => `${this.#list()} = ${this.#items()}`,
      () => `${this.#list()} += ${this.#text(1)}`,
      () => `if (${this.#list()}) { ${this.#list()}[0] = ${this.#text(1)} }`,
      () => `${this.#table()} = ${this.#entries()}`,
      () => `${this.#table()} = ${this.#entries()}`,
      () => `${this.#table()} = ${this.#entries()}`,
      () => `${this.#table()}.${key} = ${this.#text(1)}`,
      () => `${this.#table()}['${key}'] = ${this.#text(1)}`,
      () => `${this.#table()}.Remove('${key}')`,
      () => `${this.#table()}.Add('${key}', ${this.#text(1)})`,
      () => `${this.#table()} += ${this.#entries()}`,
      () => '$u = $t',
      () => '$u = $t.Clone()',
      () => `$PSDefaultParameterValues['Set-TransportRule:Comments'] = ${this.#text(1)}`,
    ]);
  }
}

/** A script; the same for the same seed. */
export const randomProgram = (seed: number): string => new Writer(new Random(seed)).script();

const MARK = new RegExp(mark('(m\\d+)\\b'), 'g');

/** A script with the beginning of its marks as `<m1>`, and back. */
export const shortened = (script: string): string => script.replaceAll(MARK, '<$1>');
export const written = (short: string): string => short.replaceAll(/<(m\d+)>/g, (_, name: string) => mark(name));
