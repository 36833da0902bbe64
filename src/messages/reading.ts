import type { ProblemId, UnreadId } from '../read/reading.ts';
import type { FileProblemId } from '../text/index.ts';

/** Sentences for what could not be read. */
export const READING = {
  'no-such-file': 'There is no such file or folder.',
  'not-readable': 'This file could not be opened: {reason}.',
  'binary-file': 'This file holds binary data and was not read.',
  'no-regular-file': 'This is no regular file and was not read.',
  'link-leads-outside': 'This link leads out of the repository and was not followed.',
  'nothing-to-read': 'Here is no file of a kind that can be read: nothing was judged.',
  'kind-not-read': 'Files of this kind are not read: this one was not judged.',
  'xml-not-read':
    'XML, such as Export-Clixml writes, is not read: this file was not judged. PowerShell turns it into a file that is: Import-Clixml FILE.xml | ConvertTo-Json -Depth 4 | Set-Content FILE.json -Encoding UTF8',
  'language-not-read': 'The configuration leaves out files of the language {language}: this one was not judged.',
  'documents-not-read':
    'Commands in documents are read only with documents: true in the configuration: this one was not judged.',
  'too-many-files': 'More than {limit} files are in this folder; the others were not read.',
  'reader-failed':
    'This file could not be read: {detail}. This is a mistake of the tool, not of the file; everything else was read.',
  'rule-failed':
    'The rule {rule} failed: {detail}. This is a mistake of the tool, not of your files; its findings are missing here, all others are shown.',
  'too-many-patterns': 'This file holds more than {limit} patterns and is not used: nothing is left out because of it.',
  'file-too-large': 'This file is larger than {limit} MB and was not read.',
  'undecodable-text': 'Some bytes are not valid {encoding}; they were read as replacement characters.',
  'yaml-bare-star': 'YAML takes {written} for an alias, and there is no such anchor. Write it in quotes.',
  'json-syntax': 'This is not valid JSON here.',
  'json-not-closed': 'This bracket is never closed.',
  'json-more-than-one-value': 'A JSON file holds one value; there is more after it.',
  'yaml-syntax': 'This is not valid YAML here: {detail}',
  'nested-too-deeply': 'This is nested too deeply and was not read.',
  'duplicate-key': 'The key {key} stands twice in one mapping; which one counts depends on the reader.',
  'merge-too-large': 'The merge keys of this mapping bring in too many entries; the rest was not read.',
  'object-without-name': 'This object has no name and was not read.',
  'unknown-shape': '{setting} stands here in a shape that is not known; it was not read.',
  'no-setting-value': '{setting} has a value here that no organization can have; it was not read.',
  'unnamed-object': '{setting} stands here in an object without a name; it was not read.',
  'export-not-whole': 'This export does not say that it lists all {collection}; others may be there.',
  'export-broke-off': 'This export does not list all {collection}; others may be there. The script was told: {reason}',
  'powershell-syntax': 'PowerShell cannot read this.',
  'powershell-not-closed': 'This is opened here and never closed.',
  'powershell-incomplete': 'Something is missing here: the statement is not complete.',
  'powershell-reserved-angle': 'PowerShell reserves < and cannot read this.',
  'powershell-broken': 'This line names a forwarding setting, but it is broken and was not understood: {text}',
  'powershell-code-as-text': '{command} runs code that stands here as text; it was not read.',
  'powershell-unknown-wrapper':
    '{command} is given the cmdlet {cmdlet} with parameters; what it does with them is not known.',
  'powershell-parameter-alone':
    'This line begins with a setting but belongs to no command: the line before it is not continued. {text}',
} as const satisfies Readonly<Record<FileProblemId | ProblemId | UnreadId, string>>;

/** Id and values of the sentence about a rule that threw. */
export const ruleFailed = (
  rule: string,
  error: unknown,
): { readonly id: FileProblemId; readonly args: Record<string, string> } => ({
  id: 'rule-failed',
  args: { rule, detail: error instanceof Error ? error.message : String(error) },
});
