import PQueue from 'p-queue';

/** Slack takes one message a second in a channel. */
const POST_INTERVAL = 1_000;

/** Who waits for a post: an answer goes before what was not asked for. */
export type Urgency = 'answer' | 'unasked';

/** Posts to one channel, one a second, without holding up any other. */
export type InLane = <T>(channel: string, post: () => Promise<T>, urgency: Urgency) => Promise<T>;

export function createLanes(): InLane {
  /** By channel, the one used longest ago first: an idle one is kept until its second is over. */
  const lanes = new Map<string, { readonly queue: PQueue; used: number }>();

  function sweep(): void {
    for (const [channel, { queue, used }] of lanes) {
      if (used > performance.now() - POST_INTERVAL) return;
      if (queue.size + queue.pending === 0) lanes.delete(channel);
    }
  }

  return async (channel, post, urgency) => {
    sweep();
    const lane = lanes.get(channel) ?? {
      queue: new PQueue({ concurrency: 1, interval: POST_INTERVAL, intervalCap: 1, strict: true }),
      used: 0,
    };
    const use = (): void => {
      lane.used = performance.now();
      lanes.delete(channel);
      lanes.set(channel, lane);
    };
    use();
    try {
      return await lane.queue.add(post, { priority: urgency === 'answer' ? 1 : 0 });
    } finally {
      use();
    }
  };
}
