import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlText } from '../../src/exchange/control.ts';
import { modelOf } from '../../src/exchange/model.ts';
import { matrixHtml } from '../../src/report/matrix-html.ts';
import { matrixJson } from '../../src/report/matrix-json.ts';
import { matrixMarkdown } from '../../src/report/matrix-markdown.ts';
import { matrixPretty } from '../../src/report/matrix-pretty.ts';
import { matrixSvg } from '../../src/report/matrix-svg.ts';
import { matrixView } from '../../src/report/matrix-view.ts';
import { columns } from '../../src/report/printable.ts';
import { plain } from '../../src/report/terminal.ts';
import { LineIndex } from '../../src/text/index.ts';
import { decide, decideBetween } from '../../src/verdict/decide.ts';
import { decidingStep } from '../../src/verdict/deciding-step.ts';
import { FAMILIES } from '../../src/verdict/families.ts';
import { matrixOf, prepareMatrix } from '../../src/verdict/matrix.ts';
import type { Question } from '../../src/verdict/verdict.ts';
import { Random, randomTenant } from './random-tenants.ts';
import { nativeTenant } from './tenants.ts';

test('every cell of the matrix is what the engine decides for those who stand for the classes', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const tenant = nativeTenant(randomTenant(new Random(seed)));
    const matrix = matrixOf(tenant);
    const model = modelOf(tenant);
    for (const [s, sender] of matrix.senders.entries()) {
      for (const [d, destination] of matrix.destinations.entries()) {
        for (const [f, { mechanisms }] of FAMILIES.entries()) {
          const question = { from: sender.person.written, to: destination.person.written, mechanism: mechanisms[0] };
          const answer = decideBetween(model, question, sender.person, destination.person);
          const cell = matrix.cell(s, d, f);
          const place = decidingStep(answer)?.place;
          assert.deepEqual(
            [cell.verdict, cell.by, cell.reason ?? null, cell.place],
            [answer.verdict, answer.by, answer.reason, place],
            `seed ${seed} ${JSON.stringify(question)}`,
          );
        }
      }
    }
  }
});

test('every member of a class gets the answer of the class', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const tenant = nativeTenant(randomTenant(new Random(seed)));
    const matrix = matrixOf(tenant);
    for (const [s, { members }] of matrix.senders.entries()) {
      for (const [d, destination] of matrix.destinations.entries()) {
        for (const from of members.filter((one) => one.includes('@'))) {
          for (const to of destination.members.filter((one) => !one.startsWith('*.'))) {
            for (const [f, { mechanisms }] of FAMILIES.entries()) {
              const address = to.includes('@') ? to : `somebody@${to}`;
              for (const mechanism of mechanisms) {
                const question: Question = { from, to: address, mechanism };
                const { verdict, by } = decide(tenant, question);
                const cell = matrix.cell(s, d, f);
                assert.deepEqual(
                  [cell.verdict, controlText(cell.by)],
                  [verdict, controlText(by)],
                  `seed ${seed} ${JSON.stringify(question)}`,
                );
              }
            }
          }
        }
      }
    }
  }
});

test('classes and their ids do not depend on the order of objects and of what they list', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const plain = randomTenant(new Random(seed));
    const turned = Object.fromEntries(
      Object.entries(plain).map(([key, value]) => [key, Array.isArray(value) ? value.map(reversed).reverse() : value]),
    );
    const [first, second] = [plain, turned].map((one) => {
      const { senders, destinations } = matrixOf(nativeTenant(one));
      return [senders, destinations].map((classes) =>
        classes.map(({ id, name, members }) => JSON.stringify([id, name, members])).sort(),
      );
    });
    assert.deepEqual(second, first, `seed ${seed}`);
  }
});

/** An object whose lists are written the other way round. */
function reversed(object: unknown): unknown {
  return typeof object !== 'object' || object === null
    ? object
    : Object.fromEntries(
        Object.entries(object).map(([key, value]) => [key, Array.isArray(value) ? [...value].reverse() : value]),
      );
}

