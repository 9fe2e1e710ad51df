import type { Adapter, Telemetry } from '../../adapters/shared/adapter.ts';
import { isWrong, type Variables } from '../../adapters/shared/settings.ts';
import type { Connectable } from '../../adapters/shared/platform.ts';
import type { CommandTree } from '../../core/declare/command.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Pictures } from '../../pictures/pictures.ts';
import { openGuild, type Guild } from '../../playground/discord/guild.ts';
import { openDiscordClient } from '../../playground/page/discord/client/client.ts';
import { openClock, type PageClock } from '../../playground/page/server/clock.ts';
import type { Room } from '../../playground/page/server/demo.ts';
import { openSlackClient } from '../../playground/page/slack/client/slack.ts';
import { openWorkspace, type Workspace } from '../../playground/slack/workspace.ts';
import { systemClock } from '../../scheduling/clock.ts';
import { openStore } from '../../store/engines/open.ts';
import type { Store } from '../../store/store.ts';
import { adapterStores, assembleApp, wait, type App } from '../container.ts';
import { PLATFORMS } from '../platforms.ts';
import { startScheduler } from '../scheduler.ts';

/** What all rooms share. */
export interface RoomParts {
  readonly data: Dataset;
  readonly tree: CommandTree;
  readonly pictures: Pick<Pictures, 'draw'>;
  /** Told each line of the platforms' connections. */
  readonly log: (line: string) => void;
  /** Told each bug; with the id that a person was given for it, where one was. */
  readonly report: (error: unknown, id?: string) => void;
}

/** How many calls the local platforms remember: nobody reads them here, and a room stays open for days. */
const KEPT = 1000;

/** Opens a local workspace and a local guild on a store and a clock of their own; resolves once Rung has joined both. */
export async function openRoom(parts: RoomParts): Promise<Room> {
  const clock = openClock(() => systemClock.now());
  const { now } = clock;
  const { tree, data, report } = parts;
  const store = await openStore({ kind: 'sqlite', file: ':memory:' });
  const [slack, guild] = await Promise.all([
    openWorkspace({ ...slackSetup(tree), now, keeps: KEPT }),
    openGuild({ now, keeps: KEPT }),
  ]);
  const clients = [openSlackClient({ workspace: slack, now }), openDiscordClient({ guild, now })];
  const app = assembleApp({ data, tree, store, clock, report, tell: parts.log });
  const joined = await joinAll({ parts, app, store, now, platforms: connectables(slack, guild) });
  const ticks = startTicks({ app, clock, adapters: joined.adapters, report });
  const ending = new AbortController();
  return {
    seat: { clients, clock, ended: ending.signal },
    async close() {
      ending.abort(new Error('closing'));
      await ticks.stop();
      await joined.stop();
      await Promise.all([slack.close(), guild.close()]);
      await store.close();
    },
  };
}

/** The workspace, with the app of Rung's own manifest. */
const slackSetup = (tree: CommandTree) => ({
  manifest: PLATFORMS.find(({ name }) => name === 'slack')?.manifest(tree, undefined, {}),
  botName: 'rung',
});

/** The settings that lead Rung to a workspace and a guild of this machine. */
const settingsOf = (slack: Workspace, guild: Guild): Variables => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
  DISCORD_TOKEN: guild.token,
  DISCORD_API_URL: guild.apiUrl,
});

function connectables(slack: Workspace, guild: Guild): readonly Connectable[] {
  const settings = settingsOf(slack, guild);
  return PLATFORMS.map((platform) => {
    const found = platform.configure(settings);
    if (!found || isWrong(found)) throw new Error(`the settings of the local ${platform.name} do not fit`);
    return found;
  });
}

interface Joining {
  readonly parts: RoomParts;
  readonly app: App;
  readonly store: Store;
  readonly now: () => number;
  readonly platforms: readonly Connectable[];
}

/** Registers Rung's commands, and has its adapters join. */
async function joinAll({ parts, app, store, now, platforms }: Joining) {
  const stores = adapterStores(store, now, parts.log);
  const adapters = await Promise.all(
    platforms.map(async (platform): Promise<Adapter> => {
      await platform.register?.({
        tree: parts.tree,
        guild: undefined,
        apply: true,
        say: () => undefined,
        wait,
      });
      const adapter = await platform.connect({
        ...{ telemetry: telemetryOf(parts), wait, now, ...stores },
        drawPicture: (picture) => parts.pictures.draw(picture),
      });
      app.join(adapter);
      await adapter.start(app.core);
      return adapter;
    }),
  );
  return { adapters, stop: () => Promise.all(adapters.map((adapter) => adapter.stop())) };
}

/** Nothing is counted of a playground. */
const telemetryOf = ({ log, report }: RoomParts): Telemetry => ({
  log,
  error: (error) => report(error),
  count: () => undefined,
  answered: () => undefined,
  connected: () => undefined,
  status: () => undefined,
});

interface Ticking {
  readonly app: App;
  readonly clock: PageClock;
  readonly adapters: readonly Adapter[];
  readonly report: RoomParts['report'];
}

/** Sends what is due, at once after each move of the clock. */
function startTicks({ app, clock, adapters, report }: Ticking) {
  const stopping = new AbortController();
  const ticks = startScheduler({
    ...app,
    ...{ adapters, now: clock.now, signal: stopping.signal },
    count: () => undefined,
    after: () => app.notices.refresh(),
    report: (error) => report(error),
  });
  const unhear = clock.onMove(() => ticks.soon());
  return {
    stop() {
      unhear();
      stopping.abort(new Error('stopping'));
      return ticks.stop();
    },
  };
}
