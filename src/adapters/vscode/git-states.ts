import * as vscode from 'vscode';
import { CONFIG_NAMES } from '../../config/index.ts';
import { tellingPaths } from '../../editor/session.ts';
import { decode, languageOf, type Source } from '../../text/index.ts';
import type { Outcome } from './session.ts';

/** What is used of the interface of the built-in Git extension (version 1): it reads, and the extension runs Git itself. */
interface GitExtension {
  getAPI(version: 1): Git;
}

interface Git {
  /** Until it is initialized no repository is known. */
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<Git['state']>;
  getRepository(uri: vscode.Uri): Repository | null;
}

interface Repository {
  readonly state: { readonly refs?: readonly Ref[] };
  getRefs?(query: object): Promise<readonly Ref[]>;
  /** What the work tree has otherwise than a commit. */
  diffWith(ref: string): Promise<readonly { readonly originalUri: vscode.Uri }[]>;
  /** A file of a commit; rejects where it is not in it. */
  buffer(ref: string, path: string): Promise<Uint8Array>;
}

interface Ref {
  readonly name?: string;
  readonly commit?: string;
}

/** How many files are asked for at the same time. */
const PARALLEL = 8;

/** The repository that a folder is part of; undefined without Git, which the editor in a browser has not. */
export async function repositoryOf(folder: vscode.Uri): Promise<Repository | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  try {
    const git = (extension.isActive ? extension.exports : await extension.activate()).getAPI(1);
    await initialized(git);
    return git.getRepository(folder) ?? undefined;
  } catch {
    // Git is switched off, or there is none on this machine.
    return undefined;
  }
}

/** How long the Git extension may look for repositories, in milliseconds. */
const PATIENCE = 5_000;

/** Resolves when the Git extension knows the repositories of the workspace, or takes too long. */
async function initialized({ state, onDidChangeState }: Git): Promise<void> {
  if (state === 'initialized') return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      listener.dispose();
      clearTimeout(timer);
      resolve();
    };
    const listener = onDidChangeState((now) => {
      if (now === 'initialized') done();
    });
    const timer = setTimeout(done, PATIENCE);
  });
}

/** The last commit, branches and tags of a repository. */
export async function refsOf(repository: Repository): Promise<readonly string[]> {
  const refs = (await repository.getRefs?.({})) ?? repository.state.refs ?? [];
  return [...new Set(['HEAD', ...refs.flatMap(({ name }) => name ?? [])])];
}

/**
 * The texts of an area as they were in a commit: those that say something now, the configuration, and whatever differs are asked for;
 * all others are as they are.
 */
export async function sourcesAt(repository: Repository, ref: string, outcome: Outcome): Promise<readonly Source[]> {
  const { area, analysis, sources } = outcome;
  const changed = (await repository.diffWith(ref)).map(({ originalUri }) => area.pathOf(originalUri));
  const asked = [...new Set([...CONFIG_NAMES, ...tellingPaths(analysis), ...changed])];
  const before = new Map(sources);
  for (let at = 0; at < asked.length; at += PARALLEL) {
    const some = asked.slice(at, at + PARALLEL);
    for (const [path, source] of await Promise.all(some.map((path) => sourceAt(repository, ref, path, outcome)))) {
      if (source) before.set(path, source);
      else before.delete(path);
    }
  }
  return [...before.values()];
}

async function sourceAt(
  repository: Repository,
  ref: string,
  path: string,
  { area }: Outcome,
): Promise<readonly [string, Source | undefined]> {
  try {
    const { text, encoding } = decode(await repository.buffer(ref, area.uriOf(path).fsPath));
    return [path, { path, text, encoding, language: languageOf(path) }];
  } catch {
    return [path, undefined];
  }
}
