import { registerHooks } from 'node:module';

// The library takes its schemas from JSON files without saying so, which Node wants.
registerHooks({
  resolve: (name, context, next) =>
    name.endsWith('.json') ? { ...next(name, context), importAttributes: { type: 'json' } } : next(name, context),
});
const { parseAction } = await import('@actions/workflow-parser/actions/index');
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');

/** What GitHub would say against an action. */
export const flawsOfAction = (content: string): readonly string[] =>
  parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter())
    .context.errors.getErrors()
    .map(({ message }) => message);

/** What GitHub would say against a workflow. */
export const flawsOfWorkflow = (name: string, content: string): readonly string[] =>
  parseWorkflow({ name, content }, new NoOperationTraceWriter())
    .context.errors.getErrors()
    .map(({ message }) => message);
