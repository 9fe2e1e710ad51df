import { createSlack, type SlackAdapter } from '../../../src/adapters/slack/adapter.ts';
import { manifest } from '../../../src/adapters/slack/render/manifest.ts';
import { REQUEST_PATH } from '../../../src/adapters/slack/connection/request-path.ts';
import type { SlackSettings } from '../../../src/adapters/slack/settings.ts';
import {
  openWorkspace,
  type Channel,
  type Person,
  type SeenMessage,
  type Setup,
  type Workspace,
} from '../../../src/playground/slack/workspace.ts';
import type { PictureFiles } from '../../../src/adapters/shared/pictures/files.ts';
import { openApp, type AppOptions, type TestApp } from '../app.ts';
import { only } from '../only.ts';
import { shippedTree } from '../shipped.ts';
import { appOptionsOf, untilIn, type Chat, type ChatOptions, type Filled } from './chat.ts';

const shipped = await shippedTree();

/** How what happens in the workspace comes in. */
export type Transport = 'socket' | 'http';

export interface SlackOptions extends ChatOptions, Pick<AppOptions, 'drawPicture'> {
  /** Remembers the pictures that were uploaded, in place of the app's own. */
  readonly pictureFiles?: PictureFiles | undefined;
  readonly transport?: Transport;
  readonly setup?: Partial<Setup>;
  /** A workspace that is there already, in place of one of its own. */
  readonly workspace?: Workspace;
  /** The two people, where their names are taken. */
  readonly names?: readonly [string, string];
  /** Whether commands are read that people write in channels. */
  readonly readsChannels?: boolean;
}

/** Rung on a local workspace over real sockets: Ada and Bob in #general with Rung, and in #elsewhere without it. */
export interface SlackChat extends Chat, Pick<TestApp, 'core' | 'store' | 'data' | 'telemetry' | 'tick'> {
  readonly workspace: Workspace;
  readonly adapter: SlackAdapter;
  readonly ada: Person;
  readonly bob: Person;
  readonly general: Channel;
  readonly elsewhere: Channel;
  /** Where the person is now: what is read, pressed and typed is there. */
  at: Channel;
  /** The last message of Rung's that Ada sees there. @throws when there is none */
  newest(): SeenMessage;
}

/** The manifest of the app that the local workspace has installed. */
export const manifestOfRung = (readsChannels = false) =>
  manifest(shipped, { prefix: shipped.prefix, readsChannels });

/** Opens the app over real sockets, in a workspace of its own or in one that is there. */
export async function openSlack(options: SlackOptions = {}): Promise<SlackChat> {
  const { transport = 'socket', now = Date.now, setup, readsChannels = false } = options;
  const workspace =
    options.workspace ??
    (await openWorkspace({ manifest: manifestOfRung(readsChannels), botName: 'rung', now, ...setup }));
  const settings = settingsFor(workspace, transport, readsChannels);
  const { drawPicture, pictureFiles } = options;
  const app = await openApp({
    ...appOptionsOf(options),
    drawPicture,
    connect: [(parts) => createSlack({ settings, ...parts, ...(pictureFiles && { pictureFiles }) })],
  });
  const adapter = only(app.connected);
  if (transport === 'http') workspace.deliverTo(`http://127.0.0.1:${adapter.port ?? 0}${REQUEST_PATH}`);
  const [first, second] = options.names ?? ['ada', 'bob'];
  const ada = workspace.addPerson(first);
  const bob = workspace.addPerson(second);
  const general = workspace.addChannel('general', { members: [ada, bob], bot: true });
  const elsewhere = workspace.addChannel('elsewhere', { members: [ada, bob] });
  const { core, store, data, telemetry, bugs, tick } = app;
  const chat: SlackChat = {
    ...{ workspace, adapter, core, store, data, telemetry, bugs, tick, ada, bob, general, elsewhere },
    at: general,
    ...seenBy({ ada, bob }, () => chat.at),
    self: ada.id,
    until: untilIn({
      ...{ platform: workspace, telemetry },
      screens: () => ({ [first]: ada.sees(chat.at), [second]: bob.sees(chat.at) }),
    }),
    // Naming who shared it tells nobody but the sharer.
    pinged: () => pings(workspace).filter((one) => one !== `<@${ada.id}>`),
    async close() {
      await app.close();
      if (!options.workspace) await workspace.close();
    },
  };
  return chat;
}

/** What Rung is told to join the workspace. */
const settingsFor = (workspace: Workspace, transport: Transport, readsChannels: boolean): SlackSettings => ({
  readsChannels,
  botToken: workspace.botToken,
  appToken: transport === 'socket' ? workspace.appToken : undefined,
  http: transport === 'http' ? { signingSecret: workspace.signingSecret, port: 0 } : undefined,
  apiUrl: workspace.apiUrl,
});

/** What Ada does and reads where she is, and what Bob reads there. */
function seenBy({ ada, bob }: Pick<SlackChat, 'ada' | 'bob'>, at: () => Channel) {
  const last = (): SeenMessage | undefined => ada.sees(at()).findLast((one) => one.from === 'rung');
  const newest = (): SeenMessage => {
    const message = last();
    if (!message) throw new Error('there is no answer');
    return message;
  };
  return {
    newest,
    type: (line: string) => ada.run(at(), line),
    press: (label: string) => ada.press(newest(), label),
    // Slack shows no name on the menu of rare steps.
    choose: (menu: string, choice: string) => ada.choose(newest(), menu === 'Manage' ? '' : menu, choice),
    submit: (values: Filled) => ada.submit(values),
    hasForm: () => ada.modal() !== undefined,
    read: () => last()?.words() ?? '',
    overheard: () =>
      bob
        .sees(at())
        .map((one) => one.words())
        .join('\n'),
  };
}

/** Whatever in what Rung sent would notify someone: markup outside of literal text, or an element that does. */
function pings({ calls }: Workspace): readonly string[] {
  const found: string[] = [];
  const markup = (text: unknown): void => {
    if (typeof text === 'string') found.push(...(/<[!@][^>]*>/g.exec(text) ?? []));
  };
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, text } = node as { type?: unknown; text?: unknown };
    if (type === 'mrkdwn') markup(text);
    if (type === 'broadcast' || type === 'usergroup') found.push(JSON.stringify(node));
    Object.values(node).forEach(visit);
  };
  for (const { args } of calls) {
    markup(args['text']);
    visit(args['blocks']);
  }
  return found;
}
