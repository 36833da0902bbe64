/**
 * What `parse` returns. The YAML parser makes an `Error` for each mistake, and one line can hold a hundred thousand: noting down the
 * stack of each would take most of the time.
 */
export function withoutStacks<T>(parse: () => T): T {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return parse();
  } finally {
    Error.stackTraceLimit = before;
  }
}
