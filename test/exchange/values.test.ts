import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { cloudValues, illegalWords, wrongType } from '../../src/exchange/effects/values.ts';
import type { ParameterFacts } from '../../src/knowledge/index.ts';
import type { PropertyValue, Scalar } from '../../src/tenant/index.ts';

const PLACE = { source: 'a.ps1', start: 0, end: 1 };

const stated = (value: Scalar | readonly Scalar[]): PropertyValue => ({
  state: 'stated',
  value,
  place: PLACE,
  editable: true,
});
const RUN_TIME: PropertyValue = { state: 'runtime', expression: '$x', place: PLACE };

const facts = (type: string, more: Partial<ParameterFacts> = {}): ParameterFacts =>
  ({ type, ...more }) as ParameterFacts;
const MODE = facts('RuleMode', { values: ['Audit', 'AuditAndNotify', 'Enforce'] });

describe('words that a setting does not take', () => {
  const illegal = (of: ParameterFacts, value: PropertyValue, abbreviated = true): readonly Scalar[] =>
    illegalWords(of, value, abbreviated).map((word) => word.value);
  const cases: readonly (readonly [ParameterFacts, Scalar | readonly Scalar[], readonly Scalar[]])[] = [
    [MODE, 'Enforce', []],
    [MODE, ' enforce ', []],
    [MODE, 'e', []],
    [MODE, 'Aud', ['Aud']],
    [MODE, 'Enforced', ['Enforced']],
    [MODE, '', []],
    [MODE, null, []],
    [MODE, '2', []],
    [MODE, '-1', []],
    [MODE, '2x', ['2x']],
    [MODE, '1-', ['1-']],
    [MODE, 'Audit, Enforce', []],
    [MODE, 'Audit,Maybe', ['Audit,Maybe']],
    [facts('Flag', { values: ['$true', '$false'] }), true, []],
    [facts('Flag', { values: ['$true', '$false'] }), 'yes', ['yes']],
    [facts('RuleMode', { values: ['Audit'], openValues: true }), 'Sometimes', []],
    [facts('RuleMode'), 'Sometimes', []],
    [facts('String', { values: ['Audit'] }), 'Sometimes', []],
    [facts('String[]', { values: ['Audit'] }), 'Sometimes', []],
    [facts('MultiValuedProperty', { values: ['Audit'] }), 'Sometimes', []],
    [facts('Int32', { values: ['5'] }), 'six', []],
    [facts('UInt32', { values: ['5'] }), 'six', []],
    [facts('MessageFormat', { values: ['Html'] }), 'Other', []],
    [facts('RecipientTypeDetails', { values: ['UserMailbox'] }), 'TeamMailbox', []],
    [facts('RecipientTypeDetails[]', { values: ['UserMailbox'] }), 'TeamMailbox', []],
    [facts('SomeRecipientTypeDetails', { values: ['UserMailbox'] }), 'TeamMailbox', ['TeamMailbox']],
    [facts('RejectEnhancedStatus'), '5.7.1', []],
    [facts('RejectEnhancedStatus'), ' 5.7.900 ', []],
    [facts('RejectEnhancedStatus'), '5.7.999', []],
    [facts('RejectEnhancedStatus'), '5.7.899', ['5.7.899']],
    [facts('RejectEnhancedStatus'), '5.7.9000', ['5.7.9000']],
    [facts('RejectEnhancedStatus'), '15.7.900', ['15.7.900']],
    [facts('RejectEnhancedStatus'), '5.7.90', ['5.7.90']],
    [facts('RejectEnhancedStatus'), '', []],
    [facts('RejectEnhancedStatus'), null, []],
  ];
  for (const [of, value, expected] of cases)
    it(`${of.type} ${JSON.stringify(value)}`, () => assert.deepEqual(illegal(of, stated(value)), expected));

  it('a data file takes no abbreviation', () => assert.deepEqual(illegal(MODE, stated('e'), false), ['e']));
  it('what only a run tells is no mistake', () => assert.deepEqual(illegal(MODE, RUN_TIME), []));
  it('of a list, the item with its place', () => {
    const at = { ...PLACE, start: 9, end: 12 };
    const list: PropertyValue = {
      state: 'stated',
      value: ['Audit', 'Off'],
      items: [
        { value: 'Audit', place: PLACE },
        { value: 'Off', place: at },
      ],
      place: PLACE,
      editable: true,
    };
    assert.deepEqual(illegalWords(MODE, list, true), [{ value: 'Off', place: at }]);
    assert.deepEqual(illegal(MODE, { ...list, items: undefined } as PropertyValue), []);
  });
});

