import type { Bounce, BounceEvent, Bundle, BundleSetting, Cause, Checklist, ChecklistItem } from '../bounce/index.ts';
import { traceCommands } from '../bounce/index.ts';
import type { Control } from '../exchange/control.ts';
import {
  BOUNCE_LABELS,
  BUNDLE,
  CAUSES,
  CHECKLIST,
  CONTROL_NAMES,
  CONTROLS_OF_KIND,
  DELAYS,
  labelled,
  MISSING_FACTS,
  type Plain,
  REASONS,
  speaking,
  translate,
} from '../messages/index.ts';
import { codeMarkdown } from '../text/index.ts';
import type { Step } from '../verdict/verdict.ts';
import { levelsOf } from './bounce-answers.ts';
import { missingTexts } from './missing-texts.ts';
import { type Lines, placeMarkdown } from './place.ts';
import { sentenceArgs } from './sentence-args.ts';
import { mechanismName, stepTemplate } from './verdict-view.ts';

type Args = Readonly<Record<string, string | number>>;

const label = speaking(BOUNCE_LABELS);
const ofBundle = speaking(BUNDLE);
const ofChecklist = speaking(CHECKLIST);

/** A control in words; its name is shown as code. */
export function controlMarkdown({ kind, name = '' }: Control): string {
  return name === '' ? translate(CONTROLS_OF_KIND[kind]) : translate(CONTROL_NAMES[kind], { name: codeMarkdown(name) });
}

/** Arguments of a sentence about a control as Markdown code: they come from files and bounces. */
function safeArgs(control: Control, args: Args = {}): Args {
  const coded = Object.entries(args).map(([name, value]) => [
    name,
    typeof value === 'string' ? codeMarkdown(value) : value,
  ]);
  const { cause } = sentenceArgs(args);
  return {
    ...Object.fromEntries(coded),
    ...(cause === undefined ? {} : { cause }),
    control: controlMarkdown(control),
  };
}

function row(id: Plain<typeof BOUNCE_LABELS>, value: string | null | undefined): string[] {
  return value ? [`- ${labelled(label(id), codeMarkdown(value))}`] : [];
}

/** What a bounce tells, in one line of Markdown. */
export function bounceTitle({ events }: Bounce): string {
  const [first, ...more] = events;
  if (!first) return label('title-nothing');
  if (more.length > 0) return label('title-many', { count: events.length });
  const code = [first.smtp, first.code].filter(Boolean).join(' ');
  const isBounce = first.delivery !== 'info' && first.delivery !== 'silent';
  const id = code === '' ? 'title-no-code' : isBounce ? 'title' : 'title-event';
  if (first.recipient === null) return label(`${id}-nobody`, { code: codeMarkdown(code) });
  return label(id, { code: codeMarkdown(code), recipient: codeMarkdown(first.recipient) });
}

/** The facts of one event as a list; `provider` is the name of the one that answered. */
export function eventMarkdown(bounce: Bounce, event: BounceEvent, provider?: string): string {
  const numbers = [event.smtp, event.code].filter((part) => part !== null).join(' ');
  return [
    ...row('recipient', event.recipient),
    ...row('code', numbers),
    ...row('token', event.token),
    ...row('answer', event.text),
    ...levelsOf(event)
      .slice(0, -1)
      .reverse()
      .flatMap(({ text }) => row('inner', text)),
    ...row('answeredBy', provider),
    ...row('remoteServer', [event.remoteServer, event.remoteAddress].filter(Boolean).join(' ')),
    ...row('generatingServer', bounce.generatingServer),
    ...row('failedAt', event.failedAt),
    ...row('time', event.time),
    ...row('originalSender', event.originalSender),
    ...(bounce.author !== event.originalSender ? row('author', bounce.author) : []),
    ...row('forwardingMailbox', event.forwardingMailbox),
    ...row('subject', bounce.subject),
    ...row('messageId', bounce.messageId),
    ...row('messageTraceId', bounce.messageTraceId),
  ].join('\n');
}

/** Which line caused the bounce, or why the files cannot tell and what would. */
export function causeMarkdown(cause: Cause, bounce: Bounce, lines: Lines): string {
  const { event, answer } = cause;
  const parts = [`## ${label('cause')}`, '', sentence(cause, lines), ''];
  if (cause.assumedMechanism && answer) {
    const mechanism = mechanismName(answer.question.mechanism);
    parts.push(label('assumed', { mechanism }), '');
  }
  if (!cause.explainedByRepository && cause.related.length > 0) {
    parts.push(label('related'), '');
    for (const { control, place } of cause.related)
      parts.push(`- ${labelled(controlMarkdown(control), placeMarkdown(place, lines))}`);
    parts.push('');
  }
  const missing = missingSentences(cause);
  if (missing.length > 0) parts.push(label('missing'), '', ...missing.map((fact) => `- ${fact}`), '');
  return [...parts, ...commands(label('trace'), traceCommands(bounce, event))].join('\n');
}

/** What would tell: for an undecided question the facts that the engine misses and how to state them. */
function missingSentences({ reason, answer, missing }: Cause): readonly string[] {
  if (reason !== 'undecided' || !answer || answer.missing.length === 0)
    return missing.map((fact) => translate(MISSING_FACTS[fact]));
  return answer.missing.map((one) => {
    const { fact, howToState } = missingTexts(one);
    const args = safeArgs(one.control, one.args);
    return `${translate(fact, args)} ${translate(howToState, args)}`;
  });
}

