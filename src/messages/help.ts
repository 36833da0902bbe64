import type { Table } from './translate.ts';

/** What `--help` prints: the overview, and each command by its name. Columns line up; commands and options stay English. */
export const HELP = {
  overview: `Mailflow Lint: who may forward mail where, and which line decides it.

  mailflow-lint lint [PATH...]       what is wrong in scripts and tenant files
  mailflow-lint inspect [PATH...]    the tenant as it was read, with places
  mailflow-lint verdict [PATH...]    may a sender forward to an address? --from WHO --to WHOM
  mailflow-lint matrix [PATH...]     who may forward where
  mailflow-lint test [PATH...]       policy tests: who may forward where, and who never may
  mailflow-lint diff BASE HEAD       who may forward where now and might not before; commits, folders, files, exports
  mailflow-lint explain TOPIC        a rule, a bounce code, a cmdlet, a setting, an address; - reads a bounce
  mailflow-lint bundle -             what to collect before a support case, from a bounce
  mailflow-lint evidence --out DIR   what the files show about each benchmark, as pages for an audit
  mailflow-lint export-script        a PowerShell script that writes the state of a real tenant to a file
  mailflow-lint config               the configuration in force and where each value comes from
  mailflow-lint lsp                  a language server for editors, over standard input and output
  mailflow-lint mcp [--root DIR]     the same answers as tools for language models (Model Context Protocol)

Every command: --config FILE --tenant NAME --language en|ja|fr --strict-read --allow-empty --as-of DATE --help
mailflow-lint COMMAND --help tells more.
`,
  bundle: `mailflow-lint bundle - [--in PATH...] [--redact]

  --in PATH   the files of the organization; may be given several times
  --redact    replace addresses, domains, IP addresses and names of objects, tenants, folders and files

Reads a bounce from standard input and prints, as Markdown, what to collect before a support case.
`,
  config: `mailflow-lint config [PATH...]

  --format NAME   pretty (default) or json

Shows the configuration in force for the first path, and the line that each value comes from.
`,
  diff: `mailflow-lint diff BASE HEAD

  --format NAME[=FILE]  pretty (default), json, markdown or html; may be given several times
  --fail-on LIST        widened (default), narrowed, unknown, any or never; several with commas: widened,unknown
  --redact              replace people, domains and the names of groups, objects, organizations and files

Compares who may forward where, not what is written. BASE and HEAD are a commit by any name that Git knows (the working folder as it
was there, or COMMIT:PATH), a folder, a file, or an export. The configuration of each is the one that it had.
`,
  evidence: `mailflow-lint evidence [PATH...] --out DIR

  --out DIR            the folder that evidence.html, evidence.json and evidence.sarif are written to
  --redact             replace people, domains, and names of objects, tenants and files by stand-ins
  --warn-before DAYS   how long before its last day an exception is said to end, such as 14d

What the files show about each benchmark (pass, fail, unknown, not applicable) with the lines behind it, who may forward where, the
forwards that are set up, exceptions, what was not read, the commit, and the hash of each file. With --as-of the same files give
the same pages, byte for byte.
`,
  explain: `mailflow-lint explain TOPIC
mailflow-lint explain - [--in PATH...] [--from ADDRESS] [--original-sender ADDRESS]

  --in PATH                   the files of the organization that a bounce or an address is looked up in; may be given several times
  --from ADDRESS              the mailbox that forwarded or sent, where the bounce does not say it
  --original-sender ADDRESS   who sent the message that was forwarded; also internal or external
  --format NAME               pretty (default, Markdown) or json

TOPIC is a rule id, a bounce code such as 5.7.520, a cmdlet, a setting or an address; - reads a pasted bounce.
`,
  'export-script': `mailflow-lint export-script > export.ps1

Prints a PowerShell script (Windows PowerShell 5.1 or newer) that an administrator runs after Connect-ExchangeOnline. It only
reads, and writes tenant-export.json: policies, rules, remote domains, mail flow rules, connectors, accepted domains, the block
list, mailboxes and Inbox rules that forward, and the groups that are named with their members. The file is a state of the real
tenant: every command reads it as it reads a folder. It says what could not be read, and answers that depend on it are unknown.
`,
  inspect: `mailflow-lint inspect [PATH...]

  --format NAME   pretty (default) or json

Shows every object as it was read, with the place of each value, and what was not understood.
`,
  lint: `mailflow-lint lint [PATH...]

  --format NAME[=FILE]   pretty, json, sarif, github, azure, gitlab, junit, checkstyle or markdown; may be given several times
  --fail-on LEVEL        error (default), warning, information or never
  --warn-before DAYS     how long before its last day an exception is said to end, such as 14d (default: warnBefore of the configuration, else 30d)
  --fix                  apply safe fixes to what is shown
  --fix --dry-run        print them as a patch and change nothing; exit code 1 when something would change
  --baseline FILE        hide the findings listed in this file
  --write-baseline       list the findings of this run in the baseline file
  --stdin-filename NAME  read one more file from standard input, under this name
  --notes                also show hints in what people read (pretty, github, azure, markdown); other formats always have them
  --changed              only findings that HEAD does not have: work tree, new files included, against HEAD
  --since REF            only findings that the last commit in common with REF does not have
  --staged               only findings that HEAD does not have: index against HEAD
  --watch                run again when a file changes

Named files are judged with the tenant around them, and only they are reported.
`,
  lsp: `mailflow-lint lsp [--stdio]

  --language NAME   en, ja or fr; without it the language that the editor names

A language server (LSP 3.17) over standard input and output, started by an editor: problems, fixes, hovers, completion, syntax, names
and their renaming, outline, and lines that say who may forward where. It reads the files of the folders that are open and writes
none. How editors are told of it: docs/editors.md.
`,
  matrix: `mailflow-lint matrix [PATH...]

  --format NAME   pretty (default), json, markdown, html or svg
  --all           also what is sent on by hand, and recipients inside; other formats always have them
  --redact        replace people, domains and the names of groups, objects, organizations and files

Who may forward where: classes of senders and destinations by family of mechanism, each with the line that decides.
`,
  mcp: `mailflow-lint mcp [--root DIR]

  --root DIR        a folder that may be read; may be given several times; without it the working folder
  --language NAME   en, ja or fr: the language of the answers

A server of the Model Context Protocol over standard input and output, started by an agent. Its tools evaluate_forwarding, explain_bounce,
lint_policy and diff_forwarding only read, and only below the roots: no path, link or configuration leads out of them. How agents are
told of it: docs/agents.md.
`,
  test: `mailflow-lint test [PATH...]

  --format NAME[=FILE]   pretty (default), json or junit; may be given several times
  --warn-before DAYS     how long before its last day an exception is said to end, such as 14d

Proves the policy tests of mailflow-lint.tests.yaml for everybody: named persons, and all whom no file names. Shows what each entry of the exceptions ledger opens now. Exit code 1 when a test is refuted or not proved.
`,
  verdict: `mailflow-lint verdict [PATH...] --from WHO --to WHOM

  --from WHO                an address, a domain, a group or *
  --to WHOM                 an address, a domain, a group or *
  --mechanism NAME          how the message is forwarded; without it the ways that the files set up, else the common ones
  --original-sender WHO     who sent the message that is forwarded: an address, internal or external
  --recipient-type TYPE     such as MailUser
  --flow-operation NAME     x-ms-mail-operation-type of a Power Automate flow
  --deliver-and-forward true|false
  --automatic-means off|on|unknown
  --cloud commercial|gcchigh|dod
  --changes                 also look for changes that turn the answer; json has them always
  --format NAME             pretty (default), json or svg
`,
} as const satisfies Table;
