import type { Wait } from '../../../src/adapters/shared/backoff.ts';
import { createSlack, type SlackAdapter } from '../../../src/adapters/slack/adapter.ts';
import { manifest } from '../../../src/adapters/slack/render/manifest.ts';
import { REQUEST_PATH } from '../../../src/adapters/slack/connection/request-path.ts';
import type { Command } from '../../../src/core/declare/command.ts';
import { adapterStores, assembleApp } from '../../../src/app/container.ts';
import type { Core } from '../../../src/core/run/core.ts';
import { readCommands, treeOf } from '../../../src/core/declare/registry.ts';
import { openStore, type StoreLocation } from '../../../src/store/engines/open.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  openWorkspace,
  type Channel,
  type Person,
  type SeenMessage,
  type Setup,
  type Workspace,
} from '../../../src/playground/slack/workspace.ts';
import type { Chat } from '../../contract/adapter.ts';
import { inProject, openWorld } from '../core.ts';
import { paced, watched, type Watched } from '../watch.ts';

const { data, tree: shipped } = await openWorld();
const commands = await readCommands(inProject('commands'));

export type Transport = 'socket' | 'http';
export interface Options {
  readonly transport?: Transport;
  readonly store?: StoreLocation;
  readonly setup?: Partial<Setup>;
  /** How fast waits go: 0.01 is a hundred times as fast. */
  readonly pace?: number;
  /** How waits go, where it is not by their pace. */
  readonly wait?: Wait;
  /** Epoch milliseconds, of Rung and of the workspace. */
  readonly now?: () => number;
  readonly workspace?: Workspace;
  /** Commands beside the shipped ones. */
  readonly extra?: Readonly<Record<string, Command>>;
  /** The two people, where their names are taken. */
  readonly names?: readonly [string, string];
}

/** Rung on a local workspace over real sockets: Ada and Bob in #general with Rung, and in #elsewhere without it. */
export interface House extends Chat {
  readonly workspace: Workspace;
  readonly slack: SlackAdapter;
  readonly core: Core;
  readonly store: Store;
  readonly telemetry: Watched;
  readonly ada: Person;
  readonly bob: Person;
  readonly general: Channel;
  readonly elsewhere: Channel;
  /** Where the person is now: what is read, pressed and typed is there. */
  at: Channel;
  newest(): SeenMessage;
}

/** The core of a process of its own, on a store of its own or a shared one. */
export async function coreOn(
  location: StoreLocation,
  bugs: unknown[],
  { now = Date.now, extra = {} }: Pick<Options, 'now' | 'extra'> = {},
) {
  const tree = treeOf(new Map([...commands, ...Object.entries(extra)]));
  const store = await openStore(location);
  return assembleApp({
    ...{ tree, data, store, clock: { now } },
    report: (error) => bugs.push(error),
  });
}

export const manifestOfRung = () => manifest(shipped, shipped);

export async function openHouse(options: Options = {}): Promise<House> {
  const { transport = 'socket', store: location = { kind: 'sqlite', file: ':memory:' }, pace = 1 } = options;
  const now = options.now ?? Date.now;
  const workspace =
    options.workspace ??
    (await openWorkspace({ manifest: manifestOfRung(), botName: 'rung', now, ...options.setup }));
  const telemetry = watched();
  const { core, store, join } = await coreOn(location, telemetry.bugs, options);
  const slack = createSlack({
    settings: {
      botToken: workspace.botToken,
      appToken: transport === 'socket' ? workspace.appToken : undefined,
      http: transport === 'http' ? { signingSecret: workspace.signingSecret, port: 0 } : undefined,
      apiUrl: workspace.apiUrl,
    },
    telemetry,
    wait: options.wait ?? paced(pace),
    now,
    ...adapterStores(store, now, (line) => telemetry.log(line)),
  });
  join(slack);
  await slack.start(core);
  if (transport === 'http') workspace.deliverTo(`http://127.0.0.1:${slack.port ?? 0}${REQUEST_PATH}`);
  const [first, second] = options.names ?? ['ada', 'bob'];
  const ada = workspace.addPerson(first);
  const bob = workspace.addPerson(second);
  const general = workspace.addChannel('general', { members: [ada, bob], bot: true });
  const elsewhere = workspace.addChannel('elsewhere', { members: [ada, bob] });
  const newest = (): SeenMessage => {
    const message = ada.sees(house.at).findLast((one) => one.from === 'rung');
    if (!message) throw new Error('there is no answer');
    return message;
  };
  const house: House = {
    workspace,
    slack,
    core,
    store,
    telemetry,
    ada,
    bob,
    general,
    elsewhere,
    at: general,
    newest,
    bugs: telemetry.bugs,
    self: ada.id,
    type: (line) => ada.run(house.at, line),
    press: (label) => ada.press(newest(), label),
    choose: (menu, choice) => ada.choose(newest(), menu, choice),
    submit: (values) => ada.submit(values),
    hasForm: () => ada.modal() !== undefined,
    read: () =>
      ada
        .sees(house.at)
        .findLast((one) => one.from === 'rung')
        ?.words() ?? '',
    overheard: () =>
      bob
        .sees(house.at)
        .map((one) => one.words())
        .join('\n'),
    until: (check) => workspace.waitFor(check).then(() => undefined),
    // Naming who shared it tells nobody but the sharer.
    pinged: () => pings(workspace).filter((one) => one !== `<@${ada.id}>`),
    async close() {
      await slack.stop();
      await store.close();
      if (!options.workspace) await workspace.close();
    },
  };
  return house;
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
