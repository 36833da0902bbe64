export { parse } from '../../src/powershell/index.ts';
export { readScript } from '../../src/read/dsc/index.ts';
