import { beforeEach, describe, expect, it } from 'vitest';
import { createPresence, type Presence } from '../../../../src/adapters/slack/connection/presence.ts';
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
let presence: Presence;
beforeEach(() => {
  now = 1_000_000;
  said = [];
  known = ['T1'];
  presence = createPresence({ workspaces, telemetry: watched(), now: () => now });
});

describe('given what Slack says of a workspace', () => {
  it('when a removal is said again after the app was installed again, then nothing comes of it', async () => {
    await presence.removed('T1', 1_000);
    now += 600_000;
    await presence.here('T1');
    now += 600_000;
    await presence.removed('T1', 1_000);
    expect(said).toEqual(['removed T1', 'returned T1']);
    await presence.removed('T1', 2_100);
    expect(said).toEqual(['removed T1', 'returned T1', 'removed T1']);
  });

  it('when the token is refused three times in a row, then it is believed once', async () => {
    for (const times of [1, 2, 3, 4]) await presence.refused('token_revoked', times, 'T2');
    expect(said).toEqual(['removed T2']);
  });

  it.each(['invalid_auth', 'missing_scope', 'team_access_not_granted'])(
    'when it is refused as %s, then it is no removal',
    async (word) => {
      await presence.refused(word, 3, 'T1');
      expect(said).toEqual([]);
    },
  );

  it('when a token was dead from the start, then it was of the only workspace that is known, if there is one', async () => {
    await presence.refused('account_inactive', 3, undefined);
    expect(said).toEqual(['removed T1']);
    known = ['T1', 'T2'];
    await presence.refused('account_inactive', 3, undefined);
    expect(said).toEqual(['removed T1']);
  });
});
