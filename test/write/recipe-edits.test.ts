import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { applyEdits, languageOf } from '../../src/text/index.ts';
import { counterfactuals } from '../../src/verdict/counterfactuals.ts';
import { decide } from '../../src/verdict/decide.ts';
import type { Question } from '../../src/verdict/verdict.ts';
import { recipeEdits } from '../../src/write/recipe-edits.ts';
import { organization } from '../language/world.ts';
import { knowledge } from '../support/knowledge.ts';

const QUESTION: Question = { from: 'ada@contoso.com', to: 'bob@fabrikam.com', mechanism: 'inboxRuleForward' };

type Files = Readonly<Record<string, string>>;

/** The files after the change whose first step has this id, and what is then decided. */
function changed(files: Files, id: string, question = QUESTION): { files: Files; verdict: string } | undefined {
  const { tenant, texts } = organization(files);
  const { changes } = counterfactuals(tenant, question);
  const change = changes.find(({ steps }) => steps[0]?.id === id);
  assert.ok(change, `no change ${id} among ${changes.map(({ steps }) => steps[0]?.id)}`);
  const source = (path: string) => {
    const text = texts.get(path);
    return text === undefined ? undefined : ({ path, text, language: languageOf(path), encoding: 'utf8' } as const);
  };
  const edits = recipeEdits(tenant, change.recipe, { cmdlets: knowledge.cmdlets, source });
  if (!edits) return undefined;
  const after = Object.fromEntries(
    [...texts].map(([path, text]) => [path, applyEdits(text, path, edits) ?? 'overlap']),
  );
  return { files: after, verdict: decide(organization(after).tenant, question).verdict };
}

const YAML = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  outboundRules:
    - name: Board
      policy: Board
      from: [chair@contoso.com]
      priority: 0
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: true
`;

test('a value is written where it stands, in YAML and in a script', () => {
  const yaml = YAML.replace(/ {2}outboundRules:[\s\S]*? {2}remote/, '  remote');
  assert.deepEqual(changed({ 'a.exo.yaml': yaml }, 'policy-on'), {
    files: { 'a.exo.yaml': yaml.replace('"Off"', '"On"') },
    verdict: 'allowed',
  });
  const script =
    "Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\nNew-RemoteDomain -Name Default -DomainName '*'\nSet-RemoteDomain Default -AutoForwardEnabled $true\n";
  const domains = 'exchange:\n  acceptedDomains: [contoso.com]\n';
  assert.equal(
    changed({ 'a.ps1': script, 'd.exo.yaml': domains }, 'policy-on')?.files['a.ps1'],
    script.replace('Off', 'On'),
  );
});

test('a policy of its own stands in front, and the rules behind it move', () => {
  const result = changed(
    { 'a.exo.yaml': YAML.replace('name: Board\n      policy: Board', 'name: Board\n      policy: Default') },
    'scoped-policy-address-on',
  );
  assert.equal(result?.verdict, 'allowed');
  const text = result?.files['a.exo.yaml'] ?? '';
  assert.match(text, /from: \[chair@contoso.com\]\n {6}priority: 1\n/);
  assert.match(
    text,
    /name: Allow forwarding\n {6}policy: Allow forwarding\n|hostedOutboundSpamFilterPolicy: Allow forwarding/,
  );
  assert.match(text, /priority: 0\n/);
});

test('a script gets commands, in its own style', () => {
  const script = "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode Off\n";
  const data =
    'exchange:\n  acceptedDomains: [contoso.com]\n  remoteDomains: [{ name: Default, domainName: "*", autoForwardEnabled: true }]\n';
  const result = changed({ 'd.exo.yaml': data, 'a.ps1': script }, 'scoped-policy-address-on');
  assert.equal(
    result?.files['a.ps1'],
    `${script}New-HostedOutboundSpamFilterPolicy -Name 'Allow forwarding' -AutoForwardingMode On\nNew-HostedOutboundSpamFilterRule -Name 'Allow forwarding' -HostedOutboundSpamFilterPolicy 'Allow forwarding' -From 'ada@contoso.com' -Priority 0\n`,
  );
  assert.equal(result?.verdict, 'allowed');
});

test('nothing is written where one part of a change has no form', () => {
  const listed = `${YAML.replace('"Off"', '"On"').replace(/ {2}outboundRules:[\s\S]*? {2}remote/, '  remote')}  tenantBlockList: [fabrikam.com]\n`;
  assert.equal(changed({ 'a.exo.yaml': listed }, 'block-list-remove'), undefined);
});

describe('changes of one object', () => {
  const POLICY = "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode Off\n";
  const DATA = `exchange:
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: true
  outboundRules:
    - name: Board
      enabled: true
      priority: 0
    - name: Staff
      policy: Staff
      enabled: true
      priority: 1
