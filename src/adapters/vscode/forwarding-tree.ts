import * as vscode from 'vscode';
import { translate } from '../../messages/index.ts';
import { ANSWER_MARKS, answerWord, usualWays } from '../../report/forwarding-texts.ts';
import { type Stateable, type Statement, stateable } from '../../report/statements.ts';
import type { PlaceView } from '../../report/view.ts';
import type { Decision } from '../../verdict/verdict.ts';
import { type ForwardingModel, isOf, type Shown } from './forwarding-model.ts';
import { type FactRequest, STATE_FACT } from './state-facts.ts';

/** More classes of recipients below one sender are left to the grid. */
const MOST_BELOW = 100;

/** One line of the tree. Its children are made when it is opened. */
interface Line {
  /** Tells lines with equal labels apart; a line with another id does not remember whether it was open. */
  readonly id?: string;
  readonly label: string;
  readonly description?: string;
  /** What a screen reader hears of the description where that is made of signs. */
  readonly spoken?: string;
  readonly icon?: vscode.ThemeIcon;
  readonly tooltip?: string;
  readonly command?: vscode.Command;
  readonly open?: boolean;
  readonly children?: () => readonly Line[];
}

const ICONS: Readonly<Record<Decision | 'mixed', vscode.ThemeIcon>> = {
  allowed: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  blocked: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('testing.iconFailed')),
  unknown: new vscode.ThemeIcon('question', new vscode.ThemeColor('editorWarning.foreground')),
  mixed: new vscode.ThemeIcon('split-horizontal'),
};

/** *Who may forward where* in the side bar: senders, where they may forward to, and the line that decides. */
export class ForwardingTree implements vscode.TreeDataProvider<Line>, vscode.Disposable {
  readonly #model: ForwardingModel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(model: ForwardingModel) {
    this.#model = model;
    this.#subscription = model.onDidChange(() => this.#changed.fire());
  }

  getTreeItem(line: Line): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(line.label, line.children ? (line.open ? Expanded : Collapsed) : None);
    if (line.description !== undefined) item.description = line.description;
    if (line.id !== undefined) item.id = line.id;
    if (line.icon) item.iconPath = line.icon;
    if (line.command) item.command = line.command;
    item.tooltip = line.tooltip ?? `${line.label} ${line.description ?? ''}`;
    item.accessibilityInformation = { label: `${line.label}, ${line.spoken ?? line.description ?? ''}` };
    return item;
  }

  async getChildren(line?: Line): Promise<Line[]> {
    if (line) return [...(line.children?.() ?? [])];
    const shown = await this.#model.shown();
    const [only] = shown;
    if (shown.length === 1 && only) return [...tenantLines(only)];
    const uri = vscode.window.activeTextEditor?.document.uri;
    const own = shown.filter((one) => isOf(one, uri));
    return [...own, ...shown.filter((one) => !own.includes(one))].map((one) => ({
      // That of the active file opens, wherever it was left closed before.
      id: `${one.view.tenant.name}${own.includes(one) ? ' *' : ''}`,
      label: one.view.tenant.name,
      icon: new vscode.ThemeIcon('organization'),
      open: own.length === 0 || own.includes(one),
      children: () => tenantLines(one),
    }));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function tenantLines(shown: Shown): readonly Line[] {
  const { view } = shown;
  const facts = stateable(view);
  const forwards = view.forwards();
  return [
    ...view.senders.map((_, at) => senderLine(shown, at)),
    ...(forwards.length > 0
      ? [
          {
            label: translate('Forwards in the files'),
            description: String(forwards.length),
            icon: new vscode.ThemeIcon('mail'),
            open: true,
            children: () => forwardLines(shown),
          },
        ]
      : []),
    ...(facts.length > 0
      ? [
          {
            label: translate('Missing facts'),
            description: String(facts.length),
            icon: new vscode.ThemeIcon('info'),
            open: true,
            children: () => facts.map((fact) => factLine(fact, shown)),
          },
        ]
      : []),
  ];
}

function revealCommand({ outcome }: Shown, { file, start, end }: PlaceView): vscode.Command {
  const range = new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
  return {
    command: 'vscode.open',
    title: '',
    arguments: [outcome.area.uriOf(file), { selection: range, viewColumn: vscode.ViewColumn.One }],
  };
}

function senderLine(shown: Shown, sender: number): Line {
  const { view } = shown;
  const { label = '' } = view.senders[sender] ?? {};
  const counts = new Map<Decision | 'mixed', number>();
  for (const [at] of view.destinations.entries()) {
    const answer = view.answer(sender, at, 'usual');
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  }
  const found = (['allowed', 'mixed', 'unknown', 'blocked'] as const).filter((answer) => counts.has(answer));
  const spoken = found.map((answer) => `${counts.get(answer)} ${answerWord(answer)}`).join(' · ');
  return {
    label,
    // In words it would not fit beside a name.
    description: found.map((answer) => `${ANSWER_MARKS[answer]} ${counts.get(answer)}`).join(' · '),
    spoken,
    icon: new vscode.ThemeIcon('person'),
    tooltip: [label, spoken, usualWays(), ...view.members(sender)].join('\n'),
    children: () => view.destinations.slice(0, MOST_BELOW).map((_, at) => fieldLine(shown, sender, at)),
  };
}

function fieldLine(shown: Shown, sender: number, destination: number): Line {
  const { view } = shown;
  const answer = view.answer(sender, destination, 'usual');
  const ways = view.ways(sender, destination);
  const [first] = ways;
  const label = view.destinations[destination]?.label ?? '';
  const single = answer === 'mixed' ? undefined : first;
  return {
    label,
    description: single ? `${answerWord(answer)}: ${single.label}` : answerWord(answer),
    icon: ICONS[answer],
    ...(single?.place ? { command: revealCommand(shown, single.place) } : {}),
    ...(answer === 'mixed' || ways.length > 1
      ? {
          children: () =>
            ways.map(
              (way): Line => ({
                label: way.families.join(', '),
                description: `${answerWord(way.verdict)}: ${way.label}`,
                icon: ICONS[way.verdict],
                ...(way.place ? { command: revealCommand(shown, way.place) } : {}),
              }),
            ),
        }
      : {}),
  };
}

function forwardLines(shown: Shown): readonly Line[] {
  return shown.view.forwards().map(({ question, way, verdict, label: control, place }) => {
    const [label, description] = [`${question.from} → ${question.to}`, `${answerWord(verdict)}: ${control}`];
    const tooltip = [label, way, description].join('\n');
    return { label, description, icon: ICONS[verdict], tooltip, command: revealCommand(shown, place) };
  });
}

function factLine({ needed, statements }: Stateable, shown: Shown): Line {
  const icon = new vscode.ThemeIcon('edit');
  return {
    label: needed.fact,
    tooltip: `${needed.fact} ${needed.howToState}`,
    icon: ICONS.unknown,
    open: true,
    ...(statements.length > 0
      ? {
          children: () =>
            statements.map((one): Line => ({ label: one.label, icon, command: stateCommand(one, shown) })),
        }
      : { description: needed.howToState }),
  };
}

/** The command that states a fact in the configuration of the folder. */
export function stateCommand({ label, fact }: Statement, { outcome, view }: Shown): vscode.Command {
  const request: FactRequest = { folder: vscode.Uri.parse(outcome.area.key), tenant: view.tenant.name, fact };
  return { command: STATE_FACT, title: label, arguments: [request] };
}
