import { READING, SEVERITIES, translate } from '../../../messages/index.ts';
import type { PageTexts } from '../messages.ts';

const reading = (id: 'file-too-large' | 'binary-file' | 'too-many-files'): string =>
  translate(READING[id], { limit: '{limit}' });
const severity = (id: keyof typeof SEVERITIES): string => translate(SEVERITIES[id]);

/** The words of the page, in the language in use. */
export const pageTexts = (): PageTexts => ({
  privacy: translate('Everything stays on this page: it can connect to nothing and stores nothing.'),
  language: translate('Language'),
  views: translate('Views'),
  findings: translate('Findings'),
  forwarding: translate('Who may forward where'),
  verdict: translate('May this sender forward?'),
  bounce: translate('Explain a bounce'),
  files: translate('Files'),
  addFiles: translate('Add files…'),
  addFolder: translate('Add a folder…'),
  newText: translate('New text'),
  remove: translate('Remove {file}', { file: '{file}' }),
  rename: translate('Name of this text'),
  samples: translate('Samples'),
  replace: translate('The sample takes the place of the texts that are here. Go on?'),
  open: translate('Open'),
  download: translate('Download {file}', { file: '{file}' }),
  patch: translate('Download the changes as a patch'),
  report: translate('Download the findings'),
  editor: translate('Text of {file}', { file: '{file}' }),
  placeholder: translate(
    'Paste PowerShell, DSC, YAML, JSON or CSV with forwarding settings here, drop files anywhere, or open a sample.',
  ),
  keys: translate('F8 goes to the next finding, Ctrl+. to its fixes.'),
  noFindings: translate('No findings.'),
  count: translate('Findings: {count}', { count: '{count}' }),
  fixAll: translate('Apply every safe fix ({count})', { count: '{count}' }),
  undo: translate('Undo'),
  applied: translate('Applied: {title}', { title: '{title}' }),
  undone: translate('Undone: {title}', { title: '{title}' }),
  changedMeanwhile: translate('The text has changed meanwhile. Open the fixes again.'),
  busy: translate('Reading and checking…'),
  failed: translate('This failed, which is a mistake of the page and not of your files: {detail}', {
    detail: '{detail}',
  }),
  leftOut: translate('{file} was left out. {reason}', { file: '{file}', reason: '{reason}' }),
  notRead: translate('Not understood'),
  more: translate('Others that are not shown: {count}.', { count: '{count}' }),
  close: translate('Close'),
  copy: translate('Copy'),
  copied: translate('Copied.'),
  topic: translate('A bounce, a rule, a code, a cmdlet, a setting or an address'),
  explain: translate('Explain'),
  explainHint: translate('Paste the whole report, with its headers where you have them.'),
  sampleBounce: translate('Take the sample'),
  fromFile: translate('Take {file}', { file: '{file}' }),
  related: translate('See also'),
  slow: translate(
    'This browser lets the page start no second thread: it may stand still for a moment with large files.',
  ),
  error: severity('error'),
  warning: severity('warning'),
  information: severity('information'),
  'file-too-large': reading('file-too-large'),
  'binary-file': reading('binary-file'),
  'too-many-files': reading('too-many-files'),
});
