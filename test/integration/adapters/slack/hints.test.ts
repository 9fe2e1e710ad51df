import { expect, it } from 'vitest';
import { hintFor } from '../../../../src/adapters/slack/render/hints.ts';
import { failureNamed } from '../../../../src/adapters/slack/connection/failure.ts';

const WORDS = [
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'thread_not_found',
  'channel_is_limited_access',
];

it.each(WORDS)(
  'given %s, when a channel is closed by it, then people are told in sentences what to do',
  (word) => {
    expect(failureNamed(word).kind).toBe('unreachable');
    expect(hintFor(word)).toMatch(/^[A-Z][^_]+\.$/);
    expect(hintFor(word)?.toLowerCase()).toMatch(/try again|use another/);
  },
);

it('given a bot of another name, when it is to be invited, then by that', () => {
  expect(hintFor('not_in_channel')).toBe('Invite Rung with “/invite @Rung”, then try again.');
  expect(hintFor('not_in_channel', 'acme-rung')).toContain('“/invite @acme-rung”');
});

it('given what people can do nothing about, when they are told, then there is no hint', () => {
  for (const word of ['message_not_found', 'user_disabled', 'ratelimited', 'constructor'])
    expect(hintFor(word)).toBeUndefined();
});
