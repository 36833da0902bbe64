import type { StatedFact } from '../../../config/state-fact.ts';
import { explain } from '../../../explain.ts';
import type { Fix } from '../../../lint/contract.ts';
import { translate, type UserLanguage } from '../../../messages/index.ts';
import { patchOf } from '../../../report/diff.ts';
import { lintMarkdown } from '../../../report/lint-markdown.ts';
import { reviewView } from '../../../report/review-view.ts';
import type { Lines } from '../../../report/view.ts';
import { compatible, type Edit, languageOf } from '../../../text/index.ts';
import type { FromEngine, PageChange, Port, ToEngine } from '../messages.ts';
import { knowledgeOf, type Packed, speak } from './knowledge.ts';
import { Judge, type Outcome } from './outcome.ts';
import { Overview } from './overview.ts';
import { pageTexts } from './page-texts.ts';
import { commandsOf, type Proposal, pageEdits, proposalOf } from './proposal.ts';
import { factProposal } from './stated-fact.ts';
import { VerdictForm } from './verdict.ts';

/** Scheme of links to a place in a text, in Markdown for the page: `place:PATH:START-END`. */
const PLACE = 'place:';

/** A fix that may be applied without being looked at. */
const isSafe = (fix: Fix): boolean => fix.safety === 'safe' && !fix.snippet && fix.commands === undefined;

/** Does for the page what needs the engine: judges its texts, answers its questions, says what changes do. */
export class Engine {
  readonly #packed: Packed;
  readonly #port: Port<ToEngine, FromEngine>;
  readonly #knowledge: ReturnType<typeof knowledgeOf>;
  readonly #judge: Judge;
  readonly #overview: Overview;
  readonly #verdict: VerdictForm;
  #language: UserLanguage = 'en';
  #revision = 0;
  #outcome: Outcome | undefined;
  #proposal: Proposal | undefined;

