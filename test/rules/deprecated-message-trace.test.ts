import { rule } from '../../src/rules/deprecated-message-trace.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a later page has no counterpart': {
      files: { 'a.ps1': '$p = @{ SenderAddress = "user@contoso.com"; Page = 2 }\n[|Get-MessageTrace|] @p\n' },
      findings: [{ message: 'paging', args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' } }],
    },
    'one page is what ResultSize asks for': {
      files: {
        'a.ps1': `[|Get-MessageTrace|] -SenderAddress user@contoso.com \`
    -StartDate (Get-Date).AddHours(-48) -EndDate (Get-Date) -PageSize 500
`,
      },
      findings: [
        {
          message: 'replaced',
          args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' },
          fixes: [
            {
              title: 'useV2',
              result: {
                'a.ps1': `Get-MessageTraceV2 -SenderAddress user@contoso.com \`
    -StartDate (Get-Date).AddHours(-48) -EndDate (Get-Date) -ResultSize 500
`,
              },
            },
          ],
        },
      ],
    },
    'details lose the page size': {
      files: {
        'a.ps1': `[|get-messagetracedetail|] -MessageTraceId $Id -RecipientAddress a@fabrikam.com -PageSize 100 | Format-List\n`,
      },
      findings: [
        {
          message: 'replaced',
          args: { cmdlet: 'Get-MessageTraceDetail', replacement: 'Get-MessageTraceDetailV2' },
          fixes: [
            {
              title: 'useV2',
              result: {
                'a.ps1': `get-messagetracedetailV2 -MessageTraceId $Id -RecipientAddress a@fabrikam.com | Format-List\n`,
              },
            },
          ],
        },
      ],
    },
    'a loop over pages has to be written anew': {
      files: {
        'a.ps1': `$page = 1
do {
    $part = [|Get-MessageTrace|] -SenderAddress $User -PageSize 5000 -Page $page
    $page++
} while ($part.Count -eq 5000)
`,
      },
      findings: [{ message: 'paging', args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' } }],
    },
    'a status that is gone, parameters nobody sees, a short name that now means two': {
      files: {
        'a.ps1': `param($More)
[|Get-MessageTrace|] -Status None
[|Get-MessageTrace|] @More
[|Get-MessageTrace|] -Start 09/01/26 -End 09/02/26
`,
      },
      findings: [
        { message: 'replaced', args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' } },
        { message: 'replaced', args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' } },
        { message: 'replaced', args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' } },
      ],
    },
    'a page, and a tag, which the new command does not have': {
      files: {
        'a.ps1': lines(
          '[|Get-MessageTrace|] -SenderAddress a@contoso.com -Page 2',
          '[|Get-MessageTrace|] -SenderAddress a@contoso.com -ProbeTag x',
        ),
      },
      findings: [
        { message: 'paging', args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' } },
        { message: 'replaced', args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' } },
      ],
    },
    'the status None, alone and in a list': {
      files: {
        'a.ps1': lines(
          '[|Get-MessageTrace|] -Status None',
          '[|Get-MessageTrace|] -Status Failed, none',
          '[|Get-MessageTrace|] -Status Failed',
        ),
      },
      findings: [
        { message: 'replaced', args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' } },
        { message: 'replaced', args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' } },
        {
          message: 'replaced',
          args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' },
          fixes: [
            {
              title: 'useV2',
              args: { replacement: 'Get-MessageTraceV2' },
              result: {
                'a.ps1': lines(
                  'Get-MessageTrace -Status None',
                  'Get-MessageTrace -Status Failed, none',
                  'Get-MessageTraceV2 -Status Failed',
                ),
              },
            },
          ],
        },
      ],
    },
    'names that are shortened, with a colon and a dash of another kind': {
      files: {
        'a.ps1': lines(
          '[|Get-MessageTrace|] -Sender:a@contoso.com –Recipient b@contoso.com',
          '[|Get-MessageTrace|] -S a@contoso.com',
        ),
      },
      findings: [
        {
          message: 'replaced',
          args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' },
          fixes: [
            {
              title: 'useV2',
              args: { replacement: 'Get-MessageTraceV2' },
              result: {
                'a.ps1': lines(
                  'Get-MessageTraceV2 -Sender:a@contoso.com –Recipient b@contoso.com',
                  'Get-MessageTrace -S a@contoso.com',
                ),
              },
            },
          ],
        },
        { message: 'replaced', args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' } },
      ],
    },
    'a splat': {
      files: { 'a.ps1': lines("$p = @{ SenderAddress = 'a@contoso.com' }", '[|Get-MessageTrace|] @p') },
      findings: [
        {
          message: 'replaced',
          args: { cmdlet: 'Get-MessageTrace', replacement: 'Get-MessageTraceV2' },
          fixes: [
            {
              title: 'useV2',
              args: { replacement: 'Get-MessageTraceV2' },
              result: { 'a.ps1': lines("$p = @{ SenderAddress = 'a@contoso.com' }", 'Get-MessageTraceV2 @p') },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the new cmdlets': {
      files: { 'a.ps1': 'Get-MessageTraceV2 -ResultSize 500 | Get-MessageTraceDetailV2' },
    },
    'a word in a text': { files: { 'a.ps1': `Write-Host 'Get-MessageTrace is gone'` } },
  },
});
