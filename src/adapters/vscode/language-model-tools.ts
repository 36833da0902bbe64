import * as vscode from 'vscode';
import type { Knowledge } from '../../knowledge/index.ts';
import { editorToolName, TOOL_NAMES } from '../../tools/names.ts';
import type { Session } from './session.ts';

/** The tools that language models are given; they read what the workspace holds, and nothing else. */
export const registerLanguageModelTools = (session: Session, knowledge: () => Promise<Knowledge>): vscode.Disposable =>
  vscode.Disposable.from(
    ...TOOL_NAMES.map((name) =>
      vscode.lm.registerTool(editorToolName(name), {
        async invoke({ input }) {
          const [{ runTool }, { filesOf }] = await Promise.all([
            import('../../tools/run.ts'),
            import('./tool-files.ts'),
          ]);
          const { text } = await runTool(name, input, await filesOf(session, knowledge));
          return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
        },
      }),
    ),
  );
