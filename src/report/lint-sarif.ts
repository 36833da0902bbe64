import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { translate } from '../messages/index.ts';
import { type FindingView, type LintView, messageOf, type PlaceView } from './view.ts';

const LEVEL = { error: 'error', warning: 'warning', information: 'note' };

/** The words of GitHub for what a rule without a benchmark finds, and its numbers (0 to 10) for what is a matter of security. */
const PROBLEM = { error: 'error', warning: 'warning', information: 'recommendation' };
const SECURITY = { error: '8.0', warning: '5.5', information: '2.0' };

/** Longer texts are not repeated beside their place. */
const LONGEST_SNIPPET = 1000;

/** Version of the tool, where it and the page of a rule are found (undefined where that is nowhere), and the texts of the files. */
export interface SarifTool {
  readonly version: string;
  readonly informationUri: string | undefined;
  /** The text of a file between two offsets. */
  text(file: string, start: number, end: number): string;
  docs(ruleId: string): RuleDocs | undefined;
  helpUri(ruleId: string): string | undefined;
}

/** Plain text of SARIF, in which `[text](url)` would be a link. */
const sarifText = (text: string): string => (text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text);

const uri = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function location(place: PlaceView, tool: SarifTool): object {
  const length = place.end.offset - place.start.offset;
  const isShown = length > 0 && length <= LONGEST_SNIPPET;
  const text = isShown ? tool.text(place.file, place.start.offset, place.end.offset) : '';
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(place.file), uriBaseId: 'SRCROOT' },
      region: {
        startLine: place.start.line,
        startColumn: place.start.column,
        endLine: place.end.line,
        endColumn: place.end.column,
        charOffset: place.start.offset,
        charLength: length,
        ...(text && { snippet: { text } }),
      },
    },
  };
}

/** `rule-disabled` as an identifier that people read: `RuleDisabled`. */
const pascal = (id: string): string => id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What GitHub sorts by. Rules speak only of what the text shows; those that a benchmark asks for are about security. */
function properties({ severity, benchmarks }: RuleMeta): object {
  const isSecurity = benchmarks.length > 0;
  return {
    tags: [...(isSecurity ? ['security'] : []), 'mail-forwarding', ...benchmarks],
    precision: 'high',
    'problem.severity': PROBLEM[severity],
    ...(isSecurity && { 'security-severity': SECURITY[severity] }),
  };
}

function descriptor(rule: RuleMeta, tool: SarifTool): object {
  const docs = tool.docs(rule.id);
  const help = docs && `${docs.why}\n\n${docs.whatToDo}`;
  return {
    id: rule.id,
    name: pascal(rule.id),
    ...(docs && {
      shortDescription: { text: translate(docs.title) },
      fullDescription: { text: translate(docs.summary) },
      help: { text: help, markdown: help },
    }),
    helpUri: tool.helpUri(rule.id),
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: properties(rule),
  };
}

function result(finding: FindingView, ruleIndex: number, tool: SarifTool): object {
  const fixes = finding.fixes
    .filter((fix) => fix.safety === 'safe')
    .map((fix) => ({
      description: { text: sarifText(fix.title) },
      artifactChanges: [...new Set(fix.edits.map((edit) => edit.file))].map((file) => ({
        artifactLocation: { uri: uri(file), uriBaseId: 'SRCROOT' },
        replacements: fix.edits
          .filter((edit) => edit.file === file)
          .map((edit) => ({
            deletedRegion: { charOffset: edit.start, charLength: edit.end - edit.start },
            insertedContent: { text: edit.newText },
          })),
      })),
    }));
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: sarifText(messageOf(finding)) },
    locations: [location(finding, tool)],
    relatedLocations: finding.related.map((place, id) => ({
      id,
      ...location(place, tool),
      message: { text: sarifText(place.message) },
    })),
    partialFingerprints: { 'mailflowLint/v2': finding.fingerprint },
    properties: { tenant: finding.tenant },
    ...(fixes.length ? { fixes } : {}),
  };
}

/** SARIF 2.1.0, columns in UTF-16 code units. What could not be read is a notification of the invocation. */
export function lintSarif(view: LintView, rules: readonly RuleMeta[], tool: SarifTool): string {
  const found = new Set(view.findings.map((finding) => finding.ruleId));
  const used = rules.filter((rule) => found.has(rule.id));
  const index = new Map(used.map((rule, at) => [rule.id, at]));
  const notifications = [...view.problems, ...view.unread].map((item) => ({
    level: 'note',
    message: { text: sarifText(item.reason) },
    locations: [location(item, tool)],
  }));
  const notes = view.notes.map((note) => ({ level: 'note', message: { text: sarifText(note) } }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'mailflow-lint',
            version: tool.version,
            semanticVersion: tool.version,
            informationUri: tool.informationUri,
            rules: used.map((rule) => descriptor(rule, tool)),
          },
        },
        automationDetails: { id: 'mailflow-lint/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository.' } } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: [...notifications, ...notes] }],
        results: [],
      },
    ],
  };
  const results = view.findings.map((finding) =>
    JSON.stringify(result(finding, index.get(finding.ruleId) ?? -1, tool)),
  );
  return `${onLines(JSON.stringify(log, null, 2), results)}\n`;
}

/** Puts results into a log that has none, each on a line: an indented one takes twice the room and the time. */
function onLines(log: string, results: readonly string[]): string {
  if (results.length === 0) return log;
  const at = log.lastIndexOf('[]');
  return `${log.slice(0, at)}[\n${results.join(',\n')}\n]${log.slice(at + 2)}`;
}
