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

/** The first week's tasks of a team's own roadmap, all of which a message shows. */
export const [FIRST, SECOND, THIRD] = [
  'Finish a module about ML',
  'Set up Python for ML',
  'Build a simple model',
] as const;

/** Begins a plan of a roadmap that the team made: four weeks, in the first of which are three tasks. Else as above. */
export async function beginOwnPlan(chat: Pick<Chat, 'type' | 'read' | 'press' | 'until'>): Promise<void> {
  await chat.type(
    `/roadmap new Basics; Begin (1 week); - ${FIRST}; - ${SECOND}; - ${THIRD}; Deepen (1 week); Ship (1 week); Tell (1 week)`,
  );
  await chat.until(() => chat.read().includes('Created: “Basics”'));
  await chat.type('/rung settings london');
  await chat.until(() => chat.read().includes('London'));
  await chat.type('/plan start basics');
  await chat.until(() => chat.read().includes('My time: Europe/London'));
  await chat.press('My time: Europe/London');
  await chat.until(() => chat.read().includes('You’re in!'));
}
