import { registerHooks } from 'node:module';

// The library as the bundles have it: its build for Node asks for a variable of the environment with each token. Counts for what is
// imported after this has run.
const yaml = import.meta.resolve('yaml').replace('/dist/index.js', '/browser/index.js');
registerHooks({
  resolve: (name, context, next) =>
    name === 'yaml' ? { url: yaml, format: 'module', shortCircuit: true } : next(name, context),
});
