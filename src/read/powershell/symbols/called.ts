import { commandName } from '../../../powershell/index.ts';
import { Remembered } from '../../../text/remembered.ts';
import { carriesCode, isRequest, keepsText, runsHere, runsText, speaksOnly } from './code-commands.ts';
import type { Site } from './regions.ts';
import { writesVariables } from './variables-written.ts';

/** What the name of a command alone says, whatever the text is. */
export interface Traits {
  /** The name for comparison. */
  readonly name: string;
  /** The names of a pipeline that holds nothing else. */
  readonly alone: readonly string[];
  readonly speaksOnly: boolean;
  readonly keepsText: boolean;
  readonly carriesCode: boolean;
  readonly runsHere: boolean;
  readonly runsText: boolean;
  readonly sends: boolean;
  readonly writesVariables: boolean;
  readonly lists: boolean;
  readonly filters: boolean;
}

/** The name of a command in one text. */
export interface Called {
  readonly traits: Traits;
  readonly watched: boolean;
  /** Where it is called; the first places only where there are many. */
  readonly sites: Site[];
}

const LISTERS = new Set(['select', 'select-object', 'ft', 'format-table', 'fl', 'format-list']);
const FILTERS = new Set(['?', 'where', 'where-object']);

const REMEMBERED = new Remembered<Traits>();

/** What a name says, as it is written. */
export const traitsOf = (written: string): Traits => REMEMBERED.of(written, newTraits);

function newTraits(written: string): Traits {
  const name = commandName(written);
  return {
    name,
    alone: [name],
    speaksOnly: speaksOnly(name),
    keepsText: keepsText(name),
    carriesCode: carriesCode(name),
    runsHere: runsHere(name),
    runsText: runsText(name),
    sends: isRequest(name),
    writesVariables: writesVariables(name),
    lists: LISTERS.has(name),
    filters: FILTERS.has(name),
  };
}
