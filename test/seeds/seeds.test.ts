import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { LineIndex } from '../../src/text/index.ts';
import { analyse } from '../rules/analysis.ts';

/** Mistakes of two published articles, reduced to the lines that hold them: file, first and last line, rules that must speak. */
const MISTAKES: readonly (readonly [
  name: string,
  file: string,
  first: number,
  last: number,
  rules: readonly string[],
])[] = [
  ['a placeholder in angle brackets', 'open-and-block.ps1', 2, 2, ['angle-placeholder']],
  ['the whole tenant is opened', 'open-and-block.ps1', 3, 3, ['default-policy-forwarding-on']],
  ['a scope that does not exist', 'open-and-block.ps1', 7, 7, ['invalid-enum-value']],
  ['a parameter for members that does not exist', 'open-and-block.ps1', 8, 8, ['unknown-parameter']],
  ['a parameter for direction that does not exist', 'open-and-block.ps1', 9, 9, ['unknown-parameter']],
  ['all mail of the department is stopped', 'open-and-block.ps1', 6, 6, ['broader-than-named']],
  ['the group is compared with the original sender', 'open-and-block.ps1', 6, 11, ['sender-predicate-header']],
  ['a subject on a rejected message', 'open-and-block.ps1', 10, 10, ['pointless-modification']],
  ['a question at the end', 'open-and-block.ps1', 13, 13, ['disconnect-prompts']],
  ['policies glued to a change', 'table-rows.ps1', 2, 2, ['glued-commands']],
  ['a listing without domains in a table', 'table-rows.ps1', 3, 3, ['incomplete-scope-listing']],
  ['remote domains glued to a change', 'table-rows.ps1', 4, 4, ['glued-commands']],
  ['a narrow search in a table', 'table-rows.ps1', 5, 5, ['autoforward-filter-narrow']],
  ['connectors glued to connectors', 'table-rows.ps1', 6, 6, ['glued-commands']],
  [
    'a trace glued to its details',
    'table-rows.ps1',
    7,
    7,
    ['glued-commands', 'angle-placeholder', 'deprecated-message-trace'],
  ],
  ['a value glued to prose', 'table-rows.ps1', 8, 8, ['glued-commands']],
  ['the whole tenant is opened, against the advice', 'repair-steps.ps1', 3, 3, ['default-policy-forwarding-on']],
  ['a listing without domains', 'repair-steps.ps1', 4, 4, ['incomplete-scope-listing']],
  ['a listing over lines without domains', 'repair-steps.ps1', 6, 6, ['incomplete-scope-listing']],
  ['every domain is opened, with the whole tenant', 'repair-steps.ps1', 8, 8, ['open-combination']],
  ['every domain is opened', 'remote-domain.ps1', 2, 2, ['default-remote-domain-open']],
  ['a domain where a name belongs', 'repair-steps.ps1', 9, 9, ['remotedomain-identity-by-domain']],
  ['the old trace', 'repair-steps.ps1', 12, 12, ['deprecated-message-trace']],
  [
    'a missing value, a link and old details',
    'repair-steps.ps1',
    14,
    14,
    ['missing-parameter-value', 'markdown-link-residue', 'deprecated-message-trace'],
  ],
  ['a link for a mailbox', 'repair-steps.ps1', 15, 15, ['markdown-link-residue']],
  ['a backtick before a blank', 'scoped-policy.ps1', 4, 4, ['backtick-space']],
  ['a listing without domains in a script', 'audit-script.ps1', 8, 8, ['incomplete-scope-listing']],
  ['aliases', 'audit-script.ps1', 9, 9, ['alias-in-script']],
  ['a narrow search', 'audit-script.ps1', 10, 10, ['autoforward-filter-narrow', 'alias-in-script']],
  ['the old trace in a script', 'audit-script.ps1', 15, 15, ['deprecated-message-trace']],
  ['a question at the end of a script', 'audit-script.ps1', 18, 18, ['disconnect-prompts']],
];

/** What each file of an article says, judged by itself, as a person opens it. */
const found = new Map<string, readonly { readonly id: string; readonly line: number }[]>();

function findingsOf(file: string): readonly { readonly id: string; readonly line: number }[] {
  let own = found.get(file);
  if (!own) {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8');
    const lines = new LineIndex(text);
    own = analyse({ [file]: text }).findings.map(({ rule, place }) => ({
      id: rule.id,
      line: lines.position(place.start).line,
    }));
    found.set(file, own);
  }
  return own;
}

describe('mistakes of published articles', () => {
  for (const [name, file, first, last, rules] of MISTAKES) {
    it(name, () => {
      const own = findingsOf(file);
      for (const id of rules) {
        const right = own.some((finding) => finding.id === id && finding.line >= first && finding.line <= last);
        assert.ok(right, `${id} at ${file}:${first} expected, found ${JSON.stringify(own)}`);
      }
    });
  }
});
