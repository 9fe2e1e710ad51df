/** Rung over HTTP in a process of its own, so that what it takes is measured apart from those who call it. */
import { REQUEST_PATH } from '../../src/adapters/slack/connection/request-path.ts';
import { openSlack } from './platforms/slack.ts';

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

const slack = await openSlack({ transport: 'http', setup: { rates: false } });
const listening: Listening = {
  port: slack.adapter.port ?? 0,
  path: REQUEST_PATH,
  secret: slack.workspace.signingSecret,
  team: slack.workspace.teamId,
  user: slack.ada.id,
  channel: slack.general.id,
  answers: `${slack.workspace.origin}/nowhere`,
};
let most = 0;
const measure = (): void => {
  most = Math.max(most, process.memoryUsage.rss());
};
setInterval(measure, 10).unref();
process.on('message', () => {
  measure();
  const held: Held = { bytes: most, bugs: slack.bugs.length };
  most = 0;
  process.send?.(held);
});
process.on('disconnect', () => process.exit());
process.send?.(listening);
