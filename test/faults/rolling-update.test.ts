import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { openPressedDiscord, openPressedSlack } from '../harness/fixtures/faults/pressed-platforms.ts';
import { FULL, updateUnderLoad } from '../harness/fixtures/faults/rolling-update.ts';

const folder = temporaryFolder();

const PLATFORMS = [
  ['Slack over Socket Mode', () => openPressedSlack('socket'), 20, 1],
  // Discord lets an app start only so many sessions a day without a wait: two updates a day, for ten days.
  ['Discord', openPressedDiscord, 2, 10],
  ['Slack over HTTP', () => openPressedSlack('http'), 20, 1],
] as const;

describe.each(FULL ? PLATFORMS : PLATFORMS.slice(0, 1))(
  'given two processes on %s while people press',
  (what, open, updates, days) => {
    it('when they are replaced one after the other, then no press is lost, none is answered twice, and no send is doubled', async () => {
      for (let day = 0; day < (FULL ? days : 1); day++) {
        const platform = await open();
        try {
          await updateUnderLoad(folder, platform, FULL ? updates : 1);
          expect(platform.pressed()).toMatchObject({ lost: 0, twice: 0 });
          expect(platform.inboxes().filter((count) => count !== 1)).toEqual([]);
          if (FULL)
            // oxlint-disable-next-line no-console -- the fault runs print their counts
            console.info(
              `${what}: ${updates} updates, ${platform.pressed().all} presses answered once,`,
              `${platform.unacknowledged()} of them unacknowledged; ${platform.people.length} messages sent once`,
            );
        } finally {
          await platform.close();
        }
      }
    }, 900_000);
  },
);
