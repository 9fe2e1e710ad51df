import { beforeEach, describe, expect, it } from 'vitest';
import { createMembership, type Membership } from '../../../../src/adapters/slack/connection/membership.ts';
import type { Workspaces } from '../../../../src/adapters/shared/workspaces.ts';
import { watched } from '../../../harness/watch.ts';

let now = 0;
let said: string[] = [];
let known: string[] = [];
const workspaces: Workspaces = {
  known: () => Promise.resolve(known),
  left: () => Promise.resolve([]),
  removed: ({ workspace }) => Promise.resolve(void said.push(`removed ${workspace}`)),
  returned: ({ workspace }) => Promise.resolve(void said.push(`returned ${workspace}`)),
};
let membership: Membership;
beforeEach(() => {
  now = 1_000_000;
  said = [];
  known = ['T1'];
  membership = createMembership({ workspaces, telemetry: watched(), now: () => now });
});

describe('given what Slack says of a workspace', () => {
  it('when a removal is said again after the app was installed again, then nothing comes of it', async () => {
    await membership.removed('T1', 1_000);
    now += 600_000;
    await membership.confirmed('T1');
    now += 600_000;
    await membership.removed('T1', 1_000);
    expect(said).toEqual(['removed T1', 'returned T1']);
    await membership.removed('T1', 2_100);
    expect(said).toEqual(['removed T1', 'returned T1', 'removed T1']);
  });

  it('when the token is refused three times in a row, then it is believed once', async () => {
    for (const times of [1, 2, 3, 4]) await membership.tokenRefused('token_revoked', times, 'T2');
    expect(said).toEqual(['removed T2']);
  });

  it.each(['invalid_auth', 'missing_scope', 'team_access_not_granted'])(
    'when it is refused as %s, then it is no removal',
    async (word) => {
      await membership.tokenRefused(word, 3, 'T1');
      expect(said).toEqual([]);
    },
  );

  it('when a token was dead from the start, then it was of the only workspace that is known, if there is one', async () => {
    await membership.tokenRefused('account_inactive', 3, undefined);
    expect(said).toEqual(['removed T1']);
    known = ['T1', 'T2'];
    await membership.tokenRefused('account_inactive', 3, undefined);
    expect(said).toEqual(['removed T1']);
  });
});
