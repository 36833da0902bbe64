import { hoverText, open, openText, positionOf, problems, ruleOf } from './editor.ts';
import { ok, test, until } from './suite.ts';

const YAML = 'fabrikam-yaml/tenant.exo.yaml';

test('a YAML file shows its findings with rule, link and range', async () => {
  const { document } = await open(YAML);
  const found = await until('problems', () => problems(document.uri).length > 0 && problems(document.uri));
  const problem = found[0];
  ok(problem, 'no problem');
  console.log(`note: ${found.map((each) => `${ruleOf(each)} ${document.getText(each.range)}`).join(' | ')}`);
  ok(typeof problem.code === 'object' && problem.code.target.scheme === 'command', 'no link to the page of the rule');
});

test('hover on a bounce code in YAML, PowerShell, Markdown, plain text and log', async () => {
  for (const language of ['yaml', 'powershell', 'markdown', 'plaintext', 'log']) {
    const { document } = await openText(
      language,
      '# 550 5.7.520 Access denied, Your organization does not allow external forwarding.',
    );
    const text = await hoverText(document.uri, positionOf(document, '5.7.520').translate(0, 2));
    ok(/5\.7\.520/.test(text), `${language}: hover says "${text}"`);
  }
});
