// Reporter of node --test: says what failed and where, how far it is in between, and closes with one line of figures.
import path from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';
import { root } from './root.ts';

/** After how many milliseconds somebody who waits is reported how far it is. */
const PATIENCE = 10_000;

export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let [passed, failed] = [0, 0];
  const start = Date.now();
  let reported = start;
  const files = new Set<string>();
  for await (const event of events) {
    if (event.type === 'test:pass' || event.type === 'test:fail') files.add(event.data.file ?? '');
    if (Date.now() - reported >= PATIENCE) {
      reported = Date.now();
      const seconds = ((reported - start) / 1000).toFixed(0);
      yield `... ${passed + failed} tests in ${files.size} files, ${failed} failed, ${seconds} s\n`;
    }
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
