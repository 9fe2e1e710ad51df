import { describe, expect, it } from 'vitest';
import { destination, openClock, type Move } from '../../../../../src/playground/page/server/clock.ts';

const at = (text: string): number => Date.parse(text);
const from = (move: Move, now: string, zone: string): string | undefined => {
  const to = destination(move, at(now), zone);
  return to === undefined ? undefined : new Date(to).toISOString();
};

describe('given the clock of the page', () => {
  it.each<[Move, string, string, string | undefined]>([
    ['hour', '2026-11-29T08:00:00Z', 'Europe/London', '2026-11-29T09:00:00.000Z'],
    // The hour of the day stays where the day has 25 hours.
    ['day', '2026-10-24T12:00:00Z', 'Europe/London', '2026-10-25T13:00:00.000Z'],
    ['monday', '2026-11-29T08:00:00Z', 'Europe/London', '2026-11-30T09:01:00.000Z'],
    ['monday', '2026-11-30T08:59:00Z', 'Europe/London', '2026-11-30T09:01:00.000Z'],
    ['monday', '2026-11-30T09:01:00Z', 'Europe/London', '2026-12-07T09:01:00.000Z'],
    ['monday', '2026-11-29T20:00:00Z', 'Asia/Singapore', '2026-11-30T01:01:00.000Z'],
    // Across the change of October: nine in London is an hour later in UTC.
    ['monday', '2026-10-24T12:00:00Z', 'Europe/London', '2026-10-26T09:01:00.000Z'],
    ['change', '2026-11-29T08:00:00Z', 'Europe/London', '2027-03-28T00:59:00.000Z'],
    ['change', '2027-03-28T00:59:00Z', 'Europe/London', '2027-10-31T00:59:00.000Z'],
    ['change', '2026-11-29T08:00:00Z', 'America/New_York', '2027-03-14T06:59:00.000Z'],
    ['change', '2026-11-29T08:00:00Z', 'Asia/Singapore', undefined],
  ])('when it is moved by %s from %s in %s, then it is %s', (move, now, zone, expected) => {
    expect(from(move, now, zone)).toBe(expected);
  });

  it('when it is moved, then it goes on from there, ahead alone, and tells', () => {
    let machine = 1000;
    let told = 0;
    const clock = openClock(() => machine);
    const stop = clock.onMove(() => told++);
    clock.moveTo(5000);
    clock.moveTo(2000);
    machine += 10;
    expect([clock.now(), told]).toEqual([5010, 1]);
    stop();
    clock.moveTo(9000);
    expect([clock.now(), told]).toEqual([9000, 1]);
  });
});
