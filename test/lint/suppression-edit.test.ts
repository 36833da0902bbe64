import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { suppressionEdit } from '../../src/lint/index.ts';
import { applyEdits } from '../../src/text/index.ts';
import { analyse, type Files } from '../rules/analysis.ts';
import { lines } from '../rules/tester.ts';

/** The texts after the first finding of a rule was suppressed. */
function suppressed(files: Files, rule: string): Files | undefined {
  const { findings, sources, readings } = analyse(files);
  const finding = findings.find((one) => one.rule.id === rule);
  const source = finding && sources.get(finding.place.source);
  assert.ok(finding && source, `no ${rule}`);
  const edit = suppressionEdit(
    source,
    finding,
    readings.flatMap((reading) => reading.calls),
  );
  return edit && { ...files, [source.path]: applyEdits(source.text, source.path, [edit]) ?? '' };
}

const ON = 'default-policy-forwarding-on';

describe('the edit that suppresses a finding', () => {
  it('stands above a call that is continued over lines, and works', () => {
    const files = {
      'a.ps1':
        'if ($x) {\r\n    Set-HostedOutboundSpamFilterPolicy Default `\r\n        -AutoForwardingMode On\r\n}\r\n',
    };
    const after = suppressed(files, ON);
    assert.deepEqual(after, {
      'a.ps1':
        'if ($x) {\r\n    # mailflow-lint-disable-next-line default-policy-forwarding-on -- reason\r\n    Set-HostedOutboundSpamFilterPolicy Default `\r\n        -AutoForwardingMode On\r\n}\r\n',
    });
    assert.deepEqual(analyse(after).findings, []);
  });

  it('stands above the line in YAML and in a splatted hashtable', () => {
    const yaml = {
      'a.exo.yaml': lines('exchange:', '  outboundPolicies:', '    - name: Default', '      autoForwardingMode: "On"'),
    };
    const script = {
      'a.ps1': lines(
        '$p = @{',
        "  Identity = 'Default'",
        "  AutoForwardingMode = 'On'",
        '}',
        'Set-HostedOutboundSpamFilterPolicy @p',
      ),
    };
    for (const files of [yaml, script]) {
      const after = suppressed(files, ON);
      assert.ok(after);
      assert.deepEqual(analyse(after).findings, [], JSON.stringify(after));
    }
  });

  it('is not offered where there are no comments, nor for rules that cannot be suppressed', () => {
    const json = {
      'a.exo.json': '{ "exchange": { "outboundPolicies": [{ "name": "Default", "autoForwardingMode": "On" }] } }',
    };
    assert.equal(suppressed(json, ON), undefined);
    const unused = { 'a.ps1': lines('# mailflow-lint-disable-next-line open-combination -- lab', 'Get-RemoteDomain') };
    assert.equal(suppressed(unused, 'unused-suppression'), undefined);
  });
});
