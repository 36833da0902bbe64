import type { ConfigProblemId } from '../config/config.ts';

/** Sentences for mistakes in the configuration file and in files of policy tests. */
export const CONFIG = {
  'config-syntax': 'The configuration file could not be read: {detail}',
  'config-not-a-mapping': 'The configuration file must be a mapping of settings.',
  'config-unknown-key': 'The configuration has no setting {key}.',
  'config-mistyped-key': 'The configuration has no setting {key}. Is {suggestion} meant?',
  'config-unknown-rule': 'There is no rule {rule}. Correct the id.',
  'config-mistyped-rule': 'There is no rule {rule}. Is {suggestion} meant?',
  'config-unknown-setting': 'Objects of {kind} have no setting {setting}.',
  'config-mistyped-setting': 'Objects of {kind} have no setting {setting}. Is {suggestion} meant?',
  'config-missing-key': 'The setting {key} is missing here.',
  'config-not-one-of': 'The setting {key} must be one of: {expected}.',
  'config-wrong-value': 'The setting {key} has a value of the wrong type. Expected: {expected}.',
  'config-too-many-globs':
    'From here on ({key}) patterns are not used: the configuration holds more than {limit} of them, or they are too long. Say it with fewer, such as folder/**.',
  'config-tenant-without-files': 'No file that can be read belongs to tenant {tenant}: nothing of it was judged.',
  'tests-unknown-name': '{name} is no address and no domain, and no file declares it: the test is left out.',
  'tests-unknown-tenant': 'There is no tenant {tenant}; there are: {known}. The test is left out.',
  'config-file-not-readable': 'The file {file}, which should list the members of a group, could not be read.',
} as const satisfies Readonly<Record<ConfigProblemId, string>>;