test('rows cover every cell once', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const matrix = matrixOf(nativeTenant(randomTenant(new Random(seed))));
    const cells = matrix
      .rows()
      .map(({ senders, destinations, families }) => senders.length * destinations.length * families.length);
    assert.equal(
      cells.reduce((sum, count) => sum + count, 0),
      matrix.senders.length * matrix.destinations.length * FAMILIES.length,
    );
  }
});

const TENANT = nativeTenant({
  acceptedDomains: ['contoso.com'],
  outboundPolicies: [
    { name: 'Default', autoForwardingMode: 'Off' },
    { name: 'A|<b>', autoForwardingMode: 'On' },
  ],
  outboundRules: [{ name: 'Allow', policy: 'A|<b>', priority: 0, fromMemberOf: ['Sales'] }],
});

test('classes: members of a group nobody lists, everyone else, anywhere', () => {
  const matrix = matrixOf(TENANT);
  assert.deepEqual(
    matrix.senders.map(({ name }) => name.id),
    ['members', 'everyone'],
  );
  assert.deepEqual(
    matrix.destinations.map(({ name }) => name.id),
    ['inside', 'elsewhere'],
  );
});

test('reports of the matrix', () => {
  const view = [matrixView(matrixOf(TENANT), () => new LineIndex(''))];
  const pretty = matrixPretty(view, { terminal: { paint: plain }, all: true });
  assert.match(pretty, /members of Sales/);
  assert.match(pretty, /Inbox rule \(forward\), Inbox rule \(redirect\)[^\n]*\n {2}1 {2}/);
  assert.match(pretty, /\n {2}members of Sales +[✓✗?] /);
  assert.match(pretty, /\n {2}✓ outbound policy A\|<b>/);
  assert.ok(matrixMarkdown(view).includes('A\\|&lt;b'));
  // Every way is named.
  assert.doesNotMatch(matrixMarkdown(view), /and \d+ more/);
  assert.doesNotMatch(matrixHtml(view), /and \d+ more/);
  const html = matrixHtml(view);
  assert.match(html, /<th scope="col">Senders<\/th>/);
  assert.doesNotMatch(html, /A\|<b>/);
  const json = JSON.parse(matrixJson(view)) as {
    tenants: { rows: { verdict: string; by: string; familyIds: string[] }[] }[];
  };
  const rows = json.tenants[0]?.rows ?? [];
  assert.ok(
    rows.some(
      (row) => row.verdict === 'allowed' && row.by === 'outboundPolicy:A|<b>' && row.familyIds.includes('inbox-rule'),
    ),
  );
});

test('reports of the matrix name everybody in a class, and classes by ids', () => {
  const tenant = nativeTenant({
    acceptedDomains: ['contoso.com'],
    groups: { Sales: ['ann@contoso.com', 'bob@contoso.com'] },
    outboundPolicies: [
      { name: 'Default', autoForwardingMode: 'Off' },
      { name: 'Allow', autoForwardingMode: 'On' },
    ],
    outboundRules: [{ name: 'Allow', policy: 'Allow', priority: 0, fromMemberOf: ['Sales'] }],
    remoteDomains: [{ name: 'Partners', domainName: '*.fabrikam.com', autoForwardEnabled: false }],
  });
  const matrix = matrixOf(tenant);
  const view = [matrixView(matrix, () => new LineIndex(''))];
  const [{ senders, destinations, rows }] = (
    JSON.parse(matrixJson(view)) as {
      tenants: [Pick<(typeof view)[0], 'senders' | 'destinations' | 'rows'>];
    }
  ).tenants;
  const sales = senders.find(({ members }) => members.join() === 'ann@contoso.com,bob@contoso.com');
  assert.equal(sales?.label, 'ann@contoso.com and 1 more');
  assert.ok(destinations.some(({ members }) => members.join() === '*.fabrikam.com,fabrikam.com'));
  assert.ok(rows.some(({ senderIds, verdict }) => verdict === 'allowed' && senderIds.includes(sales?.id ?? '')));
  for (const report of [
    matrixPretty(view, { terminal: { paint: plain }, all: true }),
    matrixMarkdown(view),
    matrixHtml(view),
    matrixSvg([matrix]),
  ])
    assert.match(report, /ann@contoso\.com, bob@contoso\.com/);
});

