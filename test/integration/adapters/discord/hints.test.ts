import { expect, it } from 'vitest';
import { hintFor } from '../../../../src/adapters/discord/render/hints.ts';
import type { Rest } from '../../../../src/adapters/discord/connection/rest.ts';
import { DiscordError } from '../../../../src/adapters/discord/connection/failure.ts';

const VENUE = { platform: 'discord', workspace: '1', channel: '2', direct: false };
const answers = (answer: unknown): Rest => ({ call: () => Promise.resolve(answer) });
const fails = (code: number): Rest => ({
  call: () => Promise.reject(new DiscordError({ kind: 'unreachable', code, what: 'no' })),
});

it.each([
  [50001, answers({}), 'view this channel and send messages in it (channel settings, Permissions)'],
  [50001, fails(10004), 'Rung is not in this server'],
  [50001, fails(50001), 'Rung is not in this server'],
  [10003, fails(50001), 'Rung is not in this server'],
  [50013, answers({ type: 0 }), 'send messages in this channel'],
  [50013, answers({ type: 11 }), 'send messages in threads of this channel'],
  [50013, answers({ type: 12 }), 'send messages in threads of this channel'],
  [50013, fails(50001), 'send messages in this channel'],
  [50083, fails(0), 'This thread is archived'],
  [160005, fails(0), 'This thread is locked'],
])('given %i of a channel, when people are told, then in sentences what to do', async (code, rest, words) => {
  const hint = await hintFor(code, VENUE, rest);
  expect(hint).toContain(words);
  expect(hint).toMatch(/^[A-Z].*then try again\.$/);
});

it('given what people can do nothing about, when they are told, then there is no hint', async () => {
  expect(await hintFor(10003, VENUE, answers({}))).toBeUndefined();
  expect(await hintFor(50007, VENUE, answers({}))).toBeUndefined();
});

it('given a conversation outside of any server, when people are told, then to use a channel', async () => {
  const outside = { platform: 'discord', channel: '2', direct: false };
  expect(await hintFor(50001, outside, fails(50001))).toContain('Rung can only answer here');
});
