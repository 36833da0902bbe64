import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { build } from '../../scripts/build.ts';
import { inRoot } from '../../scripts/root.ts';
import { Folder } from '../cli/support.ts';

const version = /NVIM v(\d+)\.(\d+)/.exec(spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout ?? '');
const isNew = version !== null && (Number(version[1]) > 0 || Number(version[2]) >= 11);

/** What the page tells people to write, for the Neovim that is here. */
function configuration(): string {
  const [, ...blocks] = readFileSync(inRoot('docs/editors.md'), 'utf8').split('```lua\n');
  return (blocks[isNew ? 0 : 1] ?? '').split('```')[0] ?? '';
}

const WORK = `vim.cmd('edit a.ps1')
vim.bo.filetype = 'ps1'
local function codes()
  return table.concat(vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0)), ' ')
end
vim.wait(30000, function() return codes() ~= '' end, 50)
io.write(codes() .. '\\n')
local at = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = 0, character = 8 } }
for _, answer in pairs(vim.lsp.buf_request_sync(0, 'textDocument/hover', at, 30000)) do
  io.write(answer.result.contents.value:match('[^\\n]*') .. '\\n')
end
vim.api.nvim_buf_set_text(0, 0, 73, 0, 75, { 'Off' })
vim.wait(30000, function() return codes() == '' end, 50)
io.write('then: ' .. codes() .. '\\n')
vim.cmd('qall!')
`;

test('Neovim shows problems and hovers with the configuration of the page', {
  skip: version ? false : 'Neovim is not installed',
}, async () => {
  await build();
  using folder = new Folder({
    'project/a.ps1': 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n',
    'project/mailflow-lint.config.yaml': 'assumptions: {}\n',
    'bin/mailflow-lint': `#!/bin/sh\nexec '${process.execPath}' '${inRoot('dist/cli.cjs')}' "$@"\n`,
    'init.lua': configuration(),
    'work.lua': WORK,
  });
  spawnSync('chmod', ['+x', folder.at('bin/mailflow-lint')]);
  const { stdout, stderr } = spawnSync('nvim', ['--headless', '-u', '../init.lua', '-S', '../work.lua'], {
    cwd: folder.at('project'),
    encoding: 'utf8',
    timeout: 100_000,
    env: {
      ...process.env,
      PATH: `${folder.at('bin')}${path.delimiter}${process.env.PATH}`,
      HOME: folder.path,
      XDG_STATE_HOME: folder.path,
      XDG_CACHE_HOME: folder.path,
      LC_ALL: 'C',
    },
  });
  const lines = stdout.split('\n').map((line) => line.trim());
  assert.deepEqual(
    lines,
    ['default-policy-forwarding-on', '**`Set-HostedOutboundSpamFilterPolicy`**', 'then:', ''],
    stderr,
  );
});
