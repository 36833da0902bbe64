import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { translate } from '../messages/index.ts';
import { type FindingView, type LintView, messageOf, type PlaceView } from './view.ts';

const LEVEL = { error: 'error', warning: 'warning', information: 'note' };

/** Name and version of the tool, and where the page of a rule is found. */
export interface SarifTool {
  readonly version: string;
  readonly informationUri: string;
  docs(ruleId: string): RuleDocs | undefined;
  helpUri(ruleId: string): string;
}

/** Plain text of SARIF, in which `[text](url)` would be a link. */
const sarifText = (text: string): string => (text.includes('](') ? text.replace(/[\\[\]]/g, '\\$&') : text);

const uri = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function location(place: PlaceView): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(place.file), uriBaseId: 'SRCROOT' },
      region: {
        startLine: place.start.line,
        startColumn: place.start.column,
        endLine: place.end.line,
        endColumn: place.end.column,
        charOffset: place.start.offset,
        charLength: place.end.offset - place.start.offset,
      },
    },
  };
}

function descriptor(rule: RuleMeta, tool: SarifTool): object {
  const docs = tool.docs(rule.id);
  const help = docs && `${docs.why}\n\n${docs.whatToDo}`;
  return {
    id: rule.id,
    ...(docs && { shortDescription: { text: translate(docs.summary) }, help: { text: help, markdown: help } }),
    helpUri: tool.helpUri(rule.id),
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: { tags: ['mail-forwarding', ...rule.benchmarks] },
  };
}

function result(finding: FindingView, ruleIndex: number): object {
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
    locations: [location(finding)],
    relatedLocations: finding.related.map((place, id) => ({
      id,
      ...location(place),
      message: { text: sarifText(place.message) },
    })),
    partialFingerprints: { 'mailflowLint/v2': finding.fingerprint },
    properties: { tenant: finding.tenant },
    ...(fixes.length ? { fixes } : {}),
  };
}

/** SARIF 2.1.0, columns in UTF-16 code units. What could not be read is a notification of the invocation. */
export function lintSarif(view: LintView, rules: readonly RuleMeta[], tool: SarifTool): string {
  const used = rules.filter((rule) => view.findings.some((finding) => finding.ruleId === rule.id));
  const index = new Map(used.map((rule, at) => [rule.id, at]));
  const notifications = [...view.problems, ...view.unread].map((item) => ({
    level: 'note',
    message: { text: sarifText(item.reason) },
    locations: [location(item)],
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
            informationUri: tool.informationUri,
            rules: used.map((rule) => descriptor(rule, tool)),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The folder the command ran in.' } } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: [...notifications, ...notes] }],
        results: view.findings.map((finding) => result(finding, index.get(finding.ruleId) ?? -1)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
