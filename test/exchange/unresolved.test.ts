import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { modelOf } from '../../src/exchange/model.ts';
import { actsAfter, concerns, disturbances, disturbedBy, notListed, objectsOf } from '../../src/exchange/unresolved.ts';
import type { Declaration, TenantObject } from '../../src/tenant/index.ts';
import { tenantOf } from '../verdict/tenants.ts';

const HEAD = 'New-TransportRule -Name Block -MessageTypeMatches AutoForward -DeleteMessage $true -Priority 0\n';

describe('commands that act on some rule, nobody can say which', () => {
  const told = (script: string, properties: readonly string[] = ['mode', 'priority']): readonly string[] =>
    disturbances(tenantOf({ 'a.ps1': HEAD + script }), 'transportRule', properties).map(
      ({ operation, name, nameRuntime }) => `${operation} ${name ?? nameRuntime}`,
    );
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Remove-TransportRule $n\n', ['remove $n']],
    ['Enable-TransportRule $n\n', ['enable $n']],
    ['Disable-TransportRule $n\n', ['disable $n']],
    ['Set-TransportRule $n -Mode Audit\n', ['set $n']],
    ['Set-TransportRule $n -Priority 3\n', ['set $n']],
    ['Set-TransportRule $n -Comments x\n', []],
    ['Set-TransportRule $n @more\n', ['set $n']],
    ['New-TransportRule -Name $n -Mode Audit -SetSCL 1\n', []],
    ['Set-RemoteDomain $n -AutoForwardEnabled $true\n', []],
    ['if ($x) { Remove-TransportRule Block }\n', ['remove Block']],
    ['Remove-TransportRule Block\n', []],
    ['if ($x) { Get-TransportRule | Remove-TransportRule }\n', ['remove *all']],
    ['Get-TransportRule | Set-TransportRule -Mode Audit\n', []],
    ['if ($x) { Get-TransportRule | Set-TransportRule -Mode Audit }\n', []],
  ];
  for (const [script, expected] of cases) it(script.trim(), () => assert.deepEqual(told(script), expected));
  it('of another setting', () => assert.deepEqual(told('Set-TransportRule $n -Mode Audit\n', ['priority']), []));
});

test('no answer of the rules is sure where a command may act on some of them, or remove all', () => {
  const reason = (script: string) => modelOf(tenantOf({ 'a.ps1': HEAD + script })).transportRules.unresolved?.reason;
  assert.equal(reason(''), undefined);
  assert.equal(reason('if ($x) { Remove-TransportRule Block }'), undefined);
  assert.equal(reason('Remove-TransportRule $n'), 'run-time-value');
  assert.equal(reason('if ($x) { Get-TransportRule | Remove-TransportRule }'), 'may-run');
  assert.equal(reason('Remove-RemoteDomain $n'), undefined);
});

const at = (start: number, source = 'a') => ({ source, start, end: start + 1 });
const declaration = (more: object): Declaration => ({ place: at(5), ...more }) as unknown as Declaration;

test('why a setting is not sure behind such a command', () => {
  assert.deepEqual(disturbedBy(declaration({ nameRuntime: '$n' }), 'mode'), {
    is: 'maybe',
    basis: 'inferred',
    reason: 'run-time-value',
    args: { setting: 'mode', expression: '$n' },
    place: at(5),
  });
  assert.deepEqual(disturbedBy(declaration({}), 'mode').args, { setting: 'mode', expression: '' });
  const branch = { effect: 'may-run', command: 'Set-TransportRule', effectCause: { reason: 'region-branch' } };
  assert.deepEqual(disturbedBy(declaration(branch), 'mode'), {
    is: 'maybe',
    basis: 'inferred',
    reason: 'may-run',
    args: { setting: 'mode', command: 'Set-TransportRule', expression: '', cause: 'region-branch' },
    place: at(5),
  });
  assert.deepEqual(disturbedBy(declaration({ effect: 'may-run' }), 'mode').args, {
    setting: 'mode',
    command: '',
    expression: '',
    cause: '',
  });
});

test('which object such a command may mean', () => {
  const block = { name: 'Block' } as TenantObject;
  const cases: readonly (readonly [string | undefined, TenantObject | undefined, boolean])[] = [
    [undefined, block, true],
    ['*all', block, true],
    ['BLOCK', block, true],
    ['Blocks', block, false],
    ['Block', undefined, false],
    ['Block', { name: undefined } as TenantObject, false],
    [undefined, undefined, true],
  ];
  for (const [name, object, expected] of cases) assert.equal(concerns(declaration({ name }), object), expected, name);
});

test('a command acts on what was set before it, or in another file', () => {
  assert.equal(actsAfter(declaration({}), at(4)), true);
  assert.equal(actsAfter(declaration({}), at(5)), false);
  assert.equal(actsAfter(declaration({}), at(6)), false);
  assert.equal(actsAfter(declaration({}), at(6, 'b')), true);
  assert.equal(actsAfter(declaration({}), undefined), true);
});

test('objects that a text makes under a name that only a run tells are there as well', () => {
  const tenant = tenantOf({ 'a.ps1': `${HEAD}New-TransportRule -Name $n -DeleteMessage $true\n` });
  const [first, second, ...others] = objectsOf(tenant, 'transportRule');
  assert.equal(first?.name, 'Block');
  assert.ok(second);
  const { kind, name, nameRuntime, whole, defined, contradictions, declarations } = second;
  assert.deepEqual(
    { kind, name, nameRuntime, whole, defined, contradictions, declarations: declarations.length },
    {
      kind: 'transportRule',
      name: undefined,
      nameRuntime: '$n',
      whole: true,
      defined: true,
      contradictions: [],
      declarations: 1,
    },
  );
  assert.deepEqual(others, []);
  assert.deepEqual(objectsOf(tenant, 'remoteDomain'), []);
  assert.equal(notListed(tenant, 'transportRule'), undefined);
});
