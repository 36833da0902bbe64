/** Cells of one record of a message trace, by what they hold. */
export type Row = ReadonlyMap<string, string>;

/** What the column of a name holds; a name that nobody knows stays itself, in lower case. */
export type Columns = (name: string) => string;

const KNOWN_COLUMNS: ReadonlySet<string> = new Set([
  'sender',
  'recipient',
  'recipientstatus',
  'status',
  'time',
  'event',
  'detail',
  'subject',
  'messageid',
  'messagetraceid',
]);

/** Records of a message trace in every form that people paste: lists, tables, separated values, JSON, text of the portal. */
export function traceRows(text: string, columns: Columns, isEvent: (word: string) => boolean): Row[] {
  const rows = [
    ...listRows(text, columns),
    ...tableRows(text, columns),
    ...csvRows(text, columns),
    ...jsonRows(text, columns),
  ];
  const hasDetails = rows.some((row) => row.get('detail')?.includes('{LED='));
  return hasDetails || !text.includes('{LED=') ? rows : [...rows, ...portalRows(text, isEvent)];
}

/** The page of the admin center, copied: time, event and detail stand in lines of their own. */
function portalRows(text: string, isEvent: (word: string) => boolean): Row[] {
  const rows: Row[] = [];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    if (!line.includes('{LED=')) continue;
    const [time = '', event = ''] = lines.slice(Math.max(0, index - 2), index);
    const row = new Map([['detail', line.slice(0, 8000)]]);
    if (isEvent(event)) row.set('event', event.trim());
    if (isEvent(event) && /\d/.test(time) && time.length < 60) row.set('time', time.trim());
    rows.push(row);
  }
  return rows;
}

/** `Name : value` or `Name: value`, folded with blanks, records parted by empty lines. */
function listRows(text: string, columns: Columns): Row[] {
  const rows: Row[] = [];
  let row = new Map<string, string>();
  let name = '';
  const close = (): void => {
    if (row.size > 1) rows.push(row);
    row = new Map();
    name = '';
  };
  for (const line of text.split('\n')) {
    const field = fieldOf(line);
    if (line.trim() === '') close();
    else if (/^[ \t]/.test(line) && name !== '') row.set(name, `${row.get(name) ?? ''} ${line.trim().slice(0, 4000)}`);
    else if (field) {
      name = columns(field.name);
      row.set(name, field.value);
    } else name = '';
  }
  close();
  return rows;
}

/**
 * Name and value of a line. The name is of letters, of ASCII or any other, and blanks. A pattern for the whole line with a class of
 * Unicode takes V8 1.8 ms to make.
 */
function fieldOf(line: string): { readonly name: string; readonly value: string } | undefined {
  const at = line.slice(0, 70).search(/[:：]/);
  const name = line.slice(0, Math.max(0, at)).trimEnd();
  const isName = name.length > 1 && name.length <= 40 && /^[a-z_\x80-\uffff][a-z_ ()'\x80-\uffff]*$/i.test(name);
  return isName ? { name, value: line.slice(at + 1, at + 8001).replace(/^ /, '') } : undefined;
}

/** `Format-Table`: a header line, a line of dashes, then columns at the same places. */
function tableRows(text: string, known: Columns): Row[] {
  const rows: Row[] = [];
  const lines = text.split('\n');
  let columns: { name: string; start: number; end: number }[] = [];
  for (const [index, line] of lines.entries()) {
    if (/^[ ]{0,8}-{2,}(?: +-+)+ *$/.test(line.slice(0, 1000))) {
      columns = columnsOf(lines[index - 1] ?? '', line);
      continue;
    }
    if (line.trim() === '') columns = [];
    if (columns.length === 0) continue;
    rows.push(new Map(columns.map(({ name, start, end }) => [known(name), line.slice(start, end).trim()])));
  }
  return rows;
}

function columnsOf(header: string, dashes: string): { name: string; start: number; end: number }[] {
  const starts = [...dashes.matchAll(/-+/g)].map(({ index }) => index);
  return starts.map((start, at) => {
    const end = starts[at + 1] ?? Number.POSITIVE_INFINITY;
    return { name: header.slice(start, end).trim(), start, end };
  });
}

/** Separated values, also as they are copied from a page: the header is the first line with three known columns. */
function csvRows(text: string, columns: Columns): Row[] {
  const lines = text.split('\n');
  for (const separator of [',', ';', '\t']) {
    const at = lines.findIndex((line) => isHeader(line, separator, columns));
    if (at < 0) continue;
    const [header, ...records] = csvRecords(lines.slice(at).join('\n'), separator);
    const names = (header ?? []).map(columns);
    return records.map((cells) => new Map(cells.map((cell, index) => [names[index] ?? '', cell])));
  }
  return [];
}

/** Longest line that is taken for a header. */
const LONGEST_HEADER = 2000;

function isHeader(line: string, separator: string, columns: Columns): boolean {
  if (line.length > LONGEST_HEADER || !line.includes(separator)) return false;
  const names = line.split(separator).map((cell) => cell.trim().replace(/^"|"$/g, ''));
  return names.filter((name) => KNOWN_COLUMNS.has(columns(name))).length >= 3;
}

/** Records of comma-separated text; quoted cells may hold separators, line ends and doubled quotes. */
function csvRecords(text: string, separator: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at <= text.length; at++) {
    const character = text.charAt(at);
    if (quoted && character === '"' && text.charAt(at + 1) === '"') {
      cell += '"';
      at++;
    } else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === separator || character === '\n' || character === '')) {
      record.push(cell.replace(/\r$/, ''));
      cell = '';
      if (character === separator) continue;
      if (record.length > 1) records.push(record);
      record = [];
    } else cell += character;
  }
  return records;
}

function jsonRows(text: string, known: Columns): Row[] {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) return [];
  try {
    const parsed: unknown = JSON.parse(trimmed);
    return [parsed]
      .flat()
      .filter(isObject)
      .map((entry) => new Map(Object.entries(entry).map(([name, cell]) => [known(name), String(cell ?? '')])));
  } catch {
    return [];
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
