import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** What was sent as JSON; undefined where nothing was. */
  readonly sent: unknown;
}

export interface JsonServer extends AsyncDisposable {
  /** Where it is, without a slash at the end. */
  readonly address: string;
}

/** A server on this machine that answers with JSON, or with bytes as they are; also a proxy for plain HTTP, as it does not look at the host. */
export async function jsonServer(
  answer: (asked: Asked) => readonly [code: number, answer: unknown],
): Promise<JsonServer> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const body = await text(request);
    const [code, answered] = answer({
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      sent: body === '' ? undefined : JSON.parse(body),
    });
    response.writeHead(code, { 'content-type': 'application/json', connection: 'close' });
    response.end(answered instanceof Uint8Array ? answered : JSON.stringify(answered));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
