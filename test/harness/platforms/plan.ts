import type { Chat } from './chat.ts';

/** A Wednesday, on which a plan is begun. */
export const BEGIN = Date.UTC(2026, 10, 25, 10);
/** The Monday after it, a minute after the plan's first message is due. */
export const MONDAY = Date.UTC(2026, 10, 30, 9, 1);
/** A day in milliseconds. */
export const DAY = 86_400_000;

/** Begins a plan of thirty days whose message comes on Mondays at nine in London; waits until Rung says so. */
export async function beginPlan(chat: Pick<Chat, 'type' | 'read' | 'until'>): Promise<void> {
  await chat.type('/plan start 30 days monday 9:00 london');
  await chat.until(() => chat.read().includes('You’re in!'));
}
