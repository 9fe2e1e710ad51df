import type { PlatformStatus, Telemetry } from '../../shared/adapter.ts';

/** How Discord stands with this process, put together from what its shards hear. */
export interface DiscordStatus {
  shard(id: number, status: PlatformStatus): void;
  /** Before it is known how many shards there are. */
  asking(status: PlatformStatus): void;
}

/** The first of these that any shard is in is told of all. */
const WORST = ['refused', 'unreachable', 'joining'] as const;

export function createStatus(telemetry: Pick<Telemetry, 'status'>): DiscordStatus {
  const shards = new Map<number, PlatformStatus>();
  const tell = (): void => {
    const all = [...shards.values()];
    const worst = WORST.map((kind) => all.find((one) => one.kind === kind)).find((one) => one !== undefined);
    const listens = all.find((one) => one.kind === 'joined');
    telemetry.status(worst ?? listens ?? { kind: 'standby' });
  };
  return {
    asking: (status) => telemetry.status(status),
    shard(id, status) {
      shards.set(id, status);
      tell();
    },
  };
}
