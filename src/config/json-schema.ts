import * as z from 'zod/mini';
import { configSchema } from './schema.ts';

/** JSON Schema (draft 2020-12) of the configuration file, from the schema its reader checks with. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    ...z.toJSONSchema(configSchema, { io: 'input' }),
    title: 'Mailflow Lint configuration',
    description: 'Tenants, ignores, facts that no settings file states, and severities of rules.',
  };
}
