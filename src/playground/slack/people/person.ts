import { commandAnswer } from './answers.ts';
import { findById, pressedWith } from './by-id.ts';
import { commandContext } from '../connect.ts';
import { emit, homeEvent, joinedEvent, messageEvent } from '../delivery/events.ts';
import { act, findBox, findButton, findChoice, placeOf } from './interact.ts';
import { dismissModal, submitModal } from '../check/modal.ts';
import { Refusal } from '../check/refusal.ts';
import { fileFor, messagesFor, noticesFor, viewFor } from './seen.ts';
import type { Room, User } from '../state.ts';
import { named, typed } from './typed-text.ts';
import type { Channel, Message, Person } from './types.ts';
import type { World } from '../world.ts';

/** The acts of one person. */
export function actsOf(world: World, user: User): Person {
  const { state, names, app } = world;
  const awake = (): void => {
    if (user.deactivated) throw new Error(`${user.name} is deactivated.`);
  };
  const inside = (channel: Channel): Room => {
    awake();
    const room = state.rooms.get(channel.id);
    if (!room?.members.has(user.id)) throw new Error(`${user.name} is not in ${channel.name}.`);
    if (room.archived) throw new Error(`${channel.name} is archived.`);
    return room;
  };
  const dm = (): Room => state.dm(user.id, names.botUser);

  return {
    id: user.id,
    name: user.name,
    dm,
    async say(channel, words, { thread } = {}): Promise<Message> {
      const room = inside(channel);
      if (room.kind === 'im' && !app.messages)
        throw new Error('Sending messages to this app has been turned off.');
      if (words.trim() === '') throw new Error('There is nothing to send.');
      if (thread !== undefined && !state.posts.some((one) => one.room === room && one.ts === thread)) {
        throw new Error(`There is no message ${thread}.`);
      }
      const post = state.post({
        room,
        user: user.id,
        ...typed(world, words),
        ...(thread !== undefined && { thread }),
      });
      const mentioned = post.text.includes(`<@${names.botUser}>`);
      if (room.kind === 'im')
        await emit(world, 'message.im', messageEvent(world, post, 'message'), { room, user });
      else if (room.members.has(names.botUser)) {
        const message = room.kind === 'public' ? 'message.channels' : 'message.groups';
        await Promise.all([
          mentioned && emit(world, 'app_mention', messageEvent(world, post, 'app_mention'), { room, user }),
          emit(world, message, messageEvent(world, post, 'message'), { room, user }),
        ]);
      }
      return { ts: post.ts, channel: room.id };
    },
    async run(channel, line, { thread } = {}): Promise<void> {
      const room = inside(channel);
      await runCommand(world, user, room, line, thread !== undefined);
    },
    async press(target, label): Promise<void> {
      awake();
      const place = placeOf(world, user, target);
      const one = findButton(place, label);
      const value = one.element.type === 'button' ? one.element.value : undefined;
      await act(world, user, place, one, value === undefined ? {} : { value });
    },
    async choose(target, label, option): Promise<void> {
      awake();
      const place = placeOf(world, user, target);
      const [one, chosen] = findChoice(place, label, option);
      const value =
        one.element.type === 'multi_static_select'
          ? { selected_options: [chosen] }
          : { selected_option: chosen };
      await act(world, user, place, one, value);
    },
    async tick(target, option): Promise<void> {
      awake();
      const place = placeOf(world, user, target);
      const [one, selected_options] = findBox(world, user, place, option);
      await act(world, user, place, one, { selected_options });
    },
    async enter(target, element, value): Promise<void> {
      awake();
      const place = placeOf(world, user, target);
      const one = findById(place, element);
      await act(world, user, place, one, pressedWith(one, value));
    },
    async submit(values): Promise<void> {
      awake();
      await submitModal(world, user, values);
    },
    async closeModal(): Promise<void> {
      awake();
      await dismissModal(world, user);
    },
    async openHome(tab = 'home'): Promise<void> {
      awake();
      await emit(world, 'app_home_opened', homeEvent(world, user.id, dm(), tab), { user });
    },
    prompts: () => (state.prompts.get(dm().id)?.prompts ?? []).map(({ title }) => title),
    choosePrompt(title) {
      const chosen = state.prompts.get(dm().id)?.prompts.find((one) => one.title === title);
      if (!chosen) throw new Error(`No prompt ${title} is suggested.`);
      return this.say(dm(), chosen.message);
    },
    home: () => viewFor(world, state.homes.get(user.id)),
    modal: () => viewFor(world, state.modals.get(user.id)?.at(-1)),
    sees: (channel) => messagesFor(world, user, channel.id),
    download: ({ id }) => fileFor(world, user, id),
    notices: (channel) => noticesFor(world, user, channel.id).map(({ text }) => text),
    noticed: (channel) => noticesFor(world, user, channel.id),
  };
}

/** Slack's own commands for who is in a channel. */
const MEMBERS: Readonly<Record<string, (world: World, user: User, room: Room, id: string) => Promise<void>>> =
  {
    async '/invite'(world, user, room, id) {
      if (room.members.has(id)) return;
      room.members.add(id);
      const name = room.kind === 'public' ? 'member_joined_channel' : 'member_joined_group';
      await emit(world, name, joinedEvent(world, room, id, user.id), { room, user });
    },
    '/remove': (_world, _user, { members }, id) => Promise.resolve(void members.delete(id)),
  };

function memberNamed(world: World, name: string): string {
  const found = named(world, name);
  if (found === undefined) throw new Error(`There is no ${name} to invite.`);
  return found;
}

async function runCommand(
  world: World,
  user: User,
  room: Room,
  line: string,
  threaded: boolean,
): Promise<void> {
  const { app, names, state } = world;
  const [, command = '', text = ''] = /^(\/\S*)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
  const tell = (words: string): void => state.notice(user.id, room.id, words);
  if (command === '') throw new Error(`A command begins with a slash: ${line}`);
  const moves = MEMBERS[command];
  if (moves) {
    for (const one of text.matchAll(/@([\w.-]*\w)/g))
      await moves(world, user, room, memberNamed(world, one[1] ?? ''));
    return;
  }
  const known = app.commands.get(command);
  // People of other companies have the commands of their own workspace.
  const isTheirs = app.scopes.has('commands') && world.token !== 'uninstalled' && !user.company;
  if (!known || !isTheirs) {
    tell(`${command} is not a valid command.`);
    return;
  }
  if (threaded) {
    tell(`${command} is not supported in threads. Sorry!`);
    return;
  }
  const trigger_id = world.trigger(user.id);
  const answerable = { user: user.id, room };
  const outcome = await world.deliveries.send({
    kind: 'slash_commands',
    id: trigger_id,
    payload: {
      token: 'verification-token',
      ...commandContext(world),
      channel_id: room.id,
      channel_name: room.kind === 'private' ? 'privategroup' : room.name,
      user_id: user.id,
      user_name: user.name,
      command,
      text: known.should_escape === true ? typed(world, text).text : text,
      api_app_id: names.app,
      response_url: world.answerUrl('commands', answerable),
      trigger_id,
    },
  });
  if (!outcome.acked) {
    tell(`${command} failed with the error "${outcome.error}"`);
    return;
  }
  try {
    commandAnswer(world, answerable, outcome.answer);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tell(`${command} failed with the error "${error.error}"`);
  }
}
