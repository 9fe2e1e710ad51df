/** Rung over HTTP in a process of its own, so that what it takes is measured apart from those who call it. */
import { REQUEST_PATH } from '../../src/adapters/slack/connection/request-path.ts';
import { openHouse } from './platforms/slack.ts';

/** What the process tells once it listens. */
export interface Listening {
  readonly port: number;
  readonly path: string;
  readonly secret: string;
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  readonly answers: string;
}
/** What it tells whenever it is asked: the most memory that it held since it was last asked, in bytes. */
export interface Held {
  readonly bytes: number;
  readonly bugs: number;
}

const house = await openHouse({ transport: 'http', setup: { rates: false } });
const listening: Listening = {
  port: house.slack.port ?? 0,
  path: REQUEST_PATH,
  secret: house.workspace.signingSecret,
  team: house.workspace.teamId,
  user: house.ada.id,
  channel: house.general.id,
  answers: `${house.workspace.origin}/nowhere`,
};
let most = 0;
const measure = (): void => {
  most = Math.max(most, process.memoryUsage.rss());
};
setInterval(measure, 10).unref();
process.on('message', () => {
  measure();
  const held: Held = { bytes: most, bugs: house.bugs.length };
  most = 0;
  process.send?.(held);
});
process.on('disconnect', () => process.exit());
process.send?.(listening);
