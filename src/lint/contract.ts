import type { StatedFact } from '../config/state-fact.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Call, SourceIssue } from '../read/reading.ts';
import type { ObjectKind, Tenant } from '../tenant/index.ts';
import type { Edit, Place, Source } from '../text/index.ts';
import type { Question, Verdict } from '../verdict/verdict.ts';
import type { Mistake } from './directive.ts';

export type Severity = 'error' | 'warning' | 'information';

/** Safe: the tenant behaves the same afterwards. Review: changes what happens, or needs a choice. */
export type Safety = 'safe' | 'review';

export type MessageArgs = Readonly<Record<string, string | number>>;

/** A rule as data. Texts are English templates with `{named}` arguments; their translations are keyed by the text. */
export interface RuleMeta<Message extends string = string, Title extends string = string> {
  /** Equals the file name. */
  readonly id: string;
  /** The version that introduced the rule. Absent for rules of 0.1.0. */
  readonly since?: string;
  /** Former ids of the rule. They still work in configurations and suppressions. */
  readonly aliases?: readonly string[];
  /** The rule still runs, but a later version may not have it. `instead` is the rule that finds the same. */
  readonly deprecated?: { readonly since: string; readonly instead?: string };
  /** Default severity; `information` is a hint in the editor unless asked, or unless `alwaysShown`. */
  readonly severity: Severity;
  readonly alwaysShown?: true;
  /** Safety of each fix by its title id; empty when the rule offers none. */
  readonly fixes: Readonly<Record<Title, Safety>>;
  /** The sentences that the rule reports, by message id. Each says what is wrong and what follows from it. */
  readonly messages: Readonly<Record<Message, string>>;
  /** Titles of fixes by id; a review fix names its consequence. */
  readonly titles: Readonly<Record<Title, string>>;
  /** Ids of citations. */
  readonly citations: readonly string[];
  /** Benchmark controls, with version (`CIS 6.2.1 (7.0)`). */
  readonly benchmarks: readonly string[];
  /** The rule runs only where the configuration gives it a severity, because other tools check the same. */
  readonly optional?: true;
  /** Also runs on code in documents (Markdown fences), one severity lower. */
  readonly onAdvice?: true;
  /** The rule checks one kind of text in general: where another rule reports the same place, this one is left out. */
  readonly general?: true;
  /** Rules that explain the same mistake better: where one of them reports the same place, this one does not. */
  readonly yieldsTo?: readonly string[];
  /** Cannot be suppressed by a comment. */
  readonly locked?: true;
  /** Runs after all other rules and sees which suppressions were used. */
  readonly afterwards?: true;
}

/** One example of the docs page; `bad` must give a finding of the rule, `good` must not. */
export interface RuleExample {
  /** `configuration`: the mistake is in the configuration file. */
  readonly language: 'powershell' | 'dsc' | 'yaml' | 'json' | 'configuration';
  /** The tenant file (YAML) that a configuration is judged with. */
  readonly settings?: string;
  readonly bad: string;
  readonly good: string;
}

/** The page of a rule, beside `meta`. English Markdown; translations of all texts but the examples are keyed by the text. */
export interface RuleDocs {
  readonly title: string;
  readonly summary: string;
  readonly why: string;
  readonly whatToDo: string;
  readonly exceptions?: string;
  /** Why no text can fix what the rule reports, as one translated sentence; only rules without a fix have it, and all of these. */
  readonly noFix?: string;
  readonly examples: readonly RuleExample[];
}

/**
 * A change that fixes a finding. `edits` may reach into several sources. With `snippet`, new text holds `${1:name}`
 * placeholders that a person fills in: never applied by `--fix`.
 */
export interface Fix {
  /** Key of `meta.titles`. */
  readonly title: string;
  /** The title as an English template. */
  readonly english: string;
  readonly args: MessageArgs;
  readonly safety: Safety;
  readonly edits: readonly Edit[];
  readonly snippet?: boolean;
  /**
   * Commands to run in the tenant instead of edits, for a setting that is written in an export. With `snippet` this is snippet
   * text.
   */
  readonly commands?: string;
}

export interface Related<Message extends string = string> {
  readonly place: Place;
  readonly message: Message;
  readonly args: MessageArgs;
}

