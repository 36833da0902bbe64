import type { RuleDocs, RuleMeta, Safety } from '../src/lint/contract.ts';
import { SEVERITIES, translate, type UserLanguage } from '../src/messages/index.ts';
import type { RulePage } from './rule-pages.ts';

type Way = Safety | 'snippet';

interface Words {
  readonly title: string;
  readonly intro: string;
  readonly columns: readonly [rule: string, severity: string, way: string, reports: string];
  readonly ways: Readonly<Record<Way | 'none', string>>;
  readonly off: string;
}

const WORDS: Readonly<Record<UserLanguage, Words>> = {
  en: {
    title: 'Rules',
    intro:
      'The way out: a *safe* fix changes nothing about what happens, a *review* fix names its consequence, a *snippet* leaves a name to fill\nin. Where there is none, the page says why.',
    columns: ['rule', 'severity', 'way out', 'what it reports'],
    ways: { safe: 'safe', review: 'review', snippet: 'snippet', none: 'none' },
    off: 'off',
  },
  ja: {
    title: 'ルール',
    intro:
      '対処方法: *安全* な修正は動作を何も変えません。*要確認* の修正は、その影響を示します。*スニペット* には、名前を記入する箇所が残ります。修正が *なし* のルールでは、その理由をページに記載しています。',
    columns: ['ルール', '重大度', '対処方法', '報告する内容'],
    ways: { safe: '安全', review: '要確認', snippet: 'スニペット', none: 'なし' },
    off: 'オフ',
  },
  fr: {
    title: 'Règles',
    intro:
      "La solution : une correction *sûre* ne change rien à ce qui se passe, une correction *à vérifier* annonce sa conséquence, un *extrait* laisse un nom à compléter. Lorsqu'il n'y en a *aucune*, la page dit pourquoi.",
    columns: ['règle', 'gravité', 'solution', 'ce qui est signalé'],
    ways: { safe: 'sûre', review: 'à vérifier', snippet: 'extrait', none: 'aucune' },
    off: 'désactivée',
  },
};

/** The list of all rules as Markdown, in a language; sentences must be in it already. `waysOut` says what a rule offers. */
export function rulesOverview(
  pages: readonly RulePage[],
  language: UserLanguage,
  waysOut: (meta: RuleMeta, docs: RuleDocs) => readonly Way[],
): string {
  const { title, intro, columns, ways, off } = WORDS[language];
  const row = ({ rule: { meta }, docs }: RulePage): string => {
    const offered = waysOut(meta, docs).map((way) => ways[way]);
    const severity = meta.optional ? off : translate(SEVERITIES[meta.severity] ?? meta.severity);
    return `| [${meta.id}](${meta.id}.md) | ${severity} | ${offered.join(', ') || ways.none} | ${translate(docs.summary)} |`;
  };
  return [`# ${title}`, '', intro, '', `| ${columns.join(' | ')} |`, '|---|---|---|---|', ...pages.map(row), ''].join(
    '\n',
  );
}
