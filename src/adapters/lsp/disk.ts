import type { SchemaFile } from '../../editor/completion.ts';
import type { FileProblem } from '../../editor/folder-files.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { JsonSchema } from '../../language/complete-data.ts';
import type { UserLanguage } from '../../messages/index.ts';
import type { Source } from '../../text/index.ts';

/** The files that a server may read. It writes none. */
export interface Disk {
  readonly knowledge: Knowledge;
  /** Names, relative to a folder and with `/`, of the files in it that may hold settings; `most` at most. */
  find(folder: string, most: number): readonly string[];
  /** Reads one file; `name` becomes the path of the source. */
  read(file: string, name: string): Source | FileProblem;
  schema(file: SchemaFile): JsonSchema;
  /** Makes a language that of all sentences. */
  speak(language: UserLanguage): void;
}
