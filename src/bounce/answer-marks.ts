/**
 * A reply with its enhanced status code, or an enhanced code in the forms `#5.7.1 smtp;550 5.7.1`, `550-5.7.26`, `554: 5.7.9`,
 * `(550): 5.7.1`, `550/5.7.520`, `550-'5.7.1`.
 */
export const REPLY =
  /(?<![\w.:-])(?:\((?=[245]\d\d\)))?([245]\d\d)\)?(?:[ \t]?[-:/]?[ \t]*|\n?[ \t]+)[#("']?([245]\.\d{1,3}\.\d{1,3})(?![\w]|\.\d)/;

/** A token of Exchange, with its further part: `STOREDRV.Deliver.Exception:QuotaExceededException`. */
export const TOKEN =
  /\b(?:RESOLVER|Resolver|SMTPSEND|STOREDRV|APPROVAL|ROUTING|QUEUE|TRANSPORT|PICKUP|REPLAY|DSNGENERATION|UMPMSG|PARKINGLOT|CAT)\. ?[A-Za-z][\w.]{0,120}(?:: ?[A-Za-z][\w.]{0,160}(?=;))?/;
/** A stamp of Exchange: `AS(7555)`, `ATTR34`. */
export const STAMP = /\bAS\(\d{2,20}\)|\bATTR?\d{1,4}\b/;
