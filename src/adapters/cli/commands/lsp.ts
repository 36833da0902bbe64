import { languageFor, useTranslations } from '../../../messages/index.ts';
import type { Disk } from '../../lsp/disk.ts';
import { serve } from '../../lsp/serve.ts';
import { type Command, say, type World } from '../command.ts';
import { disk } from '../disk.ts';
import { COMMON, type Options, parse } from '../options.ts';
import { walk } from '../walk.ts';

const OPTIONS = {
  language: { ...COMMON.language, help: 'the language of sentences; by default the one that the editor names' },
  help: COMMON.help,
  stdio: { type: 'boolean', help: 'standard input and output, which editors name; there is no other way' },
  clientProcessId: { type: 'string', value: 'ID', help: 'nothing: the client says it again in its first message' },
} as const satisfies Options;

/** The files of this machine, for a server that reads them. */
export function diskOf({ knowledge, packaged }: World): Disk {
  return {
    knowledge,
    find(folder, most) {
      const found: string[] = [];
      for (const { name } of walk(disk, { file: folder, name: '.' }, true, {
        failed: () => {},
        leadsOutside: () => {},
      })) {
        if (found.push(name) === most) break;
      }
      return found;
    },
    read: (file, name) => disk.source(file, name),
    schema: (file) => JSON.parse(packaged(`schemas/${file}`)),
    speak: (language) =>
      useTranslations(language === 'en' ? {} : JSON.parse(packaged(`l10n/bundle.l10n.${language}.json`))),
  };
}

export const command: Command = {
  usage: ['[--stdio]'],
  options: OPTIONS,
  about: `A language server (LSP 3.17) over standard input and output, started by an editor: problems, fixes, hovers, completion, syntax, names
and their renaming, outline, and lines that say who may forward where. It reads the files of the folders that are open and writes
none. How editors are told of it: docs/editors.md.`,
  run(args, world) {
    const { values } = parse(args, OPTIONS);
    const { version } = world;
    const language = values.language === undefined ? undefined : languageFor(values.language);
    return serve({
      ...{ input: process.stdin, output: process.stdout, disk: diskOf(world), version, language },
      complain: (sentence) => say(world, sentence),
    });
  },
};
