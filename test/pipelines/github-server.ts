import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Comment {
  readonly id: number;
  body: string;
  /** Whether the token of the run wrote it. */
  readonly own: boolean;
}

/** What `gh` asks of GitHub about the comments of one pull request, answered by a server on this machine. */
export class GitHub implements AsyncDisposable {
  readonly comments: Comment[] = [];
  /** Whether comments may be written, as a token of a fork may not. */
  mayWrite = true;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<GitHub> {
    const server = createServer(async (request, response) => {
      const [code, answer] = github.#answer(request.method ?? '', request.url ?? '', await text(request));
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
    const github = new GitHub(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return github;
  }

  /** A proxy for `gh`, which speaks plain HTTP with the host `github.localhost` alone. */
  get proxy(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #answer(method: string, url: string, body: string): readonly [number, unknown] {
    const { pathname } = new URL(url);
    const sent = JSON.parse(body) as { body: string; variables: { number: number; endCursor?: string | null } };
    if (pathname === '/graphql') return [200, this.#page(Number(sent.variables.endCursor ?? 0))];
    if (!this.mayWrite) return [403, { message: 'Resource not accessible by integration' }];
    const [, id] = /^\/repos\/contoso\/mail\/issues\/comments\/(\d+)$/.exec(pathname) ?? [];
    if (method === 'PATCH' && id !== undefined) {
      const comment = this.comments.find((one) => one.id === Number(id));
      if (comment) comment.body = sent.body;
      return comment ? [200, {}] : [404, {}];
    }
    if (method !== 'POST' || pathname !== '/repos/contoso/mail/issues/7/comments') return [404, {}];
    this.comments.push({ id: this.comments.length + 1, body: sent.body, own: true });
    return [201, {}];
  }

  /** Two comments at a time. */
  #page(from: number): object {
    const nodes = this.comments
      .slice(from, from + 2)
      .map(({ id, body, own }) => ({ databaseId: id, body, viewerDidAuthor: own }));
    const pageInfo = { hasNextPage: this.comments.length > from + 2, endCursor: String(from + 2) };
    return { data: { repository: { pullRequest: { comments: { nodes, pageInfo } } } } };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