test('values of Exchange servers alone are none for the service where the page divides them', () => {
  const values = { values: ['InOrganization', 'ExternalPartner'], valuesOnPremOnly: ['ExternalPartner'] };
  assert.deepEqual(cloudValues(facts('ToUserScope', values)), ['InOrganization']);
  assert.deepEqual(cloudValues(facts('AcceptedDomainType', values)), ['InOrganization']);
  assert.deepEqual(cloudValues(facts('FromUserScope', values)), ['InOrganization', 'ExternalPartner']);
  assert.deepEqual(cloudValues(facts('ToUserScope')), []);
  assert.deepEqual(cloudValues(facts('ToUserScope', { values: ['A'] })), ['A']);
});

describe('values that PowerShell does not convert', () => {
  const told = (type: string, value: PropertyValue, nullable?: boolean): string => {
    const wrong = wrongType({ type, ...(nullable === undefined ? {} : { nullable }) } as ParameterFacts, value);
    return wrong ? `${wrong.rule} ${wrong.value}` : 'fits';
  };
  const cases: readonly (readonly [string, Scalar | readonly Scalar[], string])[] = [
    ['Boolean', true, 'fits'],
    ['Boolean', 0, 'fits'],
    ['Boolean', 'False', 'invalid-boolean False'],
    ['Boolean', '', 'invalid-boolean '],
    ['Boolean', null, 'invalid-boolean $null'],
    ['Boolean', [true, false], 'invalid-boolean true, false'],
    ['Boolean', [true], 'fits'],
    ['Boolean', '{{flag}}', 'fits'],
    ['Boolean', '<flag>', 'fits'],
    ['Boolean', '%flag%', 'fits'],
    ['Boolean', '__flag__', 'fits'],
    ['Boolean', '_flag', 'invalid-boolean _flag'],
    ['SwitchParameter', 'no', 'invalid-boolean no'],
    ['SwitchParameter', null, 'fits'],
    ['SwitchParameter', ['a', 'b'], 'fits'],
    ['Int32', 'first', 'invalid-number first'],
    ['UInt32', 'first', 'invalid-number first'],
    ['Int64', 'first', 'invalid-number first'],
    ['Int32', 5, 'fits'],
    ['Int32', '5', 'fits'],
    ['Int32', ' 5 ', 'fits'],
    ['Int32', '+5', 'fits'],
    ['Int32', '-5', 'fits'],
    ['Int32', '5.', 'fits'],
    ['Int32', '5.25', 'fits'],
    ['Int32', '5e3', 'fits'],
    ['Int32', '5E+3', 'fits'],
    ['Int32', '5e-12', 'fits'],
    ['Int32', '0xFF', 'fits'],
    ['Int32', '-0x1f', 'fits'],
    ['Int32', '', 'fits'],
    ['Int32', '  ', 'fits'],
    ['Int32', '.', 'invalid-number .'],
    ['Int32', '5 apples', 'invalid-number 5 apples'],
    ['Int32', 'x5', 'invalid-number x5'],
    ['Int32', '5e', 'invalid-number 5e'],
    ['Int32', '0x', 'invalid-number 0x'],
    ['Int32', '0xg', 'invalid-number 0xg'],
    ['Int32', '--5', 'invalid-number --5'],
    ['Int32', null, 'fits'],
    ['String', 'first', 'fits'],
  ];
  for (const [type, value, expected] of cases)
    it(`${type} ${JSON.stringify(value)}`, () => assert.equal(told(type, stated(value)), expected));

  it('nothing for a Boolean that may be nothing', () => assert.equal(told('Boolean', stated(null), true), 'fits'));
  it('what only a run tells', () => assert.equal(told('Boolean', RUN_TIME), 'fits'));
  it('a value that changes a list', () =>
    assert.equal(told('Boolean', { ...stated('x'), change: 'add' } as PropertyValue), 'fits'));
});
