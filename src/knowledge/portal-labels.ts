/** A value of `AutoForwardingMode`. */
export type ForwardingWord = 'Automatic' | 'On' | 'Off';

/**
 * The first words of the labels that the admin centers show for automatic forwarding (`Automatic - System-controlled`,
 * `On - Forwarding is enabled`, `Off - Forwarding is disabled`), in the languages of the localized pages on outbound spam policies
 * (LEARN-OSP-2026 and its translations). Lower case.
 */
const LABELS: readonly (readonly [ForwardingWord, readonly string[]])[] = [
  [
    'Automatic',
    [
      ...['automatic', 'automatique', 'automático', 'automatico', 'automatisch', 'automática', 'automàtic'],
      ...['自動', '自动', '자동', 'автоматически', 'автоматический', 'автоматично', 'automaticky', 'automatycznie'],
      ...['automatyczne', 'automatisk', 'automaattinen', 'automatikus', 'otomatik', 'otomatis', 'automat', 'αυτόματα'],
    ],
  ],
  [
    'On',
    [
      ...['on', 'activé', 'activée', 'activado', 'activada', 'ein', 'attivato', 'attivata', 'ativado', 'ativada'],
      ...['ligado', 'aan', 'オン', '开', '打开', '開啟', '開', '켜기', '켜짐', 'вкл', 'вкл.', 'включено', 'zapnuto'],
      ...['włączone', 'wł', 'på', 'til', 'käytössä', 'be', 'açık', 'aktif', 'увімкнуто'],
    ],
  ],
  [
    'Off',
    [
      ...['off', 'désactivé', 'désactivée', 'desactivado', 'desactivada', 'aus', 'disattivato', 'disattivata'],
      ...[
        'desativado',
        'desativada',
        'desligado',
        'uit',
        'オフ',
        '关',
        '关闭',
        '關閉',
        '關',
        '끄기',
        '꺼짐',
        'выкл',
        'выкл.',
      ],
      ...[
        'отключено',
        'выключено',
        'vypnuto',
        'wyłączone',
        'wył',
        'av',
        'fra',
        'ei käytössä',
        'ki',
        'kapalı',
        'вимкнуто',
      ],
    ],
  ],
];

const BY_WORD = new Map(LABELS.flatMap(([value, words]) => words.map((word) => [word, value] as const)));
/** Words of languages that set no blank behind them: the label goes on at once (`自動系統控制`). */
const UNSPACED = [...BY_WORD].filter(([word]) => /^[\u3000-\u9fff\uac00-\ud7af]/.test(word) && word.length > 1);

/** The value that a label of the admin centers stands for; undefined for anything else, legal values included. */
export function portalLabel(written: string): ForwardingWord | undefined {
  const label = written.trim().toLowerCase();
  const [first = ''] = label.split(/\s*[-–—:：]\s*|\s*[(（]/);
  const value = BY_WORD.get(first) ?? UNSPACED.find(([word]) => label.startsWith(word))?.[1];
  return label === value?.toLowerCase() ? undefined : value;
}
