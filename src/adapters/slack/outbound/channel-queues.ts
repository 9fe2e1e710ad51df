import PQueue from 'p-queue';

/** Slack accepts one message a second in a channel. Milliseconds. */
const POST_INTERVAL = 1_000;

/** Why a message is posted: answers go before proactive messages. */
export type PostPurpose = 'answer' | 'proactive';

/** Posts when it is the message's turn in its channel, one a second. Rejects as `post` does. */
export type Enqueue = <T>(channel: string, post: () => Promise<T>, purpose: PostPurpose) => Promise<T>;

/** A queue for each channel, none of which delays another. */
export function createChannelQueues(): Enqueue {
  /**
   * By channel, the one used longest ago first. An idle one stays until its second is over, so that its rate still
   * holds.
   */
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
