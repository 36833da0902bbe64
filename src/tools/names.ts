/** Names of the tools, in the order in which they are listed. */
export const TOOL_NAMES = ['evaluate_forwarding', 'explain_bounce', 'lint_policy', 'diff_forwarding'] as const;

export type ToolName = (typeof TOOL_NAMES)[number];

/** The name of a tool in VS Code, where those of all extensions stand side by side. */
export const editorToolName = (name: ToolName): string => `mailflow_${name}`;
