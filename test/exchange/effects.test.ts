import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { givingEffects, withEffects } from '../../src/exchange/effects.ts';
import { read } from '../../src/read/index.ts';
import type { Call } from '../../src/read/reading.ts';
import type { Effect } from '../../src/tenant/index.ts';
import { languageOf, type Source } from '../../src/text/index.ts';
import { analyse } from '../rules/analysis.ts';
import { knowledge } from '../support/knowledge.ts';
import { BY_HAND, type EffectScript, ENGINE } from './effect-scripts.ts';

type Files = Readonly<Record<string, string>>;

const sourceOf = (path: string, text: string): Source => ({ path, text, language: languageOf(path), encoding: 'utf8' });

function callsOf(files: Files): readonly Call[] {
  const readings = Object.entries(files).map(([path, text]) => read(sourceOf(path, text), knowledge));
  return withEffects(readings, knowledge).flatMap(({ calls }) => calls);
}

/** The name that a call is given: its value, or the expression; what a pipeline hands over as it is written. */
function subjectOf({ parameters, place }: Call, files: Files): string {
  const value = parameters.find(({ name }) => name === 'Identity' || name === 'Name')?.value;
  if (value) return value.state === 'stated' ? String(value.value) : value.expression;
  return /'\w+'(?= \| )/.exec(files[place.source] ?? '')?.[0] ?? '';
}

function effectsIn(files: Files): Readonly<Record<string, Effect>> {
  return Object.fromEntries(
    callsOf(files)
      .map((call) => [subjectOf(call, files), call.effect ?? 'runs'] as const)
      .filter(([name]) => name !== ''),
  );
}

function each(scripts: Readonly<Record<string, EffectScript>>): void {
  for (const [name, { script, effects }] of Object.entries(scripts)) {
    it(name, () => assert.deepEqual(effectsIn({ 'a.ps1': script }), effects));
  }
}

describe('effects as PowerShell has them', () => each(ENGINE));

describe('effects read by hand', () => each(BY_HAND));

const CLOSE = 'function Close-It { Set-RemoteDomain -Identity a -AutoForwardEnabled $false }\n';

const SET = 'Set-RemoteDomain -Identity b -AutoForwardEnabled $true\n';
const REPLACING = 'function Set-RemoteDomain { }\n';

describe('effects across files', () => {
  const across: Readonly<Record<string, { readonly files: Files; readonly effects: EffectScript['effects'] }>> = {
    'a function that a loaded file defines': {
      files: { 'lib.ps1': CLOSE, 'main.ps1': '. $PSScriptRoot/lib.ps1\nClose-It\nGet-RemoteDomain\n' },
      effects: { a: 'may-run' },
    },
    'a function of a module': { files: { 'close.psm1': CLOSE }, effects: { a: 'may-run' } },
    'a function of a script that stands alone': {
      files: { 'lib.ps1': CLOSE, 'main.ps1': 'Set-RemoteDomain -Identity b -AutoForwardEnabled $true\n' },
      effects: { a: 'never', b: 'runs' },
    },
    'a file that only a comment names': {
      files: {
        'lib.ps1': CLOSE,
        'main.ps1': '# see lib.ps1\nSet-RemoteDomain -Identity b -AutoForwardEnabled $true\n',
      },
      effects: { a: 'never', b: 'runs' },
    },
    'a file that only a run names': {
      files: {
        'lib.ps1': CLOSE,
        'main.ps1': 'foreach ($f in $files) { . $f }\nSet-RemoteDomain -Identity b -AutoForwardEnabled $true\n',
      },
      effects: { a: 'may-run', b: 'runs' },
    },
    'a function in place of a cmdlet, in a file that nobody loads': {
      files: { 'lib.ps1': REPLACING, 'main.ps1': SET },
      effects: { b: 'runs' },
    },
    'a function in place of a cmdlet, in a module that a loaded file loads': {
      files: { 'lib.psm1': REPLACING, 'more.ps1': 'Import-Module ./lib.psm1\n', 'main.ps1': `. ./more.ps1\n${SET}` },
      effects: { b: 'may-run' },
    },
    'an object that an export lists, and one that it does not': {
      files: {
        'tenant.exo.yaml':
          'exchange:\n  transportRules: [{ name: b, sentToScope: NotInOrganization, deleteMessage: true }]\n',
        'a.ps1': 'Disable-TransportRule -Identity a\nDisable-TransportRule -Identity b\n',
      },
      effects: { a: 'refused', b: 'runs' },
    },
  };
  for (const [name, { files, effects }] of Object.entries(across)) {
    it(name, () => assert.deepEqual(effectsIn(files), effects));
  }
});

