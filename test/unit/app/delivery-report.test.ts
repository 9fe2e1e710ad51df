import { expect, it } from 'vitest';
import { deliveryReport } from '../../../src/app/delivery-report.ts';
import type { LedgerEntry } from '../../../src/store/store.ts';

const dropped: LedgerEntry = {
  kind: 'weekly-plan',
  recipient: { platform: 'test', workspace: 'w1', person: 'p1' },
  occurrence: '2026-11-30',
  state: 'dropped',
  dueAt: Date.UTC(2026, 10, 30, 9),
  at: Date.UTC(2026, 10, 30, 22),
  attempts: 9,
  message: undefined,
  error: 'away',
};

it('given nudges that were given up, when they are asked for, then each is a line, and retry says how many', async () => {
  const lines: string[] = [];
  const asked: number[] = [];
  const store = {
    list: (state: string) => Promise.resolve(state === 'dropped' ? [dropped] : []),
    retryDropped: (since: number) => (asked.push(since), Promise.resolve(1)),
    countDue: () => Promise.resolve(3),
  };
  const now = Date.UTC(2026, 11, 1);
  expect(await deliveryReport(store, [], now, (line) => lines.push(line))).toBe(true);
  expect(await deliveryReport(store, ['retry'], now, (line) => lines.push(line))).toBe(true);
  expect(await deliveryReport(store, ['other'], now, (line) => lines.push(line))).toBe(false);
  expect(lines).toEqual([
    'dropped  2026-11-30T09:00:00.000Z  test w1 p1  of 2026-11-30, 9 tried: away',
    '“npm run nudges -- retry” sends again what is under 12 hours late.',
    '3 due now.',
    '1 nudge is due again.',
  ]);
  expect(asked).toEqual([now - 12 * 3_600_000]);
});
