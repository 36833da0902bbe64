import { languageFor, useTranslations } from '../../../messages/index.ts';
import type { Disk } from '../../lsp/disk.ts';
import { serve } from '../../lsp/serve.ts';
import type { Command, World } from '../command.ts';
import { disk } from '../disk.ts';
import { COMMON, parse } from '../options.ts';
import { walk } from '../walk.ts';

const OPTIONS = {
  language: COMMON.language,
  help: COMMON.help,
  /** Clients name the way in; there is no other. */
  stdio: { type: 'boolean' },
  /** The client says it again in its first message. */
  clientProcessId: { type: 'string' },
} as const;

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
  run(args, world) {
    const { values } = parse(args, OPTIONS);
    const { version } = world;
    const language = values.language === undefined ? undefined : languageFor(values.language);
    return serve({ input: process.stdin, output: process.stdout, disk: diskOf(world), version, language });
  },
};