/** One paragraph for a hover: the sentence of the cause, and where to look when no line is sure. */
export function causeNoteMarkdown(cause: Cause, lines: Lines): string {
  const where = cause.related.map(
    ({ control, place }) => `- ${labelled(controlMarkdown(control), placeMarkdown(place, lines))}`,
  );
  const list = cause.explainedByRepository || where.length === 0 ? [] : ['', label('related'), '', ...where];
  return [sentence(cause, lines), ...list].join('\n');
}

function sentence(cause: Cause, lines: Lines): string {
  const { answer, event } = cause;
  const unsure = answer?.chain.find(({ result }) => result === 'unknown') ?? answer?.chain.at(-1);
  return translate(CAUSES[cause.reason], {
    place: cause.place ? placeMarkdown(cause.place, lines) : '',
    control: cause.by ? controlMarkdown(cause.by) : '',
    from: codeMarkdown(answer?.question.from ?? event.forwardingMailbox ?? ''),
    to: codeMarkdown(event.recipient ?? ''),
    why: answer?.reason
      ? translate(REASONS[answer.reason], safeArgs(answer.by, unsure?.args))
      : cause.missing
          .slice(0, 1)
          .map((fact) => translate(MISSING_FACTS[fact]))
          .join(''),
  });
}

function commands(heading: string, list: readonly string[]): string[] {
  return list.length === 0 ? [] : [`## ${heading}`, '', ...powershell(list)];
}

function powershell(list: readonly string[]): string[] {
  return ['```powershell', ...list, '```', ''];
}

/** The support bundle as Markdown. `redacted` says at its top that personal data was replaced. */
export function bundleMarkdown(bundle: Bundle, lines: Lines, redacted: boolean): string {
  const { bounce } = bundle;
  const parts = [`# ${ofBundle('title')}`, '', ofBundle(redacted ? 'redacted' : 'private'), ''];
  parts.push(`## ${ofBundle('happened')}`, '');
  if (bounce.events.length === 0) parts.push(label('nothing'), '');
  for (const event of bounce.events) parts.push(eventMarkdown(bounce, event), '');
  parts.push(`## ${ofBundle('affected')}`, '');
  if (bundle.forwards.length === 0) parts.push(ofBundle('affected-none'), '');
  else
    parts.push(
      ofBundle('affected-count', { count: bundle.forwards.length }),
      '',
      ...bundle.forwards.map((entry) => settingLine(entry, lines)),
      '',
    );
  parts.push(`## ${ofBundle('configuration')}`, '');
  if (bundle.settings.length === 0) parts.push(ofBundle('configuration-none'), '');
  else parts.push(...bundle.settings.map((entry) => settingLine(entry, lines)), '');
  parts.push(...commands(ofBundle('commands'), bundle.commands));
  parts.push(`## ${ofBundle('byHand')}`, '');
  for (const id of ['hand-tenant', 'hand-screens', 'hand-report', 'hand-since', 'hand-tried'] as const)
    parts.push(`- [ ] ${ofBundle(id)}`);
  return `${parts.join('\n')}\n`;
}

function settingLine({ kind, name, setting, value, place }: BundleSetting, lines: Lines): string {
  const written = `${codeMarkdown(setting)} = ${codeMarkdown(value)} (${placeMarkdown(place, lines)})`;
  return `- ${labelled(controlMarkdown({ kind, name }), written)}`;
}

/** The checklist for 5.7.520 as Markdown. */
export function checklistMarkdown(list: Checklist, lines: Lines): string {
  const parts = [`# ${ofChecklist('title')}`, ''];
  if (list.answer) {
    const { from, to } = list.answer.question;
    parts.push(`${codeMarkdown(from)} → ${codeMarkdown(to)}`, '');
  } else parts.push(ofChecklist('ask'), '');
  for (const [index, item] of list.steps.entries()) parts.push(...stepMarkdown(index + 1, item, lines));
  parts.push(`## ${ofChecklist('closing')}`, '');
  for (const { id, state } of list.closing) {
    parts.push(`- [${state === 'good' ? 'x' : ' '}] ${ofChecklist(id)} (${ofChecklist(`state-${state}`)})`);
  }
  return `${parts.join('\n')}\n`;
}

function stepMarkdown(number: number, item: ChecklistItem, lines: Lines): string[] {
  const parts = [`## ${number}. ${ofChecklist(item.id)}`, '', `**${ofChecklist(`state-${item.state}`)}**`, ''];
  for (const step of item.evidence) parts.push(`- ${evidence(step, lines)}`);
  if (item.evidence.length === 0)
    for (const { control, place } of item.lines)
      parts.push(`- ${labelled(controlMarkdown(control), placeMarkdown(place, lines))}`);
  if (parts.at(-1) !== '') parts.push('');
  if (item.id === 'policy-mode') parts.push(ofChecklist('automatic'), '');
  if (item.state !== 'good' && item.commands.length > 0) parts.push(...powershell(item.commands));
  if (item.waits) parts.push(labelled(ofChecklist('waiting'), translate(DELAYS[item.waits])), '');
  return parts;
}

function evidence(step: Step, lines: Lines): string {
  const place = step.place ? ` (${placeMarkdown(step.place, lines)})` : '';
  const said = translate(stepTemplate(step), safeArgs(step.control, step.args));
  return labelled(controlMarkdown(step.control), `${said}${place}`);
}
