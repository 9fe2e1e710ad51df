import { html } from 'hono/html';
import type { Channel, Person, Workspace } from '../../../slack/workspace.ts';
import {
  ActRefused,
  type ChatClient,
  type PagePerson,
  type Place,
  type Standpoint,
} from '../../seam/client.ts';
import { whole } from '../render/markup.ts';
import { home, modal } from '../render/view.ts';
import { download, filesIn, type Sizes } from './files.ts';
import { networkOf } from './network.ts';
import { paneOf, type PaneScene } from './pane.ts';
import { perform } from './perform.ts';
import { suggestionsFor } from './suggest.ts';

/** What the client of a local Slack workspace needs. */
export interface SlackClientOptions {
  /** With the app's manifest; without these people and channels yet. */
  readonly workspace: Workspace;
  /** The workspace's clock, in epoch milliseconds. */
  readonly now: () => number;
}

/** Who is in the workspace. */
const PEOPLE: readonly PagePerson[] = [
  { name: 'Ada', admin: true, zone: 'Europe/London' },
  { name: 'Bo', admin: false, zone: 'America/New_York' },
  { name: 'Chen', admin: false, zone: 'Asia/Singapore' },
];
const CHANNELS = ['general', 'ml-team'];
/** The places beside the channels: the conversation with the app, and its home. */
const DIRECT = 'rung';
const HOME = 'home';

/** The people of a local workspace, its channels with the app in them, and all that they see and do on the page. */
export function openSlackClient({ workspace, now }: SlackClientOptions): ChatClient {
  const people = new Map(
    PEOPLE.map((one) => [
      one.name,
      { ...one, acts: workspace.addPerson(one.name, { tz: one.zone, admin: one.admin }) },
    ]),
  );
  const members = [...people.values()].map(({ acts }) => acts);
  const channels = CHANNELS.map((name) => workspace.addChannel(name, { members, bot: true }));
  const app = workspace.app.name;
  const names = new Map([
    ...[...people.values()].map(({ name, acts }) => [acts.id, name] as const),
    [workspace.botUserId, app] as const,
  ]);
  const places: readonly Place[] = [
    ...channels.map(({ name }): Place => ({ id: name, label: name, kind: 'channel' })),
    { id: DIRECT, label: app, kind: 'direct' },
    { id: HOME, label: 'Home', kind: 'home' },
  ];
  const lookedAt = new Map<string, string>();
  const sizes: Sizes = new Map();

  const someone = (name: string) => {
    const found = people.get(name);
    if (!found) throw new ActRefused(`There is no ${name} in this workspace.`);
    return found;
  };
  const roomOf = (person: Person, place: string): Channel | undefined => {
    if (place === HOME) return undefined;
    const found = place === DIRECT ? person.dm() : channels.find(({ name }) => name === place);
    if (!found) throw new ActRefused(`There is no channel ${place}.`);
    return found;
  };
  const newest = (person: Person, place: string): string => {
    const room = roomOf(person, place);
    return (room && person.sees(room).findLast(({ user }) => user !== person.id)?.ts) ?? '';
  };

  return {
    platform: 'slack',
    people: PEOPLE,
    places: () => places,
    draw({ person: name, place }) {
      const { acts, zone } = someone(name);
      const room = roomOf(acts, place);
      const seen = room ? acts.sees(room) : [];
      const scene: PaneScene = {
        now: now(),
        zone,
        reader: acts.id,
        people: names,
        channels: new Map(channels.map((one) => [one.id, one.name])),
        appUser: workspace.botUserId,
        opensThreads: place === DIRECT,
        file: filesIn(seen, acts, sizes),
      };
      lookedAt.set(`${name} ${place}`, newest(acts, place));
      const open = acts.modal();
      const prompts = place === DIRECT ? acts.prompts() : [];
      return {
        entries: room
          ? paneOf(seen, acts.noticed(room), scene)
          : [
              {
                key: 'home',
                html: whole(html`<div class="sk-entry" data-key="home">${home(acts.home(), scene)}</div>`),
              },
            ],
        modal: open && whole(modal(open, scene)),
        composer: room && { placeholder: `Message ${room.kind === 'im' ? app : `#${room.name}`}` },
        prompts: prompts.map((title) => ({ label: title, act: { kind: 'prompt', title } })),
      };
    },
    async act({ person, place }, act) {
      const { acts } = someone(person);
      await perform({ person: acts, room: roomOf(acts, place) }, act);
    },
    suggest: (_standpoint: Standpoint, typed) =>
      Promise.resolve(
        suggestionsFor(typed, workspace.app, [workspace.botName, ...PEOPLE.map(({ name }) => name)]),
      ),
    file: (person, id) => download(someone(person).acts, id),
    unread: (person) => {
      const { acts } = someone(person);
      return places
        .filter(
          ({ id, kind }) => kind !== 'home' && newest(acts, id) > (lookedAt.get(`${person} ${id}`) ?? ''),
        )
        .map(({ id }) => id);
    },
    onChange: (listener) => workspace.onChange(listener),
    network: networkOf(workspace),
  };
}
