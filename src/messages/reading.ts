/** Sentences for what could not be read, by the ids that readers hand out (`Problem.message`, `Unread.reason`). */
export const READING: Readonly<Record<string, string>> = {
  'not-readable': 'This file could not be opened: {reason}.',
  'binary-file': 'This file holds binary data and was not read.',
  'file-too-large': 'This file is larger than {limit} MB and was not read.',
  'undecodable-text': 'Some bytes are not valid {encoding}; they were read as replacement characters.',
};
