import { withEffects } from '../../src/exchange/effects.ts';
import { read } from '../../src/read/index.ts';
import { languageOf, type Source } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';

const sourceOf = (path: string, text: string): Source => ({ path, text, language: languageOf(path), encoding: 'utf8' });

/**
 * Each command of a script with what becomes of it: the reason, what it names, and the text it points at. `beside` are other files of
 * the tenant.
 */
export function toldOf(script: string, beside: Readonly<Record<string, string>> = {}): readonly string[] {
  const files = Object.entries({ 'a.ps1': script, ...beside });
  const [reading] = withEffects(
    files.map(([path, text]) => read(sourceOf(path, text), knowledge)),
    knowledge,
  );
  return (reading?.calls ?? []).map(({ effect = 'runs', effectCause: cause }) => {
    if (!cause) return effect;
    const { cmdlet: _, subject: __, ...args } = cause.args;
    const pointed = script.slice(cause.place.start, cause.place.end);
    return [effect, cause.reason, ...Object.values(args), `at ${pointed}`].join(' | ');
  });
}
