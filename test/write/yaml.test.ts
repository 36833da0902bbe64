import { add, check, remove, rename, set } from './edited.ts';

/** A file with one rule that has these lines. */
const rule = (...entries: readonly string[]): string =>
  [
    'exchange:',
    '  outboundRules:',
    `    - ${entries[0]}`,
    ...entries.slice(1).map((entry) => `      ${entry}`),
    '',
  ].join('\n');
const RULE = ['name: R', 'policy: P', 'from:', '  - a@x.com', '  - b@x.com'] as const;

check('block mappings', 'a.exo.yaml', {
  'a value in place of another one': [
    rule('name: R', 'policy: P # x'),
    set('hostedOutboundSpamFilterPolicy', 'Off'),
    rule('name: R', 'policy: "Off" # x'),
  ],
  'a value in single quotes': [
    rule('name: R', "policy: 'P'"),
    set('hostedOutboundSpamFilterPolicy', "Q's"),
    rule('name: R', "policy: 'Q''s'"),
  ],
  'a new value': [
    rule('name: R', 'policy: P # x'),
    set('priority', 0),
    rule('name: R', 'policy: P # x', 'priority: 0'),
  ],
  'a key that says null': [
    rule('name: R', 'policy: P', 'except_if_from: null # none'),
    set('exceptIfFrom', ['a@x.com']),
    rule('name: R', 'policy: P', 'except_if_from: [a@x.com] # none'),
  ],
  'the last key, in another case, that says null': [
    rule('name: R', 'policy: P', 'Except_If_From: ~'),
    set('exceptIfFrom', ['a@x.com']),
    rule('name: R', 'policy: P', 'Except_If_From: [a@x.com]'),
  ],
  'a key that says null in a long mapping': [
    rule('name: R', 'policy: P', `comments: ${'x'.repeat(3_000)}`, 'except_if_from: null'),
    set('exceptIfFrom', ['a@x.com']),
    rule('name: R', 'policy: P', `comments: ${'x'.repeat(3_000)}`, 'except_if_from: [a@x.com]'),
  ],
  'not for a key that says nothing at all': [
    rule('name: R', 'exceptIfFrom:', 'policy: P'),
    set('exceptIfFrom', ['a@x.com']),
    undefined,
  ],
  'a new value in the quotes of others': [
    rule("name: 'R'", "policy: 'P'", 'comments: "x"'),
    set('adminDisplayName', 'No'),
    rule("name: 'R'", "policy: 'P'", 'comments: "x"', "adminDisplayName: 'No'"),
  ],
  'a new value in an aligned column': [
    rule('name    : R', 'policy  : P', 'enabled : true'),
    set('from', ['a@x.com']),
    rule('name    : R', 'policy  : P', 'enabled : true', 'from    : [a@x.com]'),
  ],
  'a new value where columns differ': [
    rule('name : R', 'policy : P', 'enabled  : true'),
    set('from', ['a@x.com']),
    rule('name : R', 'policy : P', 'enabled  : true', 'from: [a@x.com]'),
  ],
  'a new value in snake case': [
    rule('name: R', 'policy: P', 'from_member_of: [T]'),
    set('exceptIfFrom', ['a@x.com']),
    rule('name: R', 'policy: P', 'from_member_of: [T]', 'except_if_from: [a@x.com]'),
  ],
  'a new list beside a block list': [
    rule(...RULE),
    set('exceptIfFrom', ['c@x.com', '*']),
    rule(...RULE, 'exceptIfFrom:', '  - c@x.com', '  - "*"'),
  ],
  'an empty list beside a block list': [rule(...RULE), set('exceptIfFrom', []), rule(...RULE, 'exceptIfFrom: []')],
  'a block list gets other items': [
    rule(...RULE, 'priority: 0'),
    set('from', ['c@x.com', '*', 'd@x.com']),
    rule('name: R', 'policy: P', 'from:', '  - c@x.com', '  - "*"', '  - d@x.com', 'priority: 0'),
  ],
  'a block list gets one more': [
    rule(...RULE, 'priority: 0').replaceAll('\n', '\r\n'),
    add('from', 'c@x.com'),
    rule(...RULE, '  - c@x.com', 'priority: 0').replaceAll('\n', '\r\n'),
  ],
  'a block list becomes empty': [
    rule(...RULE, 'priority: 0'),
    set('from', []),
    rule('name: R', 'policy: P', 'from: []', 'priority: 0'),
  ],
  'a list in brackets gets one more': [
    rule('name: R', 'policy: P', 'from: [a@x.com] # x'),
    add('from', 'b@x.com'),
    rule('name: R', 'policy: P', 'from: [a@x.com, b@x.com] # x'),
  ],
  'a single item becomes a list': [
    rule('name: R', 'policy: P', 'from: a@x.com'),
    add('from', 'b@x.com'),
    rule('name: R', 'policy: P', 'from: [a@x.com, b@x.com]'),
  ],
  'a folded text stays': [rule('name: R', 'policy: P', 'comments: >-', '  a', '  b'), set('comments', 'c'), undefined],
  'a mapping gets a value below its first key': [
    ['exchange:', '  remoteDomains:', '    F:', '        domainName: f.com', ''].join('\n'),
    set('autoForwardEnabled', false),
    [
      'exchange:',
      '  remoteDomains:',
      '    F:',
      '        domainName: f.com',
      '        autoForwardEnabled: false',
      '',
    ].join('\n'),
  ],
  'a value goes with its line': [
    rule('name: R', 'policy: P # x', 'priority: 0'),
    remove('hostedOutboundSpamFilterPolicy'),
    rule('name: R', 'priority: 0'),
  ],
  'a list goes with its lines': [
    rule(...RULE, 'priority: 0'),
    remove('from'),
    rule('name: R', 'policy: P', 'priority: 0'),
  ],
  'a value behind the dash goes': [
    rule('priority: 0', 'name: R', 'policy: P'),
    remove('priority'),
    rule('name: R', 'policy: P'),
  ],
  'a value behind the dash stays where a comment follows': [
    rule('priority: 0', '# x', 'name: R', 'policy: P'),
    remove('priority'),
    undefined,
  ],
  'what is not there stays': [rule(...RULE), remove('priority'), undefined],
  'a key gets another name': [
    rule('name: R', 'policy: P', '"from": [a@x.com]'),
    rename('from', 'exceptIfFrom'),
    rule('name: R', 'policy: P', '"exceptIfFrom": [a@x.com]'),
  ],
  'a key gets another name in kebab case': [
    rule('name: R', 'policy: P', 'from-member-of: [T]'),
    rename('fromMemberOf', 'exceptIfFromMemberOf'),
    rule('name: R', 'policy: P', 'except-if-from-member-of: [T]'),
  ],
  'no key, no name': [rule(...RULE), rename('priority', 'from'), undefined],
});

/** A file with one rule between braces. */
const flow = (entries: string): string => `exchange: { outboundRules: [{ ${entries} }] } # x\n`;

check('flow mappings', 'a.exo.yaml', {
  'a value in place of another one': [
    flow('name: R, policy: "P"'),
    set('hostedOutboundSpamFilterPolicy', 'Q'),
    flow('name: R, policy: "Q"'),
  ],
  'a new value': [
    flow('name: R, policy: "P"'),
    set('from', ['a@x.com', '*']),
    flow('name: R, policy: "P", from: [a@x.com, "*"]'),
  ],
  'a new value behind a list': [
    flow('name: R, from: [a@x.com ]'),
    set('priority', 1),
    flow('name: R, from: [a@x.com ], priority: 1'),
  ],
  'a value goes': [
    flow('name: R, policy: P, priority: 0'),
    remove('hostedOutboundSpamFilterPolicy'),
    flow('name: R, priority: 0'),
  ],
  'the last value goes': [flow('name: R, policy: P,  priority: 0'), remove('priority'), flow('name: R, policy: P')],
  'the only value goes': [flow('name: R, policy: P'), remove('hostedOutboundSpamFilterPolicy'), flow('name: R')],
});
