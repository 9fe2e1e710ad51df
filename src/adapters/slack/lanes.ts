import PQueue from 'p-queue';

/** Slack takes one message a second in a channel. */
const POST_INTERVAL = 1_000;

/** Posts to one channel, one a second, without holding up any other. */
export type InLane = <T>(channel: string, post: () => Promise<T>) => Promise<T>;

export function createLanes(): InLane {
  const lanes = new Map<string, PQueue>();
  return async (channel, post) => {
    let lane = lanes.get(channel);
    if (!lane) {
      lane = new PQueue({ concurrency: 1, interval: POST_INTERVAL, intervalCap: 1 });
      lanes.set(channel, lane);
    }
    try {
      return await lane.add(post);
    } finally {
      if (lane.size + lane.pending === 0) lanes.delete(channel);
    }
  };
}
