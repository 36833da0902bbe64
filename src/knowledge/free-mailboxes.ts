/** Domains that one text says anyone can have a mailbox in. `citation` is the id of that text. */
interface Providers {
  readonly citation: string;
  readonly domains: string;
}

/**
 * Mailbox providers for private persons. Nobody can prove to Exchange Online that such a domain is theirs, so it is outside for
 * every organization. The list is kept small: what is not in it is unknown, never inside.
 */
const PROVIDERS: readonly Providers[] = [
  {
    citation: 'FREEMAIL',
    domains: `gmail.com googlemail.com outlook.com outlook.fr outlook.jp outlook.de hotmail.com hotmail.co.uk hotmail.fr hotmail.de
    live.com live.fr live.jp live.co.uk msn.com yahoo.com yahoo.co.jp yahoo.fr yahoo.co.uk yahoo.de ymail.com aol.com
    gmx.net gmx.de gmx.at gmx.com gmx.fr web.de t-online.de freenet.de orange.fr wanadoo.fr free.fr laposte.net libero.it
    mail.ru yandex.ru yandex.com qq.com 163.com 126.com naver.com fastmail.com comcast.net`,
  },
  { citation: 'APPLE-ICLOUD', domains: 'icloud.com me.com mac.com' },
  { citation: 'PROTON-DOMAINS', domains: 'proton.me protonmail.com pm.me' },
  { citation: 'JP-CARRIER-MAIL', domains: 'docomo.ne.jp ezweb.ne.jp softbank.ne.jp' },
];

const CITED: ReadonlyMap<string, string> = new Map(
  PROVIDERS.flatMap(({ citation, domains }) =>
    domains.split(/\s+/).map((domain): [string, string] => [domain, citation]),
  ),
);

/** The text that says a domain (lower case) belongs to a mailbox provider for private persons; undefined for any other. */
export const freeMailboxSource = (domain: string): string | undefined => CITED.get(domain);
