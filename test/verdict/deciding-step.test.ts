import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Control } from '../../src/exchange/control.ts';
import { decidingStep } from '../../src/verdict/deciding-step.ts';
import type { Decision, Step, Verdict } from '../../src/verdict/verdict.ts';

const POLICY: Control = { kind: 'outboundPolicy', name: 'Default' };
const DOMAIN: Control = { kind: 'remoteDomain', name: 'Default' };

const step = (control: Control, result: Step['result'], id: string): Step =>
  ({ control, result, args: { id } }) as unknown as Step;

const CHAIN = [
  step({ kind: 'recipient', name: 'x' }, 'pass', 'recipient'),
  step(DOMAIN, 'block', 'domain'),
  step(POLICY, 'pass', 'selected'),
  step(POLICY, 'unknown', 'open'),
  step({ kind: 'tenantBlockList', name: 'x' }, 'block', 'listed'),
];

describe('the step that gives the answer', () => {
  const cases: readonly (readonly [Decision, Control, string | undefined])[] = [
    ['blocked', DOMAIN, 'domain'],
    ['blocked', POLICY, 'domain'],
    ['unknown', POLICY, 'open'],
    ['unknown', { kind: 'outboundPolicy' }, 'open'],
    ['allowed', POLICY, 'selected'],
    ['allowed', DOMAIN, undefined],
    ['allowed', { kind: 'internal' }, undefined],
  ];
  for (const [verdict, by, expected] of cases)
    it(`${verdict} by ${by.kind} ${by.name ?? ''}`, () =>
      assert.equal(decidingStep({ chain: CHAIN, by, verdict } as unknown as Verdict)?.args.id, expected));
});
