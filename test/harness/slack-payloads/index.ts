import { commands } from './commands.ts';
import { events } from './events.ts';
import type { Documented, Ids } from './payload.ts';
import { presses } from './presses.ts';
import { views } from './views.ts';

export type { Documented, Ids } from './payload.ts';

/**
 * Payloads of every kind that Slack documents, and of each that the local workspace sends, fresh each time: written after
 * docs.slack.dev and Bolt's types.
 */
export const documented = (ids: Ids): readonly Documented[] => [
  ...commands(ids),
  ...events(ids),
  ...presses(ids),
  ...views(ids),
];
