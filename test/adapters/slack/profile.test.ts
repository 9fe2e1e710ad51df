import { expect, it } from 'vitest';
import { createProfiles } from '../../../src/adapters/slack/profile.ts';
import type { Web } from '../../../src/adapters/slack/web.ts';
import { paced } from '../../support/watch.ts';

const profileOf = (user: unknown) => {
  const refuse = () => Promise.reject(new Error('nothing else is asked'));
  const web: Web = { call: () => Promise.resolve({ user }), respond: refuse, upload: refuse };
  return createProfiles({ web, wait: paced(1) })('U1');
};
const NONE = { is_admin: false, is_owner: false, is_primary_owner: false };

it.each([
  ['an admin', { ...NONE, is_admin: true }, { admin: true }],
  ['an owner', { ...NONE, is_owner: true }, { admin: true }],
  ['the primary owner', { ...NONE, is_primary_owner: true }, { admin: true }],
  ['neither', { ...NONE, tz: 'Europe/Berlin' }, { admin: false, zone: 'Europe/Berlin' }],
  ['somebody of whom it does not say', { tz: null, is_admin: 'yes' }, {}],
  ['nobody', undefined, {}],
])('given %s, when their profile is read, then it says no more than Slack does', async (_, user, profile) => {
  expect(await profileOf(user)).toEqual(profile);
});
