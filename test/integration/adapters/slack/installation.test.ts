import { describe, expect, it } from 'vitest';
import {
  installationOfAction,
  installationOfCommand,
  installationOfEvent,
} from '../../../../src/adapters/slack/inbound/installation.ts';

const HERE = {
  enterprise_id: null,
  team_id: 'T-HERE',
  user_id: 'UBOT',
  is_bot: true,
  is_enterprise_install: false,
};
const WHOLE = { ...HERE, enterprise_id: 'E-HERE', is_enterprise_install: true };
const shared = { type: 'event_callback', is_ext_shared_channel: true };

describe('given an event of Slack, as documented and as recorded in shared channels', () => {
  it.each([
    ['a mention in a channel of ours', { team_id: 'T-HERE', authorizations: [HERE] }, 'T-HERE'],
    [
      'one of ours, mentioning Rung in a channel of theirs',
      {
        ...shared,
        ...{ team_id: 'T-THERE', enterprise_id: 'E-THERE' },
        event: { type: 'app_mention', team: 'T-THERE', user_team: 'T-HERE', source_team: 'T-HERE' },
        authorizations: [HERE],
      },
      'T-HERE',
    ],
    [
      'one of theirs, mentioning Rung in a channel of ours',
      {
        ...shared,
        team_id: 'T-HERE',
        event: { type: 'app_mention', team: 'T-HERE', user_team: 'E-THERE', source_team: 'E-THERE' },
        authorizations: [HERE],
      },
      'T-HERE',
    ],
    [
      'a message of theirs, received through our organisation',
      {
        ...shared,
        ...{ team_id: 'T-THERE', enterprise_id: 'E-THERE' },
        ...{ context_team_id: 'T-HERE', context_enterprise_id: 'E-HERE' },
        authorizations: [{ ...HERE, enterprise_id: 'E-HERE' }],
      },
      'T-HERE',
    ],
    [
      'a message of ours, whose context is theirs',
      {
        ...shared,
        ...{ team_id: 'T-HERE', context_team_id: 'T-THERE', context_enterprise_id: 'E-THERE' },
        authorizations: [HERE],
      },
      'T-HERE',
    ],
    ['an app of the whole organisation', { team_id: 'T-ONE', authorizations: [WHOLE] }, 'E-HERE'],
    [
      'an app of the whole organisation, in a channel of theirs',
      { ...shared, team_id: 'T-THERE', authorizations: [{ ...WHOLE, team_id: null }] },
      'E-HERE',
    ],
    ['no authorizations, as of a removal', { team_id: 'T-HERE', authorizations: [] }, 'T-HERE'],
    [
      'a removal from an organisation',
      { team_id: 'T-ONE', enterprise_id: 'E-HERE', is_enterprise_install: true },
      'E-HERE',
    ],
    ['an authorization without a team', { team_id: 'T-HERE', authorizations: [{ team_id: null }] }, 'T-HERE'],
    ['fields of other kinds', { team_id: 7, authorizations: 'none' }, undefined],
    ['nothing', {}, undefined],
    ['no object', null, undefined],
  ])('when it is %s, then it belongs to where the app is installed', (_, body, installation) => {
    expect(installationOfEvent(body)).toBe(installation);
  });
});

describe('given a slash command', () => {
  it.each([
    ['in a workspace', { team_id: 'T-HERE', is_enterprise_install: 'false' }, 'T-HERE'],
    ['in a workspace of an organisation', { team_id: 'T-HERE', enterprise_id: 'E-HERE' }, 'T-HERE'],
    [
      'of an organisation’s app',
      { team_id: 'T-ONE', enterprise_id: 'E-HERE', is_enterprise_install: 'true' },
      'E-HERE',
    ],
    ['nowhere', { team_id: '' }, undefined],
  ])('when it is typed %s, then it belongs there', (_, body, installation) => {
    expect(installationOfCommand(body)).toBe(installation);
  });
});

describe('given a press or a submitted form', () => {
  const theirs = { id: 'U9', team_id: 'T-THERE' };
  it.each([
    ['a press of one of theirs', { team: { id: 'T-HERE' }, user: theirs }, 'T-HERE'],
    [
      'a form of one of theirs',
      {
        team: { id: 'T-THERE' },
        user: theirs,
        view: { team_id: 'T-THERE', app_installed_team_id: 'T-HERE' },
      },
      'T-HERE',
    ],
    [
      'a press on a Home',
      { team: { id: 'T-THERE' }, user: theirs, view: { app_installed_team_id: 'T-HERE' } },
      'T-HERE',
    ],
    [
      'a press where the app is the whole organisation’s',
      { team: null, user: theirs, enterprise: { id: 'E-HERE' }, is_enterprise_install: true },
      'E-HERE',
    ],
    [
      'a form of one of theirs, where the app is the whole organisation’s',
      {
        ...{ team: { id: 'T-THERE', enterprise_id: 'E-THERE' }, user: theirs, enterprise: { id: 'E-THERE' } },
        ...{ view: { app_installed_team_id: 'E-HERE' }, is_enterprise_install: true },
      },
      'E-HERE',
    ],
    ['a press without a team', { team: null, user: { id: 'U1', team_id: 'T-HERE' } }, 'T-HERE'],
    ['a view that does not say', { team: { id: 'T-HERE' }, view: { app_installed_team_id: null } }, 'T-HERE'],
    ['nothing', { team: 'T-HERE', user: [], view: 3 }, undefined],
  ])('when it is %s, then it belongs to where the app is installed', (_, body, installation) => {
    expect(installationOfAction(body)).toBe(installation);
  });
});
