import { expect, it } from 'vitest';
import { createProfiles } from '../../../../src/adapters/slack/inbound/profile.ts';
import type { Web } from '../../../../src/adapters/slack/connection/web.ts';
import { paced } from '../../../harness/watch.ts';

const profileOf = (user: unknown, installation: string | undefined) => {
  const refuse = () => Promise.reject(new Error('nothing else is asked'));
  const web: Web = { call: () => Promise.resolve({ user }), respond: refuse, upload: refuse };
  return createProfiles({ web, wait: paced(1) })('U1', installation);
};
const MEMBER = { is_restricted: false, is_ultra_restricted: false };
const NONE = { team_id: 'T1', is_admin: false, is_owner: false, is_primary_owner: false };

it.each([
  ['an admin', { ...NONE, is_admin: true }, { admin: true }],
  ['an owner', { ...NONE, is_owner: true }, { admin: true }],
  ['the primary owner', { ...NONE, is_primary_owner: true }, { admin: true }],
  ['neither', { ...NONE, tz: 'Europe/Berlin' }, { admin: false, zone: 'Europe/Berlin' }],
  ['somebody of whom it does not say', { team_id: 'T1', tz: null, is_admin: 'yes' }, {}],
  ['nobody', undefined, {}],
])('given %s, when their profile is read, then it says no more than Slack does', async (_, user, profile) => {
  expect(await profileOf(user, 'T1')).toEqual(profile);
});

const ORGANISATION = { enterprise_id: 'E1', teams: ['T1', 'T2'], is_admin: false, is_owner: false };
it.each([
  ['of another company', { ...NONE, team_id: 'T9', is_admin: true }, 'T1', false],
  ['of a company that is not said', { is_admin: true }, 'T1', undefined],
  ['while the installation is not known', { ...NONE, is_admin: true }, '', undefined],
  [
    'of the workspace, at home in another of its organisation',
    { ...NONE, team_id: 'T2', is_admin: true, enterprise_user: ORGANISATION },
    'T1',
    true,
  ],
  [
    'of another organisation, in a workspace of it',
    { ...NONE, team_id: 'T9', is_admin: true, enterprise_user: { ...ORGANISATION, teams: ['T9'] } },
    'T1',
    false,
  ],
  [
    'of one workspace, where the app is the whole organisation’s',
    { ...NONE, is_admin: true, enterprise_user: ORGANISATION },
    'E1',
    false,
  ],
  ['of the organisation', { ...NONE, enterprise_user: { ...ORGANISATION, is_owner: true } }, 'E1', true],
  ['of another organisation', { ...NONE, is_admin: true, enterprise_user: ORGANISATION }, 'E2', false],
])(
  'given an admin %s, when their profile is read, then that is what they are here',
  async (_, user, at, admin) => {
    expect((await profileOf(user, at === '' ? undefined : at)).admin).toBe(admin);
  },
);

it.each([
  ['a member', MEMBER, 'T1', true],
  ['a guest', { ...MEMBER, is_restricted: true }, 'T1', false],
  ['a guest of one channel', { ...MEMBER, is_ultra_restricted: true }, 'T1', false],
  ['somebody of another company', { ...MEMBER, team_id: 'T9' }, 'T1', false],
  ['somebody of another company in a shared channel', { ...MEMBER, is_stranger: true }, 'T1', false],
  ['somebody of whom it does not say', { is_restricted: false }, 'T1', undefined],
  ['somebody while the installation is not known', MEMBER, '', undefined],
  ['somebody of the organisation', { ...MEMBER, team_id: 'T3', enterprise_user: ORGANISATION }, 'E1', true],
])('given %s, when their profile is read, then that is what they are here', async (_, user, at, member) => {
  expect((await profileOf({ ...NONE, ...user }, at === '' ? undefined : at)).member).toBe(member);
});