`;

  /** The texts after a recipe; undefined when it is refused. */
  function applied(files: Files, recipe: Parameters<typeof recipeEdits>[1]): Files | undefined {
    const { tenant, texts } = organization(files);
    const edits = recipeEdits(tenant, recipe, {
      cmdlets: knowledge.cmdlets,
      source: (path) => {
        const text = texts.get(path);
        return text === undefined ? undefined : { path, text, language: languageOf(path), encoding: 'utf8' };
      },
    });
    return (
      edits && Object.fromEntries([...texts].map(([path, text]) => [path, applyEdits(text, path, edits) ?? 'overlap']))
    );
  }

  it('several values at once', () => {
    assert.deepEqual(
      applied({ 'a.exo.yaml': DATA }, [
        {
          kind: 'remoteDomain',
          operation: 'set',
          name: 'Default',
          properties: { autoForwardEnabled: false, isInternal: true },
        },
      ]),
      { 'a.exo.yaml': DATA.replace('Enabled: true\n', 'Enabled: false\n      isInternal: true\n') },
    );
  });

  it('a switch of a file and of a script', () => {
    assert.deepEqual(
      applied({ 'a.exo.yaml': DATA }, [{ kind: 'outboundRule', operation: 'disable', name: 'Staff', properties: {} }]),
      { 'a.exo.yaml': DATA.replace('policy: Staff\n      enabled: true', 'policy: Staff\n      enabled: false') },
    );
    assert.deepEqual(
      applied({ 'a.exo.yaml': DATA.replaceAll('true', 'false') }, [
        { kind: 'outboundRule', operation: 'enable', name: 'Board', properties: {} },
      ])?.['a.exo.yaml'],
      DATA.replaceAll('true', 'false').replace('Board\n      enabled: false', 'Board\n      enabled: true'),
    );
    const rule = "Set-HostedOutboundSpamFilterRule -Identity 'R' -Priority 3\n";
    assert.deepEqual(
      applied({ 'a.ps1': rule }, [{ kind: 'outboundRule', operation: 'disable', name: 'R', properties: {} }]),
      {
        'a.ps1': `${rule}Disable-HostedOutboundSpamFilterRule -Identity 'R' -Confirm:$false\n`,
      },
    );
  });

  it('what goes, or is not there, is refused with everything else', () => {
    const set = { kind: 'remoteDomain', operation: 'set', name: 'Default', properties: { isInternal: true } } as const;
    assert.equal(applied({ 'a.exo.yaml': DATA }, [set, { ...set, operation: 'remove' }]), undefined);
    assert.equal(applied({ 'a.exo.yaml': DATA }, [set, { ...set, name: 'Fabrikam' }]), undefined);
    assert.deepEqual(applied({ 'a.exo.yaml': DATA }, []), { 'a.exo.yaml': DATA });
  });

  it('a setting that the cmdlet of an object does not take gets a command', () => {
    const create = "New-RemoteDomain -Name 'F' -DomainName 'f.com'\n";
    assert.deepEqual(
      applied({ 'a.ps1': create }, [
        { kind: 'remoteDomain', operation: 'set', name: 'F', properties: { autoForwardEnabled: true } },
      ]),
      { 'a.ps1': `${create}Set-RemoteDomain -Identity 'F' -AutoForwardEnabled $true\n` },
    );
  });

  it('a rule in front moves all others, and one behind them none', () => {
    const rule = {
      kind: 'outboundRule',
      operation: 'create',
      name: 'New',
      properties: { policy: 'Staff', priority: 0 },
    } as const;
    const [moved, stays] = [
      applied({ 'a.exo.yaml': DATA }, [{ ...rule, order: 'front' }]),
      applied({ 'a.exo.yaml': DATA }, [rule]),
    ];
    const added = '    - name: New\n      policy: Staff\n      priority: 0\n';
    assert.equal(stays?.['a.exo.yaml'], DATA + added);
    assert.equal(
      moved?.['a.exo.yaml'],
      DATA.replace('priority: 1', 'priority: 2').replace('priority: 0', 'priority: 1') + added,
    );
    const unsure = DATA.replace('priority: 1', 'priority: 1.5');
    assert.equal(applied({ 'a.exo.yaml': unsure }, [{ ...rule, order: 'front' }]), undefined);
  });

  it('a rule in front moves another one where its number stands', () => {
    const named = 'exchange:\n  outboundRules:\n    - name: First\n';
    const numbered = `${named}      priority: 0\n      from: [chair@contoso.com]\n`;
    const more = `${named}      comments: for the board\n`;
    const rule = { kind: 'outboundRule', operation: 'create', name: 'New', properties: { priority: 0 } } as const;
    const files = applied({ 'a.exo.yaml': numbered, 'b.exo.yaml': more }, [{ ...rule, order: 'front' }]);
    assert.equal(files?.['a.exo.yaml'], numbered.replace('priority: 0', 'priority: 1'));
    assert.equal(files?.['b.exo.yaml'], `${more}    - name: New\n      priority: 0\n`);
  });

  it('a new object stands behind one of its kind, not behind one that goes', () => {
    const script = `${POLICY}Set-RemoteDomain Default -AutoForwardEnabled $true\nRemove-HostedOutboundSpamFilterPolicy Old\n`;
    assert.deepEqual(
      applied({ 'a.ps1': script }, [
        { kind: 'outboundPolicy', operation: 'create', name: 'P', properties: { autoForwardingMode: 'On' } },
      ]),
      {
        'a.ps1': script.replace(
          POLICY,
          `${POLICY}New-HostedOutboundSpamFilterPolicy -Name 'P' -AutoForwardingMode On\n`,
        ),
      },
    );
  });
});
