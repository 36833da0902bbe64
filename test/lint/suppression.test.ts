import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, type Files } from '../rules/analysis.ts';
import { lines } from '../rules/tester.ts';

const ON = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On';
const RULE = 'default-policy-forwarding-on';

/** Ids of what is reported, aliases and hints left out. */
const reported = (files: Files, asOf?: string): readonly string[] =>
  analyse(files, asOf ? { asOf } : {})
    .findings.filter((finding) => finding.severity !== 'information')
    .map((finding) => finding.rule.id);

const script = (...text: readonly string[]): Files => ({ 'a.ps1': lines(...text) });

describe('suppression comments', () => {
  it('speak of the next line', () => {
    assert.deepEqual(reported(script(`# mailflow-lint-disable-next-line ${RULE} -- lab`, ON)), []);
    assert.deepEqual(reported(script(`# mailflow-lint-disable-next-line ${RULE} -- lab`, '$x = 1', ON)), [
      'unused-suppression',
      RULE,
    ]);
  });

  it('skip other comments and empty lines, so that two can stand above one line', () => {
    const text = [
      `# mailflow-lint-disable-next-line ${RULE} -- lab`,
      '# mailflow-lint-disable-next-line unknown-parameter -- a fork of the module',
      '',
      `${ON} -Ticket 4711`,
    ];
    assert.deepEqual(reported(script(...text)), []);
  });

  it('speak of the whole call that starts on the next line', () => {
    const text = [
      `# mailflow-lint-disable-next-line ${RULE} -- lab`,
      'Set-HostedOutboundSpamFilterPolicy `',
      '  -Identity Default `',
      '  -AutoForwardingMode On',
    ];
    assert.deepEqual(reported(script(...text)), []);
  });

  it('speak of the whole object that starts on the next line', () => {
    const yaml = lines(
      'exchange:',
      '  outboundPolicies:',
      `    # mailflow-lint-disable-next-line ${RULE} -- lab`,
      '    - name: Default',
      '      recipientLimitPerDay: 500',
      '      autoForwardingMode: "On"',
    );
    assert.deepEqual(reported({ 'a.exo.yaml': yaml }), []);
    const dsc = lines(
      'Configuration Tenant {',
      '  Import-DscResource -ModuleName Microsoft365DSC',
      '  Node localhost {',
      `    # mailflow-lint-disable-next-line ${RULE} -- lab`,
      "    EXOHostedOutboundSpamFilterPolicy 'Default' {",
      "      Identity = 'Default'",
      "      AutoForwardingMode = 'On'",
      '    }',
      '  }',
      '}',
    );
    assert.deepEqual(reported({ 'Tenant.ps1': dsc }), []);
  });

  it('speak of a splatted hashtable, above it or above its command', () => {
    const table = ['$policy = @{', "  Identity = 'Default'", "  AutoForwardingMode = 'On'", '}'];
    const comment = `# mailflow-lint-disable-next-line ${RULE} -- lab`;
    const command = 'Set-HostedOutboundSpamFilterPolicy @policy';
    assert.deepEqual(reported(script(comment, ...table, command)), []);
    assert.deepEqual(reported(script(...table, comment, command)), []);
  });

  it('speak of their own line', () => {
    assert.deepEqual(reported(script(`${ON} # mailflow-lint-disable-line ${RULE} -- lab`)), []);
  });

  it('speak of a block and of a file', () => {
    const block = [`# mailflow-lint-disable ${RULE} -- lab`, '$x = 1', ON, `# mailflow-lint-enable ${RULE}`];
    assert.deepEqual(reported(script(...block)), []);
    assert.deepEqual(reported(script(...block.slice(0, 2), `# mailflow-lint-enable ${RULE}`, ON)), [
      'unused-suppression',
      RULE,
    ]);
    assert.deepEqual(reported(script(ON, `# mailflow-lint-disable-file ${RULE} -- lab`)), []);
  });

  it('work in block comments', () => {
    assert.deepEqual(reported(script(`<# mailflow-lint-disable-next-line ${RULE} -- lab #>`, ON)), []);
  });

  it('name several rules', () => {
    const text = [`# mailflow-lint-disable-next-line ${RULE}, unknown-parameter -- lab`, `${ON} -Ticket 4711`];
    assert.deepEqual(reported(script(...text)), []);
  });

  it('need a reason', () => {
    assert.deepEqual(reported(script(`# mailflow-lint-disable-next-line ${RULE}`, ON)), ['unused-suppression', RULE]);
    assert.deepEqual(reported(script(`# mailflow-lint-disable-next-line ${RULE} --`, ON)), [
      'unused-suppression',
      RULE,
    ]);
  });

  it('end on their date, before or behind the reason', () => {
    for (const comment of [`${RULE} until 2026-06-30 -- lab`, `${RULE} -- lab (until 2026-06-30)`]) {
      const text = script(`# mailflow-lint-disable-next-line ${comment}`, ON);
      assert.deepEqual(reported(text, '2026-06-30'), []);
      assert.deepEqual(reported(text, '2026-07-01'), ['expired-suppression', RULE]);
    }
  });

  it('do not reach other files', () => {
    const files = {
      'a.ps1': lines(`# mailflow-lint-disable-file ${RULE} -- lab`, 'Get-RemoteDomain'),
      'b.ps1': lines(ON),
    };
    assert.deepEqual(reported(files).toSorted(), [RULE, 'unused-suppression'].toSorted());
  });
});
