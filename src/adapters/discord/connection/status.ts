import type { PlatformStatus, Telemetry } from '../../shared/adapter.ts';

/** The status of Discord in this process, from those of its shards. */
export interface DiscordStatus {
  shard(id: number, status: PlatformStatus): void;
  /** The status before it is known how many shards there are. */
  asking(status: PlatformStatus): void;
}

/** The status of all is the first of these that any shard has. */
const WORST = ['refused', 'unreachable', 'joining'] as const;

/** The status of Discord, of which no shard is known yet. */
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
