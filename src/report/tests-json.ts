import type { TestsView } from './tests-view.ts';

/** The shape of `test --format json`. */
export function testsJson({ tests, exceptions, summary }: TestsView): string {
  const shown = {
    tests: tests.map(({ example, missing, changes, ...test }) => ({
      ...test,
      example: example && withPlace(example),
      missing: missing.map(withPlace),
      changes,
    })),
    exceptions,
    summary,
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

/** File and start of the place at the top, as everywhere in JSON. */
function withPlace<T extends { readonly place?: { readonly file: string; readonly start: unknown } }>({
  place,
  ...rest
}: T) {
  return { ...rest, ...(place ? { file: place.file, start: place.start } : {}) };
}
