/** A feature that `docs/features.md` promises: a paragraph, or a row of a table. */
export interface Feature {
  readonly section: string;
  /** The first words in italics of a paragraph, else its first word; the first cell of a row. */
  readonly name: string;
  /** The other cells of a row. */
  readonly rest: string;
}

/** Every feature of the page, in its order. */
export function featuresOf(page: string): readonly Feature[] {
  const [intro = '', ...sections] = page.split(/^## /m);
  return [`In the editor\n${intro.replace(/^# .*/, '')}`, ...sections].flatMap((text) => {
    const [section = '', ...lines] = text.split('\n');
    return lines
      .join('\n')
      .split(/\n{2,}/)
      .map((block) => block.trim())
      .flatMap((block) => (block.startsWith('|') ? rowsOf(block) : paragraph(block)))
      .map((one) => ({ section, ...one }));
  });
}

type Named = Omit<Feature, 'section'>;

function rowsOf(table: string): readonly Named[] {
  const [, , ...rows] = table.split('\n');
  return rows.map((row) => {
    const [name = '', ...rest] = row.replace(/^\| | \|$/g, '').split(' | ');
    return { name, rest: rest.join(' | ') };
  });
}

function paragraph(text: string): readonly Named[] {
  if (text === '') return [];
  return [{ name: /^\*([^*]+)\*/.exec(text)?.[1] ?? text.split(/\s/)[0] ?? '', rest: '' }];
}
