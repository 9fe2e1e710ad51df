import { html } from 'hono/html';
import type { SeenMessage, SeenNotice } from '../../../slack/workspace.ts';
import type { Entry } from '../../seam/client.ts';
import { dayKey, dayWords } from '../render/dates.ts';
import { type Html, whole } from '../render/markup.ts';
import { message, timeOfTs } from '../render/message.ts';
import { dayRule, notice } from '../render/notice.ts';
import type { Scene } from '../render/scene.ts';
import { thread } from '../render/thread.ts';

/** Milliseconds within which messages of one author stand under one name. */
const TOGETHER = 300_000;

/** A pane's look: the scene, and who in it is the app. */
export interface PaneScene extends Scene {
  readonly appUser: string;
  /** Whether threads are unfolded, as in the conversation with an agent, whose every answer is in one. */
  readonly opensThreads: boolean;
}

type Item = SeenMessage | (SeenNotice & { readonly kind: 'notice' });

/** The messages and notices that a person sees in a channel, oldest first, a rule above each day's. */
export function paneOf(
  seen: readonly SeenMessage[],
  notices: readonly SeenNotice[],
  scene: PaneScene,
): readonly Entry[] {
  const stamps = new Set(seen.map(({ ts }) => ts));
  const inThread = ({ thread: root }: SeenMessage): boolean => root !== undefined && stamps.has(root);
  const items: Item[] = [
    ...seen.filter((one) => !inThread(one)),
    ...notices.map((one) => ({ ...one, kind: 'notice' as const })),
  ].sort((one, other) => Number(one.ts) - Number(other.ts));
  const entries: Entry[] = [];
  for (const [i, one] of items.entries()) {
    const before = items[i - 1];
    const day = dayKey(timeOfTs(one.ts), scene.zone);
    const isNewDay = before === undefined || dayKey(timeOfTs(before.ts), scene.zone) !== day;
    if (isNewDay) entries.push(entry(`day-${day}`, dayRule(dayWords(timeOfTs(one.ts), scene))));
    if (one.kind === 'notice') {
      entries.push(entry(`notice-${one.ts}`, notice(one, scene)));
      continue;
    }
    const replies = seen.filter((each) => inThread(each) && each.thread === one.ts);
    const follows = !isNewDay && before.kind === 'message' && goesOn(before, one);
    entries.push(entry(`message-${one.ts}`, posted(one, replies, follows, scene)));
  }
  return entries;
}

const entry = (key: string, made: Html): Entry => ({
  key,
  html: whole(html`<div class="sk-entry" data-key="${key}">${made}</div>`),
});

const goesOn = (before: SeenMessage, one: SeenMessage): boolean =>
  before.user === one.user &&
  !before.ephemeral &&
  !one.ephemeral &&
  timeOfTs(one.ts) - timeOfTs(before.ts) < TOGETHER;

function posted(one: SeenMessage, replies: readonly SeenMessage[], follows: boolean, scene: PaneScene): Html {
  const shown = (each: SeenMessage, goes: boolean, below?: Html): Html =>
    message({ message: each, byApp: each.user === scene.appUser, follows: goes }, scene, below);
  const isRoot = !one.ephemeral && one.thread === undefined;
  const made = replies.map((each) => shown(each, false));
  const below = isRoot || made.length > 0 ? thread(one.ts, made, scene.opensThreads) : undefined;
  return shown(one, follows, below);
}
