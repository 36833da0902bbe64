import { xml } from './printable.ts';
import type { TestsView, TestView } from './tests-view.ts';

/** A JUnit report: a test case for each policy test. One that is refuted or not proved has failed; the type says which. */
export function testsJunit({ tests }: TestsView): string {
  const failed = tests.filter(({ status }) => status !== 'proved').length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="mailflow-lint" tests="${tests.length}" failures="${failed}">`,
    ...tests.map(caseOf),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function caseOf(test: TestView): string {
  const { file, start, name, tenant, status, message } = test;
  const open = `    <testcase classname="${xml(tenant)}" name="${xml(name)}" file="${xml(file)}" line="${start.line}"`;
  if (status === 'proved') return `${open}/>`;
  return `${open}>\n      <failure type="${status}" message="${xml(message)}">${xml(detailOf(test))}</failure>\n    </testcase>`;
}

/** The line that decides, what is missing and what would make it so. */
function detailOf({ file, start, example, missing, changes }: TestView): string {
  const place = example?.place;
  return [
    `${file}:${start.line}`,
    ...(place ? [`${place.file}:${place.start.line}`] : []),
    ...missing.map(({ howToState }) => howToState),
    ...changes.map(({ title }) => title),
  ].join('\n');
}
