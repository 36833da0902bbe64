import { KINDS, type Knowledge, type ParameterFacts } from '../../knowledge/index.ts';
import type { Declaration } from '../../tenant/index.ts';
import { capitalized } from '../../text/capitalized.ts';
import type { Refusal } from './refusal.ts';
import { wrongType } from './values.ts';

type Settings = Readonly<Record<string, ParameterFacts>>;

const settings = new WeakMap<Knowledge, Map<string, Settings>>();

/** Parameters of the cmdlets that make and change an object of a kind, by name. */
export function settingFacts(kind: string, knowledge: Knowledge): Settings {
  const byKind = settings.get(knowledge) ?? new Map<string, Settings>();
  settings.set(knowledge, byKind);
  const known = byKind.get(kind);
  if (known) return known;
  const { cmdlets } = knowledge;
  const noun = KINDS.find((words) => words.kind === kind)?.noun;
  const found =
    noun === undefined
      ? {}
      : { ...cmdlets.find(`New-${noun}`)?.parameters, ...cmdlets.find(`Set-${noun}`)?.parameters };
  byKind.set(kind, found);
  return found;
}

/** Why the configuration around a DSC resource does not compile; none for what is no resource. */
export function resourceRefusals(declaration: Declaration, knowledge: Knowledge): readonly Refusal[] {
  const { format, kind, properties, misspelled = [], command = '' } = declaration;
  if (format !== 'dsc') return [];
  const unknown = misspelled.map(({ written, place }): Refusal => {
    return { rule: 'unknown-key', args: { key: written }, place, by: 'powershell' };
  });
  const facts = settingFacts(kind, knowledge);
  const texts = [...properties.values()].flatMap(({ name, value }): Refusal[] => {
    const parameter = capitalized(name);
    const own = facts[parameter];
    const wrong = own?.type === 'Boolean' ? wrongType(own, value) : undefined;
    if (!wrong || typeof (value.state === 'stated' && value.value) !== 'string') return [];
    return [
      {
        rule: wrong.rule,
        args: { subject: command, parameter, value: wrong.value },
        place: wrong.place,
        by: 'powershell',
      },
    ];
  });
  return [...unknown, ...texts];
}
