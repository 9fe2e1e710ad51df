import PQueue from 'p-queue';

/** How an address answered: as it should, from another place, or not. */
export type LinkState =
  | { readonly kind: 'good' }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'broken'; readonly why: string };

/** The effects of a check. */
export interface LinkChecking {
  readonly fetch: typeof fetch;
  /** The longest wait for one answer, in milliseconds. */
  readonly patience: number;
  /** Told after each address, in the order in which they answer. */
  readonly done: (url: string, state: LinkState) => void;
}

/** Requests that are under way at once. */
const AT_ONCE = 8;
/** Answers to a HEAD from servers that only know GET, or that keep programs out of it. */
const ASK_AGAIN = new Set([400, 403, 404, 405, 406, 429, 501, 503]);

/** Asks for every address once, several at a time. Resolves when all have answered or were given up. */
export async function checkLinks(urls: readonly string[], checking: LinkChecking): Promise<void> {
  const queue = new PQueue({ concurrency: AT_ONCE });
  for (const url of new Set(urls))
    void queue.add(async () => checking.done(url, await stateOf(url, checking)));
  await queue.onIdle();
}

async function stateOf(url: string, { fetch, patience }: LinkChecking): Promise<LinkState> {
  const ask = async (method: string): Promise<Response> => {
    const answer = await fetch(url, { method, redirect: 'follow', signal: AbortSignal.timeout(patience) });
    await answer.body?.cancel();
    return answer;
  };
  try {
    const first = await ask('HEAD');
    const { ok, status, url: at } = ASK_AGAIN.has(first.status) ? await ask('GET') : first;
    if (!ok) return { kind: 'broken', why: `HTTP ${status}` };
    return isSame(url, at) ? { kind: 'good' } : { kind: 'moved', to: at };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { kind: 'broken', why: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Whether two addresses are one, a slash at the end apart. */
const isSame = (asked: string, at: string): boolean => {
  const plain = (url: string): string => url.replace(/#.*$/, '').replace(/\/$/, '');
  return plain(asked) === plain(at);
};
