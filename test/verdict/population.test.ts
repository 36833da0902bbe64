import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../src/exchange/model.ts';
import type { Person } from '../../src/exchange/person.ts';
import { Cells } from '../../src/verdict/cells.ts';
import { populationOf, type SenderIndividual } from '../../src/verdict/population.ts';
import { type End, whoIs } from '../../src/verdict/who.ts';
import { nativeTenant } from './tenants.ts';

/** The population of a tenant in which a policy names these groups, and of what words of tests mean. */
function population(names: readonly string[], exchange: object = {}, words: readonly (readonly [string, End])[] = []) {
  const outboundRules = [{ name: 'Allow', policy: 'Allow', priority: 0, fromMemberOf: names }];
  const model = modelOf(nativeTenant({ acceptedDomains: ['contoso.com'], outboundRules, ...exchange }));
  const whos = words.flatMap(([word, end]) => whoIs(word, end, model) ?? []);
  const found = populationOf(model, new Cells(model), whos);
  assert.ok(found);
  return found;
}

/** The groups that somebody is in, of each guise; `?` where nobody knows. */
const groupsOf = ({ memberOf }: Person): string => (memberOf ? `{${[...memberOf].join(' ')}}` : '?');

const told = ({ subject, person, guises, perhaps }: SenderIndividual): string =>
  [
    `${subject.kind} ${subject.name} ${person.written} ${groupsOf(person)}`,
    ...(perhaps ? ['perhaps'] : []),
    ...guises.map((one) => groupsOf(one.person)),
  ].join(' | ');

const ANN = { mailboxes: [{ identity: 'Ann', primarySmtpAddress: 'ann@contoso.com' }] };

test('somebody known by name may be in each group that nobody lists, and others in one or in both', () => {
  assert.deepEqual(population(['A', 'B'], ANN).senders.map(told), [
    'address ann@contoso.com ann@contoso.com ? | {} | {a} | {b} | {a b}',
    'group A anyone@contoso.com {a}',
    'group B anyone@contoso.com {b}',
    'domain contoso.com anyone@contoso.com {}',
    'group A, B anyone@contoso.com {a b} | perhaps',
  ]);
});

test('those who surely are in a group are in it whatever else they are in; lists leave nothing open', () => {
  const groups = { Staff: ['ann@contoso.com'], Others: ['bob@contoso.com'] };
  assert.deepEqual(population(['Staff', 'Others', 'A'], { groups }).senders.map(told), [
    'address ann@contoso.com ann@contoso.com ? | {staff} | {staff a}',
    'address bob@contoso.com bob@contoso.com ? | {others} | {others a}',
    'group A anyone@contoso.com {a}',
    'domain contoso.com anyone@contoso.com {}',
  ]);
  assert.deepEqual(population(['Staff', 'Others'], { groups }).senders.map(told), [
    'address ann@contoso.com ann@contoso.com ?',
    'address bob@contoso.com bob@contoso.com ?',
    'domain contoso.com anyone@contoso.com {}',
  ]);
});

test('of four groups every combination is tried, of more nobody knows who is in them', () => {
  const counts = (names: readonly string[]) => {
    const { senders } = population(names, ANN);
    const [ann] = senders;
    return [ann?.guises.length, ...senders.filter(({ perhaps }) => perhaps).map(told)];
  };
  const [guises, ...mixed] = counts(['A', 'B', 'C', 'D']);
  // Of sixteen sets one is empty, and four hold one group.
  assert.deepEqual([guises, mixed.length], [16, 11]);
  assert.deepEqual(counts(['A', 'B', 'C', 'D', 'E']), [0, 'stranger contoso.com anyone@contoso.com ? | perhaps']);
});

test('those below a domain that takes its subdomains may be in several groups as well', () => {
  const acceptedDomains = [{ name: 'contoso.com', matchSubDomains: true }];
  const mixed = population(['A', 'B'], { acceptedDomains }).senders.filter(({ perhaps }) => perhaps);
  assert.deepEqual(mixed.map(told), [
    'group A, B anyone@contoso.com {a b} | perhaps',
    'group A, B anyone@any.contoso.com {a b} | perhaps',
  ]);
});

test('whom the words of a test mean is part of the population', () => {
  const { senders, recipients } = population(['A'], {}, [
    ['kim@contoso.com', 'from'],
    ['B', 'from'],
    ['in@fabrikam.com', 'to'],
    ['*.partner.example', 'to'],
  ]);
  assert.deepEqual(senders.map(told).slice(0, 2), [
    'address kim@contoso.com kim@contoso.com ? | {} | {a}',
    'group A anyone@contoso.com {a}',
  ]);
  assert.deepEqual(
    recipients.map(({ subject, person }) => `${subject.kind} ${subject.name} ${person.written}`),
    [
      'address in@fabrikam.com in@fabrikam.com',
      'address kim@contoso.com kim@contoso.com',
      'domain contoso.com anyone@contoso.com',
      'domain partner.example anyone@partner.example',
      'subdomains partner.example anyone@any.partner.example',
      'elsewhere  anyone@elsewhere.invalid',
    ],
  );
});

test('a group that a test alone names is open like those of rules', () => {
  const groups = { Helpers: { type: 'DynamicDistributionGroup' } };
  assert.deepEqual(population(['A'], { groups, ...ANN }, [['Helpers', 'from']]).senders.map(told), [
    'address ann@contoso.com ann@contoso.com ? | {} | {a} | {helpers} | {a helpers}',
    'group A anyone@contoso.com {a}',
    'group Helpers anyone@contoso.com {helpers}',
    'domain contoso.com anyone@contoso.com {}',
    'group A, Helpers anyone@contoso.com {a helpers} | perhaps',
  ]);
});
