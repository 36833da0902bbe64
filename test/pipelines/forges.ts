import { type Asked, type JsonServer, jsonServer } from '../support/json-server.ts';

/** A comment on a pull request. */
export interface Comment {
  readonly id: number;
  body: string;
  /** Whether the token of the run wrote it. */
  readonly own: boolean;
}

type Answer = readonly [code: number, answer: unknown];

/** The comments of pull request 7, as one forge tells them to whoever has the token `secret`. */
export class Forge implements AsyncDisposable {
  readonly comments: Comment[] = [];
  /** Whether comments may be written. */
  mayWrite = true;
  readonly #server: JsonServer;

  private constructor(server: JsonServer) {
    this.#server = server;
  }

  static async start(answer: (forge: Forge, asked: Asked) => Answer): Promise<Forge> {
    const forge: Forge = new Forge(await jsonServer((asked) => answer(forge, asked)));
    return forge;
  }

  get address(): string {
    return this.#server.address;
  }

  /** Comments that strangers wrote with the mark of ours. */
  addStrangers(count: number): void {
    for (let at = 0; at < count; at++) this.#add('<!-- mailflow-lint diff -->', false);
  }

  get own(): readonly string[] {
    return this.comments.filter(({ own }) => own).map(({ body }) => body);
  }

  /** Whether no stranger's comment was changed. */
  get strangersAreLeft(): boolean {
    return this.comments.every(({ own, body }) => own || body === '<!-- mailflow-lint diff -->');
  }

  write(body: string): Answer {
    if (!this.mayWrite) return [403, { message: 'no' }];
    this.#add(body, true);
    return [201, {}];
  }

  rewrite(id: number, body: string): Answer {
    const comment = this.comments.find((one) => one.id === id);
    if (!this.mayWrite || !comment) return [403, { message: 'no' }];
    comment.body = body;
    return [200, {}];
  }

  #add(body: string, own: boolean): void {
    this.comments.push({ id: this.comments.length + 1, body, own });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }
}

const REPOSITORY = '/repos/contoso/mail/issues';

/** GitHub, as `gh` asks it: two comments a page. */
export const github = (): Promise<Forge> =>
  Forge.start((forge, { method, path, headers, sent }) => {
    if (headers.authorization !== 'token secret') return [401, {}];
    const { body, variables } = sent as { body: string; variables?: { endCursor?: string | null } };
    if (path === '/graphql') {
      const from = Number(variables?.endCursor ?? 0);
      const some = forge.comments.slice(from, from + 2);
      const nodes = some.map(({ id, body: text, own }) => ({ databaseId: id, body: text, viewerDidAuthor: own }));
      const pageInfo = { hasNextPage: forge.comments.length > from + 2, endCursor: String(from + 2) };
      return [200, { data: { repository: { pullRequest: { comments: { nodes, pageInfo } } } } }];
    }
    if (method === 'POST' && path === `${REPOSITORY}/7/comments`) return forge.write(body);
    if (method === 'PATCH' && path.startsWith(`${REPOSITORY}/comments/`))
      return forge.rewrite(Number(path.split('/').at(-1)), body);
    return [404, {}];
  });

const NOTES = '/api/v4/projects/12/merge_requests/7/notes';

/** GitLab: a hundred notes a page. */
export const gitlab = (): Promise<Forge> =>
  Forge.start((forge, { method, path, query, headers, sent }) => {
    if (headers['private-token'] !== 'secret') return [401, {}];
    if (method === 'GET' && path === '/api/v4/user') return [200, { id: 3 }];
    if (method === 'GET' && path === NOTES) {
      const from = (Number(query.get('page')) - 1) * 100;
      const some = forge.comments.slice(from, from + 100);
      return [200, some.map(({ id, body, own }) => ({ id, body, author: { id: own ? 3 : 4 } }))];
    }
    const { body } = sent as { body: string };
    if (method === 'POST' && path === NOTES) return forge.write(body);
    if (method === 'PUT' && path.startsWith(`${NOTES}/`)) return forge.rewrite(Number(path.split('/').at(-1)), body);
    return [404, {}];
  });

const THREADS = '/contoso/p1/_apis/git/repositories/r1/pullRequests/7/threads';

/** Azure Repos: a thread for each comment, and one of the system's own, which has no text. */
export const azure = (): Promise<Forge> =>
  Forge.start((forge, { method, path, headers, sent }) => {
    if (headers.authorization !== 'Bearer secret') return [401, {}];
    if (method === 'GET' && path === '/contoso/_apis/connectionData') return [200, { authenticatedUser: { id: 'me' } }];
    if (method === 'GET' && path === THREADS) {
      const threads = forge.comments.map(({ id, body, own }) => ({
        id: id + 100,
        isDeleted: false,
        comments: [{ id, content: body, author: { id: own ? 'me' : 'other' } }],
      }));
      return [200, { value: [{ id: 1, isDeleted: false, comments: [{ id: 1, author: { id: 'me' } }] }, ...threads] }];
    }
    if (method === 'POST' && path === THREADS) {
      const { comments, status } = sent as { comments: readonly { content: string }[]; status: string };
      return status === 'closed' ? forge.write(comments[0]?.content ?? '') : [400, {}];
    }
    const [, thread, id] = /threads\/(\d+)\/comments\/(\d+)$/.exec(path) ?? [];
    if (method !== 'PATCH' || Number(thread) !== Number(id) + 100) return [404, {}];
    return forge.rewrite(Number(id), (sent as { content: string }).content);
  });