describe('effects of DSC resources', () => {
  const configuration = (first: string, second: string): string =>
    `Configuration Tenant {\n  Node localhost {\n    EXORemoteDomain 'A' { Identity = 'a'; ${first} }\n    EXORemoteDomain 'B' { Identity = 'b'; ${second} }\n  }\n}\n`;
  const ON = 'AutoForwardEnabled = $true';
  const resources: Readonly<Record<string, { readonly text: string; readonly effects: readonly Effect[] }>> = {
    'Booleans and numbers': { text: configuration(ON, 'AutoForwardEnabled = 0'), effects: ['runs', 'runs'] },
    'a text for a Boolean keeps all from being compiled': {
      text: configuration("AutoForwardEnabled = 'False'", ON),
      effects: ['refused', 'never'],
    },
    'a key that the resource does not have': {
      text: configuration(ON, 'AutoForwardEnable = $true'),
      effects: ['never', 'refused'],
    },
    'a block that is never reached, in a configuration that does not compile': {
      text: `${configuration("AutoForwardEnabled = 'False'", ON)}if ($false) {\n${configuration("AutoForwardEnabled = 'False'", ON)}}\n`,
      effects: ['refused', 'never', 'never', 'never'],
    },
    'a brace that is missing': { text: configuration(ON, ON).replace(/\}\n$/, ''), effects: ['never', 'never'] },
  };
  for (const [name, { text, effects }] of Object.entries(resources)) {
    it(name, () => {
      const [reading] = withEffects([read(sourceOf('a.ps1', text), knowledge)], knowledge);
      assert.deepEqual(
        reading?.declarations.map(({ effect }) => effect ?? 'runs'),
        effects,
      );
      const refused = reading?.declarations.filter(({ effect }) => effect === 'refused') ?? [];
      const found = analyse({ 'a.ps1': text }).findings.map(({ rule }) => rule.id);
      for (const { effectCause } of refused) assert.ok(found.includes(effectCause?.reason ?? ''), found.join(' '));
    });
  }
});

test('a text of which all surely runs is taken as it was read', () => {
  const reading = read(sourceOf('a.ps1', SET), knowledge);
  assert.equal(withEffects([reading], knowledge)[0], reading);
  const [one, two] =
    withEffects([read(sourceOf('a.ps1', `${SET}if ($x) { ${SET}}\n`), knowledge)], knowledge)[0]?.calls ?? [];
  assert.ok(one && !('effect' in one));
  assert.equal(two?.effect, 'may-run');
});

test('an editor can do something else after each 200 commands, and after each 200 declarations', () => {
  const stepsOf = (line: string, times: number): number =>
    [...givingEffects([read(sourceOf('a.ps1', line.repeat(times)), knowledge)], knowledge)].length;
  assert.equal(stepsOf('Get-RemoteDomain\n', 199), 0);
  assert.equal(stepsOf('Get-RemoteDomain\n', 400), 2);
  assert.equal(stepsOf(SET, 400), 4);
});

describe('what is refused', () => {
  for (const [name, { script }] of Object.entries({ ...ENGINE, ...BY_HAND })) {
    const refused = callsOf({ 'a.ps1': script }).filter(({ effect }) => effect === 'refused');
    if (refused.length === 0) continue;
    it(`has a finding that says why: ${name}`, () => {
      const findings = analyse({ 'a.ps1': script }).findings;
      for (const { effectCause } of refused) {
        assert.ok(effectCause);
        const { reason, place } = effectCause;
        const found = findings.filter(({ rule }) => rule.id === reason);
        assert.ok(
          found.some((finding) => finding.place.start === place.start),
          `${reason} at ${place.start}`,
        );
      }
    });
  }
});
