import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';
import { ToolError, type ToolFiles } from '../../tools/answers.ts';
import { inputSchema, TOOLS } from '../../tools/definitions.ts';
import { runTool } from '../../tools/run.ts';

const INSTRUCTIONS =
  'Mailflow Lint reads Exchange Online mail-forwarding settings as text and says which are wrong, who may forward mail where, and which line decides it. It reads files below its roots only and changes nothing. Quote the line and the citation that an answer gives; where it says unknown, say so and name what is missing.';

/** Nothing changes by being asked, and nothing outside of the files has a part in the answer. */
const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

const tools: readonly Tool[] = TOOLS.map(({ name, title, description }) => ({
  ...{ name, title, description },
  inputSchema: inputSchema(name) as Tool['inputSchema'],
  annotations: { title, ...ANNOTATIONS },
}));

/** A server of the Model Context Protocol over the files that it may read, one question after the other. */
export function mcpServer(files: ToolFiles, version: string): Server {
  const server = new Server(
    { name: 'mailflow-lint', title: 'Mailflow Lint', version },
    {
      capabilities: { tools: {} },
      instructions: INSTRUCTIONS,
      // It would check forms that a server shows; this one shows none, and the library's own makes code of texts.
      jsonSchemaValidator: {
        getValidator: () => () => ({ valid: false, data: undefined, errorMessage: 'No form is shown.' }),
      },
    },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...tools] }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: given } }) => {
    if (!TOOLS.some((tool) => tool.name === name))
      throw new McpError(ErrorCode.InvalidParams, `There is no tool ${name}.`);
    return called(name, given, files);
  });
  return server;
}

async function called(name: string, given: unknown, files: ToolFiles): Promise<CallToolResult> {
  try {
    const { text, data } = await runTool(name, given, files);
    return { content: [{ type: 'text', text }], structuredContent: { ...data } };
  } catch (error) {
    if (error instanceof ToolError) return { content: [{ type: 'text', text: error.message }], isError: true };
    const detail = error instanceof Error ? error.message : String(error);
    const text = `Mailflow Lint failed. This is a mistake of the tool, not of the files: ${detail}`;
    return { content: [{ type: 'text', text }], isError: true };
  }
}

/** Serves one client over a transport until it is gone. */
export async function serve(files: ToolFiles, version: string, transport: Transport): Promise<void> {
  const server = mcpServer(files, version);
  await new Promise<void>((resolve, reject) => {
    server.onclose = resolve;
    server.connect(transport).catch(reject);
  });
}
