import { FILE_END, type Generator, repeated } from './generator.ts';

const remoteDomain = (at: number): string =>
  `New-RemoteDomain -Name d${at} -DomainName d${at}.example\nSet-RemoteDomain d${at} -AutoForwardEnabled $true\n`;

const group = (at: number): string => `exchange:\n  groups:\n    g${at}: [a${at}@contoso.com, b${at}@contoso.com]\n`;

/** Two states of a repository, each file of which is another in the second, or all of which are alike but for one. */
export const STATES: readonly Generator[] = [
  ...(['a commit that changes all', 'a commit that changes one'] as const).flatMap((work) => [
    repeated(`${work} of many scripts`, 'a.ps1', (at) => remoteDomain(at) + FILE_END, { work }),
    repeated(`${work} of many tenant files`, 'a.exo.yaml', (at) => group(at) + FILE_END, { work }),
    repeated(`${work} of files of other things`, 'a.ps1', (at) => `text ${at}\n${FILE_END}`, {
      work,
      head: remoteDomain(0) + FILE_END,
    }),
  ]),
];
