import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unhurried } from '../../src/editor/unhurried.ts';

test('quick work is done at once; slow work waits until nobody has typed for three times as long as it took', ({
  mock,
}) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let runs = 0;
  const work = new Unhurried(() => runs++);
  work.want();
  assert.equal(runs, 1);
  work.took(200);
  work.want();
  mock.timers.tick(599);
  work.postpone();
  mock.timers.tick(599);
  assert.equal(runs, 1, 'somebody types');
  mock.timers.tick(1);
  assert.equal(runs, 2);
  work.postpone();
  mock.timers.tick(10_000);
  assert.equal(runs, 2, 'typing alone makes no work');
  work.took(60_000);
  work.want();
  mock.timers.tick(3000);
  assert.equal(runs, 3, 'nobody waits longer than three seconds');
  work.want();
  work.dispose();
  mock.timers.tick(10_000);
  assert.equal(runs, 3);
});
