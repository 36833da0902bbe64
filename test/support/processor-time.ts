/**
 * Starts a measurement and returns what tells the milliseconds of processor time since: a busy machine makes a test wait, and
 * still gives it the same work to do. For traps that would take minutes; speed is measured by the benchmarks.
 */
export function processorTime(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