/** What a rule says about one place, by the ids of its messages. */
export interface Report<Message extends string = string> {
  readonly message: Message;
  readonly args?: MessageArgs;
  readonly place: Place;
  readonly severity?: Severity;
  readonly related?: readonly Related<Message>[];
  /** Writes the fixes. Called once, when somebody asks for them, because this can take longer than finding the mistake. */
  readonly fixes?: () => readonly Fix[];
  /** What the finding is about, for baselines that survive moved lines: object, property and value. */
  readonly subject?: { readonly object?: string; readonly property?: string; readonly value?: string };
  /**
   * Facts that the texts do not show. When one of them is stated in the configuration, the finding is settled. A person has to
   * complete it.
   */
  readonly states?: readonly StatedFact[];
  /** Whether editors show the text faded, because it has no effect. */
  readonly unnecessary?: boolean;
  /** Whether the text there is advice. Left out: it is where the place lies in a document. */
  readonly advice?: boolean;
}

/** Everything a rule may look at: one tenant with its calls and source issues. */
export interface RuleContext {
  readonly tenant: Tenant;
  readonly calls: readonly Call[];
  readonly sourceIssues: readonly SourceIssue[];
  readonly knowledge: Knowledge;
  /** The source of a path, for writing fixes in the style of its text. */
  source(path: string): Source;
  decide(question: Question): Verdict;
  /** ISO date (YYYY-MM-DD) that counts as today. */
  readonly asOf: string;
  /** How many days before its last day an exception is reported as ending soon. */
  readonly warnBefore: number;
  /** Every suppression with what it suppressed. Empty, except for rules that run `afterwards`. */
  readonly suppressions: readonly SuppressionState[];
}

/** One request not to report a rule: a comment, or an entry of the configuration. */
export interface Suppression {
  readonly rules: readonly string[];
  readonly reason: string;
  /** Last day (YYYY-MM-DD) on which it counts. */
  readonly until?: string;
  /** The comment or entry. */
  readonly place: Place;
  /** What it applies to: findings that start in one of these parts of texts, or findings that pass a test. */
  readonly reach: readonly Place[] | Test;
  /** Set when the suppression is written wrongly, so that it suppresses nothing. */
  readonly mistake?: Mistake;
}

/** Decides whether a suppression applies to a finding. */
export interface Test {
  /** Only findings about the object of this name pass. Names compare without case. */
  readonly object?: string;
  takes(finding: Pick<Finding, 'place' | 'subject'>): boolean;
}

export interface SuppressionState {
  readonly suppression: Suppression;
  /** `used` by rule id; a rule that is not in it suppressed nothing. */
  readonly used: ReadonlySet<string>;
  /** Rule ids in it that do not exist or cannot be suppressed. Because of them it suppresses nothing, or less than it names. */
  readonly unknown: readonly string[];
  readonly locked: readonly string[];
  readonly expired: boolean;
}

/** What a finding can be about: an object of a kind, a cmdlet call, a source issue, a suppression, what the configuration agrees to. */
export type Topic = ObjectKind | 'call' | 'sourceIssue' | 'suppression' | 'exception';

/** One rule: data and a check. `check` is pure and calls `report` for each place. */
export interface Rule<Message extends string = string> {
  readonly meta: RuleMeta<Message>;
  /** The rule runs only when the texts hold at least one of these topics. Absent: it always runs. */
  readonly about?: readonly Topic[];
  check(context: RuleContext, report: (finding: Report<Message>) => void): void;
}

/** A report with its rule and the severity in force. */
export interface Finding {
  readonly rule: RuleMeta;
  readonly tenant: string;
  readonly message: string;
  /** The message as an English template. */
  readonly english: string;
  readonly args: MessageArgs;
  readonly place: Place;
  readonly severity: Severity;
  readonly related: readonly (Related & { readonly english: string })[];
  /** Written when they are first asked for. */
  readonly fixes: readonly Fix[];
  readonly subject: { readonly object?: string; readonly property?: string; readonly value?: string };
  readonly states: readonly StatedFact[];
  readonly unnecessary: boolean;
  readonly advice: boolean;
}
