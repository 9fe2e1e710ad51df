import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { Workspace } from '../../../src/playground/slack/workspace.ts';

/** A request as it came. */
export interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a request is answered: with 200 and nothing more, unless told otherwise. */
interface Answered {
  readonly status?: number;
  readonly body?: string;
}

/**
 * Puts a plain HTTP server in an app's place, which keeps what it hears.
 * @param answer how it answers the first request, the second and so on; not at all where there is none
 */
export async function listenInPlaceOfApp(
  workspace: Workspace,
  answer: (number: number) => Answered | undefined,
): Promise<{ readonly heard: readonly Heard[]; close(): Promise<unknown> }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      const answered = answer(heard.length);
      if (answered) response.writeHead(answered.status ?? 200).end(answered.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  workspace.deliverTo(`http://127.0.0.1:${address.port}/`);
  return {
    heard,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
