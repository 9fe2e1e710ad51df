import PQueue from 'p-queue';

/** Slack takes one message a second in a channel. */
const POST_INTERVAL = 1_000;

/** Why a post is made: an answer goes before a proactive message. */
export type Purpose = 'answer' | 'proactive';

/** Posts to one channel, one a second, without holding up any other. */
export type Enqueue = <T>(channel: string, post: () => Promise<T>, purpose: Purpose) => Promise<T>;

export function createChannelQueues(): Enqueue {
  /** By channel, the one used longest ago first: an idle one is kept until its second is over. */
  const queues = new Map<string, { readonly queue: PQueue; used: number }>();

  function sweep(): void {
    for (const [channel, { queue, used }] of queues) {
      if (used > performance.now() - POST_INTERVAL) return;
      if (queue.size + queue.pending === 0) queues.delete(channel);
    }
  }

  return async (channel, post, purpose) => {
    sweep();
    const entry = queues.get(channel) ?? {
      queue: new PQueue({ concurrency: 1, interval: POST_INTERVAL, intervalCap: 1, strict: true }),
      used: 0,
    };
    const use = (): void => {
      entry.used = performance.now();
      queues.delete(channel);
      queues.set(channel, entry);
    };
    use();
    try {
      return await entry.queue.add(post, { priority: purpose === 'answer' ? 1 : 0 });
    } finally {
      use();
    }
  };
}
