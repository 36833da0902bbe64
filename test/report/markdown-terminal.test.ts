import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdownTerminal } from '../../src/report/markdown-terminal.ts';
import { plain } from '../../src/report/terminal.ts';

const at = (width: number | undefined, markdown: string): string => markdownTerminal(markdown, { width, paint: plain });

test('marks are left out, and what they mark is shown', () => {
  const markdown =
    '**`550 5.7.520`** – not *here* orders\\@fabrikam\\.com, `` a`b ``, `x\\|y` ([Page \\[1\\]](https://example.org/a))';
  assert.equal(
    at(undefined, markdown),
    '550 5.7.520 – not *here* orders@fabrikam.com, a`b, x|y (Page [1] (https://example.org/a))\n',
  );
});

test('sentences are wrapped, items hang behind their mark, and lines without words are not doubled', () => {
  const markdown =
    '# A title of a page\n\n\nThe files say nothing about it.\n\n- One forward that leaves\n  - Below it another one\n';
  assert.equal(
    at(18, markdown),
    [
      'A title of a page',
      '',
      'The files say',
      'nothing about it.',
      '',
      '- One forward that',
      '  leaves',
      '  - Below it',
      '    another one',
      '',
    ].join('\n'),
  );
});

test('headings stand out, and code stays as it is', () => {
  const marked = markdownTerminal(
    '## Now\n\n```powershell\nGet-Mailbox -Identity `a\\@b` | **x**\n\n\n# y\n```\n\nEnd',
    {
      width: 20,
      paint: (style, text) => `<${style}>${text}</${style}>`,
    },
  );
  assert.equal(marked, '<bold>Now</bold>\n\n  Get-Mailbox -Identity `a\\@b` | **x**\n  \n  \n  # y\n\nEnd\n');
});

test('a line of many marks takes time by its length', () => {
  for (const mark of ['`', '**', '[', '\\', '](', '*`']) assert.ok(at(80, mark.repeat(20_000)).length > 0, mark);
});
