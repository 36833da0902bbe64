import type { Control } from '../exchange/control.ts';
import { fingerprint } from '../text/fingerprint.ts';
import { PeopleStandIns, StandIns } from '../text/index.ts';
import type { Cell } from '../verdict/cells.ts';
import type { ClassName, PersonClass } from '../verdict/classes.ts';
import type { Party } from '../verdict/comparison.ts';
import type { Matrix, MatrixRow } from '../verdict/matrix.ts';
import type { PlaceView } from './view.ts';

/** What a view shows of names: as they are, or stand-ins for them. */
export interface Naming {
  /** A person (address), a domain, `*.` and a domain, or a group. */
  who(name: string): string;
  tenant(name: string): string;
  control(control: Control): Control;
  party<One extends Pick<Party, 'name' | 'members'>>(party: One): One;
  file(path: string): string;
  place(place: PlaceView): PlaceView;
  /** Whether sentences may be shown that hold names. */
  readonly isPlain: boolean;
}

/** Names as they are. */
export const PLAIN: Naming = {
  who: (name) => name,
  tenant: (name) => name,
  control: (control) => control,
  party: (party) => party,
  file: (path) => path,
  place: (place) => place,
  isPlain: true,
};

/** Kinds of controls that are called by a person, a domain or a group. */
const SOMEBODY: ReadonlySet<Control['kind']> = new Set<Control['kind']>([
  'sender',
  'recipient',
  'group',
  'acceptedDomain',
  'tenantBlockList',
]);

/**
 * Stand-ins for people, domains, and the names of groups, objects, organizations and files. The same name gets the same stand-in as long
 * as one redaction is used, and in every run over the same files.
 */
export class Redaction implements Naming {
  readonly isPlain = false;
  readonly #people = new PeopleStandIns();
  readonly #groups = new StandIns('group');
  readonly #names = new StandIns('name');
  readonly #tenants = new StandIns('tenant');
  readonly #files = new StandIns('file');

  who(name: string): string {
    if (name.includes('@')) return this.#people.address(name);
    if (name.startsWith('*.')) return `*.${this.#people.domain(name.slice(2))}`;
    return /^[^\s.]+(?:\.[^\s.]+)+$/.test(name) ? this.#people.domain(name) : this.#groups.for(name);
  }

  tenant(name: string): string {
    return this.#tenants.for(name);
  }

  control(control: Control): Control {
    const { kind, name } = control;
    if (name === undefined || kind === 'mechanism') return control;
    return { kind, name: name.includes('@') || SOMEBODY.has(kind) ? this.who(name) : this.#names.for(name) };
  }

  party<One extends Pick<Party, 'name' | 'members'>>(party: One): One {
    const members = party.members.map((member) => this.who(member));
    return { ...party, name: this.#className(party.name), members };
  }

  #className({ id, args }: ClassName): ClassName {
    const redacted = Object.entries(args).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? value
            .split(', ')
            .map((name) => this.who(name))
            .join(', ')
        : value,
    ]);
    return { id, args: Object.fromEntries(redacted) as ClassName['args'] };
  }

  file(path: string): string {
    return this.#files.file(path);
  }

  place(place: PlaceView): PlaceView {
    return { ...place, file: this.file(place.file) };
  }

  /** The matrix of a tenant with stand-ins; places stay, as their texts are needed for lines: `place` is for views. */
  matrix(matrix: Matrix): Matrix {
    const classes = new Map(
      [...matrix.senders, ...matrix.destinations].map((one) => {
        const party = this.party(one);
        return [one, { ...party, id: fingerprint([party.name.id, ...party.members].join('\n')) }] as const;
      }),
    );
    const all = (some: readonly PersonClass[]): readonly PersonClass[] => some.map((one) => classes.get(one) ?? one);
    const cellOf = (cell: Cell): Cell => ({ ...cell, by: this.control(cell.by) });
    return {
      ...matrix,
      tenant: this.tenant(matrix.tenant),
      senders: all(matrix.senders),
      destinations: all(matrix.destinations),
      cell: (sender, destination, family) => cellOf(matrix.cell(sender, destination, family)),
      rows: () =>
        matrix.rows().map(
          (row): MatrixRow => ({
            ...row,
            senders: all(row.senders),
            destinations: all(row.destinations),
            cell: cellOf(row.cell),
          }),
        ),
    };
  }
}
