import { readFileSync } from 'node:fs';
import type { Frame } from './browser.ts';
import { hostRequire } from './install.ts';

/** What axe finds in a document, as lines: the rules of WCAG 2.2 A and AA, and best practice. */
export async function axeIn(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(readFileSync(hostRequire.resolve('axe-core/axe.min.js'), 'utf8'));
  return frame.evaluate<
    string[]
  >(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(
    ({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' | ')))`);
}
