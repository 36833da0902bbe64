import { rules } from '../../../src/analyze.ts';
import type { RuleDocs, RuleExample } from '../../../src/lint/contract.ts';
import { FILE_END, type Generator, repeated } from './generator.ts';

/** A command with a name, and a key with one. */
const NAMED =
  /((?:-(?:Name|Identity|DomainName|Mailbox|HostedOutboundSpamFilterPolicy|Members?|From|FromMemberOf|ForwardingSmtpAddress|ForwardingAddress|Entries)\s+|\b(?:name|identity|domainName|policy|mailbox):\s+)["']?)([\w*.-]+)/gi;

/** The text with names of its own, as far as they are found. */
const numbered = (text: string, at: number): string =>
  text.replace(NAMED, (_, start: string, name: string) => `${start}${name.replace(/(?=\.)|$/, `${at}`)}`);

const FILES: Readonly<Partial<Record<RuleExample['language'], string>>> = {
  powershell: 'a.ps1',
  dsc: 'a.ps1',
  yaml: 'a.exo.yaml',
  json: 'a.exo.json',
};

async function ofRule(id: string): Promise<readonly Generator[]> {
  const { docs } = (await import(`../../../src/rules/${id}.ts`)) as { docs: RuleDocs };
  const seen = new Set<string>();
  return docs.examples.flatMap(({ language, bad }) => {
    const file = FILES[language];
    if (file === undefined || seen.has(language)) return [];
    seen.add(language);
    // Scripts stand one after the other; of a data file there is one in each file.
    const end = file === 'a.ps1' ? '\n' : FILE_END;
    return [
      repeated(`${id}, its ${language} example`, file, () => bad + end),
      repeated(`${id}, its ${language} example with names of its own`, file, (at) => numbered(bad, at) + end),
    ];
  });
}

/** The examples of each rule again and again, as they are and with other names. */
export const RULES: readonly Generator[] = (await Promise.all(rules.map(({ meta }) => ofRule(meta.id)))).flat();