  constructor(packed: Packed, port: Port<ToEngine, FromEngine>) {
    this.#packed = packed;
    this.#port = port;
    this.#knowledge = knowledgeOf(packed);
    this.#judge = new Judge(this.#knowledge);
    const asks = {
      tell: (message: FromEngine) => port.send(message),
      propose: (proposal: Proposal) => this.#propose(proposal),
    };
    this.#overview = new Overview({
      ...asks,
      question: (question) => {
        this.#verdict.put(question);
        port.send({ type: 'show', view: 'verdict' });
      },
      state: ({ fact, label }, tenant) => this.#state(label, fact, tenant),
    });
    this.#verdict = new VerdictForm(
      { ...asks, state: (fact, tenant) => this.#state(translate('State a missing fact'), fact, tenant) },
      this.#knowledge,
    );
    port.listen((message) => {
      this.#take(message).catch((error: unknown) =>
        port.send({ type: 'failed', detail: error instanceof Error ? error.message : String(error) }),
      );
    });
  }

  async #take(message: ToEngine): Promise<void> {
    switch (message.type) {
      case 'start':
        return this.#speak(message.language);
      case 'files':
        this.#revision = message.revision;
        this.#judge.take(message.files, message.gone);
        return this.#judgeNow();
      case 'fix':
        return this.#fix(message.finding, message.fix);
      case 'fixAll': {
        const title = translate('Apply every safe fix ({count})', { count: this.#safeEdits().length });
        return this.#port.send({ type: 'apply', title, edits: pageEdits(compatible(this.#safeEdits())) });
      }
      case 'fill':
        return this.#review(message.values);
      case 'explain':
        return this.#explain(message.topic, message.to);
      case 'forwarding':
        return this.#overview.take(message.message, this.#language);
      case 'verdict':
        return this.#verdict.take(message.message);
      case 'findingsFile':
        return this.#findingsFile();
      case 'patch':
        return this.#patch(message.changes);
    }
  }

  async #speak(language: UserLanguage): Promise<void> {
    this.#language = language;
    speak(language, this.#packed);
    this.#port.send({ type: 'texts', language, texts: pageTexts() });
    if (this.#outcome) await this.#judgeNow();
  }

  async #judgeNow(): Promise<void> {
    const outcome = await this.#judge.judge();
    if (!outcome) return;
    this.#outcome = outcome;
    this.#overview.use(outcome);
    this.#verdict.use(outcome);
    const { views: findings, notes, more, analysis } = outcome;
    const files = analysis.tenants.reduce((count, { readings }) => count + readings.length, 0);
    const summary = translate('Read: {files}. Findings: {findings}. Not understood: {unread}.', {
      files,
      findings: findings.length + more,
      unread: notes.length,
    });
    this.#port.send({
      type: 'analysis',
      revision: this.#revision,
      findings,
      more,
      notes,
      summary,
      safeFixes: this.#safeEdits().length,
    });
  }

  /** The edits of each finding's safe fix. */
  #safeEdits(): readonly (readonly Edit[])[] {
    const all = this.#outcome?.findings.map(({ fixes }) => fixes.find(isSafe)?.edits ?? []) ?? [];
    return all.filter((edits) => edits.length > 0);
  }

  async #fix(at: number, number: number): Promise<void> {
    const finding = this.#outcome?.findings[at];
    const fix = finding?.fixes[number];
    const title = this.#outcome?.views[at]?.fixes[number]?.title;
    if (!finding || !fix || title === undefined) return;
    if (fix.commands === undefined) return this.#propose(proposalOf(title, finding.tenant, fix.edits));
    const markdown = `\`\`\`powershell\n${commandsOf(fix.commands, fix.snippet === true).trimEnd()}\n\`\`\``;
    this.#port.send({ type: 'page', to: 'dialog', title: translate('{title}: commands to run', { title }), markdown });
  }

  #propose(proposal: Proposal): Promise<void> {
    this.#proposal = proposal;
    return this.#review(proposal.fields.map(({ value }) => value));
  }

  async #review(values: readonly string[]): Promise<void> {
    const [proposal, outcome] = [this.#proposal, this.#outcome];
    if (!proposal || !outcome) return;
    const edits = proposal.edits(values);
    const differences = await outcome.difference(proposal.tenant, edits ?? []);
    const textOf = (path: string): string => outcome.sources.get(path)?.text ?? '';
    const view = reviewView(proposal.title, edits ?? [], differences, textOf);
    const fields = proposal.fields.map((field, at) => ({ ...field, value: values[at] ?? '' }));
    this.#port.send({ type: 'review', view, fields, edits: edits && pageEdits(edits) });
  }

  #state(title: string, fact: StatedFact, tenant: string): void {
    this.#propose(factProposal(title, fact, tenant, this.#outcome?.sources ?? new Map()));
  }

  async #explain(topic: string, to: 'dialog' | 'bounce'): Promise<void> {
    const outcome = this.#outcome;
    const tenants = outcome?.analysis.tenants.map(({ tenant }) => ({ name: tenant.name, tenant })) ?? [];
    const link: Lines['link'] = ({ source, start, end }) => `${PLACE}${encodeURIComponent(source)}:${start}-${end}`;
    const lines = outcome && Object.assign((path: string) => outcome.lines(path), { link });
    const options = { knowledge: this.#knowledge, language: this.#language, tenants, ...(lines && { lines }) };
    const found = await explain(topic, options);
    const nothing = translate('Mailflow Lint knows nothing about this.');
    const { title, markdown } = found ?? { title: nothing, markdown: nothing };
    this.#port.send({ type: 'page', to, title, markdown });
  }

  #findingsFile(): void {
    const { views: findings = [], sources, notes: unread = [] } = this.#outcome ?? {};
    const text = lintMarkdown({ findings, problems: [], unread, files: sources?.size ?? 0, notes: [] });
    this.#port.send({ type: 'save', name: 'findings.md', text });
  }

  #patch(given: readonly PageChange[]): void {
    const changes = given.map(({ path, encoding, before: text, after }) => {
      return { path, before: { path, text, encoding, language: languageOf(path) }, after };
    });
    const { patch, left } = patchOf(changes);
    const notes = left.map(({ path }) =>
      translate('{file} is not in the patch, which cannot hold it: download it by itself.', { file: path }),
    );
    this.#port.send({ type: 'save', name: 'changes.patch', text: patch, notes });
  }
}
