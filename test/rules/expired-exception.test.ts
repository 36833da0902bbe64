import { rule } from '../../src/rules/expired-exception.ts';
import { CONFIGURATION } from './analysis.ts';
import { lines, testRule } from './tester.ts';

const entry = (until: string, ...more: readonly string[]): string =>
  lines(
    'exceptions:',
    '  - from: [ap@contoso.com, ar@contoso.com]',
    '    to: partner.example',
    '    owner: finance@contoso.com',
    '    reason: invoices',
    ...more,
    `    until: ${until}`,
  );

const args = { from: 'ap@contoso.com, ar@contoso.com', to: 'partner.example' };

testRule(rule, {
  bad: {
    'the day after': {
      asOf: '2026-12-01',
      files: { [CONFIGURATION]: entry('[|2026-11-30|]') },
      findings: [
        {
          message: 'expired',
          args: {
            ...args,
            until: '2026-11-30',
            owner: 'finance@contoso.com',
            from: 'ap@contoso.com, ar@contoso.com',
            to: 'partner.example',
          },
          subject: {
            object: 'exception:ap@contoso.com, ar@contoso.com > partner.example',
            property: 'until',
            value: '2026-11-30',
          },
        },
      ],
    },
    'a ticket stands with the owner': {
      asOf: '2026-12-01',
      files: { [CONFIGURATION]: entry('[|2026-11-30|]', '    ticket: MAIL-17') },
      findings: [
        {
          message: 'expired',
          args: {
            ...args,
            until: '2026-11-30',
            owner: 'finance@contoso.com (MAIL-17)',
            from: 'ap@contoso.com, ar@contoso.com',
            to: 'partner.example',
          },
          subject: {
            object: 'exception:ap@contoso.com, ar@contoso.com > partner.example',
            property: 'until',
            value: '2026-11-30',
          },
        },
      ],
    },
    'the last day is near': {
      asOf: '2026-12-01',
      files: { [CONFIGURATION]: entry('[|2026-12-31|]') },
      findings: [
        {
          message: 'soon',
          severity: 'warning',
          args: {
            ...args,
            until: '2026-12-31',
            days: 30,
            from: 'ap@contoso.com, ar@contoso.com',
            to: 'partner.example',
            owner: 'finance@contoso.com',
          },
          subject: {
            object: 'exception:ap@contoso.com, ar@contoso.com > partner.example',
            property: 'until',
            value: '2026-12-31',
          },
        },
      ],
    },
    'the last day itself still counts': {
      asOf: '2026-12-31',
      files: { [CONFIGURATION]: entry('[|2026-12-31|]') },
      findings: [
        {
          message: 'soon',
          severity: 'warning',
          args: {
            days: 0,
            from: 'ap@contoso.com, ar@contoso.com',
            to: 'partner.example',
            until: '2026-12-31',
            owner: 'finance@contoso.com',
          },
          subject: {
            object: 'exception:ap@contoso.com, ar@contoso.com > partner.example',
            property: 'until',
            value: '2026-12-31',
          },
        },
      ],
    },
    'a longer notice': {
      asOf: '2026-12-01',
      warnBefore: 90,
      files: { [CONFIGURATION]: entry('[|2027-03-01|]') },
      findings: [
        {
          message: 'soon',
          severity: 'warning',
          args: {
            days: 90,
            from: 'ap@contoso.com, ar@contoso.com',
            to: 'partner.example',
            until: '2027-03-01',
            owner: 'finance@contoso.com',
          },
          subject: {
            object: 'exception:ap@contoso.com, ar@contoso.com > partner.example',
            property: 'until',
            value: '2027-03-01',
          },
        },
      ],
    },
  },
  good: {
    'a month and a day are left': { asOf: '2026-12-01', files: { [CONFIGURATION]: entry('2027-01-01') } },
    'no notice is asked for': { asOf: '2026-12-01', warnBefore: -1, files: { [CONFIGURATION]: entry('2026-12-01') } },
    'a script beside it': {
      asOf: '2026-12-01',
      files: { 'a.ps1': 'Connect-ExchangeOnline\n', [CONFIGURATION]: entry('2027-01-01') },
    },
    'no end': {
      files: {
        [CONFIGURATION]: lines(
          'exceptions:',
          '  - { from: "*", to: partner.example, owner: it@contoso.com, reason: all }',
        ),
      },
    },
  },
});
