// Reporter of node --test: says what failed and where, and closes with one line of figures.
import path from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';
import { root } from './root.ts';

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let [passed, failed] = [0, 0];
  for await (const event of events) {
    if (event.type === 'test:stdout' || event.type === 'test:stderr') yield event.data.message;
    if (event.type === 'test:pass' && event.data.details.type !== 'suite') passed++;
    if (event.type === 'test:fail' && event.data.details.type !== 'suite') {
      failed++;
      const { name, file = '', line, details } = event.data;
      const error = details.error.cause ?? details.error;
      const what = error instanceof Error ? (error.stack ?? error.message) : inspect(error);
      yield `\nFAIL ${name} (${path.relative(root, file)}:${line ?? 1})\n${what}\n`;
    }
  }
  yield `tests: ${passed} passed, ${failed} failed\n`;
}
