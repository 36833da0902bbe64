import { rules } from '../../src/analyze.ts';
import type { RuleDocs } from '../../src/lint/index.ts';
import { harmless } from '../../src/report/harmless.ts';
import { lintSarif } from '../../src/report/lint-sarif.ts';
import type { FindingView } from '../../src/report/view.ts';
import { knowledge } from '../support/world.ts';
import { ofRounds, row, timed } from './harness.ts';

const RESULTS = 25_000;
const FILES = 500;
const LINE = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n';

/** Findings of all rules in many files, each with a fix and a related place. */
function findings(): FindingView[] {
  return Array.from({ length: RESULTS }, (_, at) => {
    const rule = rules[at % rules.length]?.meta;
    const line = Math.floor(at / FILES) + 1;
    const offset = (line - 1) * LINE.length;
    const file = `infra/mail/policies-${at % FILES}.ps1`;
    const place = {
      file,
      start: { line, column: 74, offset: offset + 73 },
      end: { line, column: 76, offset: offset + 75 },
    };
    return {
      ...place,
      ruleId: rule?.id ?? '',
      messageId: 'stated',
      severity: rule?.severity ?? 'error',
      message:
        'The Default outbound policy has forwarding On: every mailbox that no other policy covers may forward mail.',
      tenant: 'contoso',
      fingerprint: at.toString(16).padStart(16, '0'),
      fixes: [
        { title: 'Write Off', safety: 'safe', snippet: false, edits: [{ file, start: 0, end: 2, newText: 'Off' }] },
      ],
      related: [{ ...place, message: 'The rule stands here.' }],
    };
  });
}

const text = LINE.repeat(RESULTS / FILES);
const docs = knowledge.data('rule-docs.json') as Readonly<Record<string, RuleDocs>>;
const view = { findings: findings(), problems: [], unread: [], files: FILES, notes: [] };
const metas = rules.map((rule) => rule.meta);
const tool = {
  version: '1.0.0',
  informationUri: 'https://example.invalid',
  text: (_: string, start: number, end: number) => text.slice(start, end),
  docs: (id: string) => docs[id],
  helpUri: (id: string) => `https://example.invalid/${id}.md`,
};

const rounds = Array.from({ length: 5 }, () => timed(() => harmless(lintSarif(view, metas, tool), 'json')));
row({ name: `SARIF of ${RESULTS} results`, ...ofRounds(rounds), unit: 'ms', target: 1000 });