test('a tenant without accepted domains is told what is missing', () => {
  const view = [matrixView(matrixOf(nativeTenant({ remoteDomains: [] })), () => new LineIndex(''))];
  for (const report of [
    matrixPretty(view, { terminal: { paint: plain }, all: true }),
    matrixMarkdown(view),
    matrixHtml(view),
  ]) {
    assert.match(report, /Who may forward where: test/);
    assert.match(report, /List the domains under acceptedDomains/);
  }
  assert.doesNotMatch(matrixMarkdown(view), /\| --- \|/);
  const svg = matrixSvg([matrixOf(nativeTenant({ remoteDomains: [] }))]);
  assert.match(svg, /<desc [^>]*>No accepted domain is known/);
});

test('the picture of the matrix says in words what it shows', () => {
  const svg = matrixSvg([matrixOf(TENANT)]);
  assert.match(svg, /<title id="mailflow-matrix-title">Who may forward where: test<\/title>/);
  assert.match(svg, /members of Sales may forward to .*anywhere else by Inbox rule \(forward\)/);
  assert.doesNotMatch(svg, /A\|<b>/);
  assert.equal(svg.match(/<svg /g)?.length, 1);
});

test('what only the mechanism leaves open points at no line', () => {
  for (const allowed of [true, false]) {
    const tenant = nativeTenant({
      acceptedDomains: ['contoso.com'],
      outboundPolicies: [{ name: 'Default', autoForwardingMode: 'Off' }],
      remoteDomains: [{ name: 'Default', domainName: '*', autoForwardEnabled: allowed }],
    });
    const rows = matrixOf(tenant)
      .rows()
      .filter(({ cell }) => cell.by.kind === 'mechanism');
    assert.ok(rows.length > 0);
    for (const { cell } of rows) assert.equal(cell.place, undefined);
  }
});

test('the grid of a terminal keeps to its width, and leaves out what is inside and by hand unless it is asked for', () => {
  const view = [matrixView(matrixOf(TENANT), () => new LineIndex(''))];
  for (const width of [60, 80, 120]) {
    for (const all of [true, false]) {
      const lines = matrixPretty(view, { terminal: { width, paint: plain }, all }).split('\n');
      for (const line of lines) assert.ok(columns(line) <= width, `${columns(line)} > ${width}: ${line}`);
      assert.equal(
        lines.some((line) => line.includes('by hand')) && lines.some((line) => /^ {2}\d+ {2}inside/.test(line)),
        all,
      );
    }
  }
});

test('a matrix that is prepared rests often, is worked out once, and is the one that everybody gets', async () => {
  const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
  const tenant = nativeTenant({
    acceptedDomains: ['contoso.com'],
    outboundPolicies: many(300, (at) => ({ name: `P${at}`, autoForwardingMode: 'On' })),
    outboundRules: many(300, (at) => ({ name: `R${at}`, policy: `P${at}`, from: [`p${at}@contoso.com`] })),
    remoteDomains: many(600, (at) => ({ name: `D${at}`, domainName: `d${at}.example`, autoForwardEnabled: false })),
  });
  let rests = 0;
  const pause = async (): Promise<void> => {
    rests++;
  };
  await Promise.all([prepareMatrix(tenant, pause), prepareMatrix(tenant, pause)]);
  assert.ok(rests > 5, `${rests} rests`);
  const before = rests;
  const matrix = matrixOf(tenant);
  await prepareMatrix(tenant, pause);
  assert.equal(rests, before, 'nothing was left to work out');
  assert.equal(matrixOf(tenant), matrix);
  assert.deepEqual([matrix.senders.length, matrix.destinations.length], [301, 602]);
});
