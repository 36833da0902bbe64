// A thread that ends its process when the processor time it was given is over: nothing else can stop a loop without end.
import { workerData } from 'node:worker_threads';

/** One number: the processor time of the process, in milliseconds, at which it is to end. */
const last = workerData as Float64Array;

setInterval(() => {
  const { user, system } = process.cpuUsage();
  if ((user + system) / 1000 > Number(last[0])) process.kill(process.pid, 'SIGTERM');
}, 250);
