import { valuesOf } from '../../../src/reply/inputs.ts';
import { answerInPublic } from '../../../src/adapters/discord/inbound/public-answer.ts';
import type { SendResult } from '../../../src/adapters/shared/adapter.ts';
import { replay, type Invocation } from '../../../src/core/declare/invocation.ts';
import type { Answer } from '../../../src/core/run/run.ts';
import { packCall } from '../../../src/reply/codec.ts';
import type { Call, FieldValues, Form } from '../../../src/reply/reply.ts';
import type { Store } from '../../../src/store/store.ts';
import { openApp } from '../app.ts';
import {
  actorOf,
  callsIn,
  isAdmin,
  keeperOf,
  PLATFORMS,
  recorder,
  secretsIn,
  secretsOf,
  venueOf,
  type Place,
  type Post,
} from './isolation.ts';

/** As long as a button's call may be before it is kept under a token. */
const LONGEST_ID = 100;

/** What somebody reads, and what they asked for it. */
export interface Heard {
  readonly place: Place;
  readonly path: readonly string[];
  readonly asked: unknown;
  readonly read: unknown;
  readonly isPublic: boolean;
  /** What they asked was read by all already. */
  readonly wasAloud?: boolean;
  /** It was done. */
  readonly ok: boolean;
}

/** A button that somebody saw: what it carries, and where it was seen. */
interface Seen extends Pick<Place, 'platform' | 'workspace'> {
  readonly call: Call;
  readonly id: string;
}

interface Parts {
  readonly store: Store;
  readonly now: () => number;
  readonly heard: (heard: Heard) => void;
  readonly posted: (post: Post) => void;
}

/** What is filled in where a form opens, beside what it is filled in with already. */
const filled = (place: Place, form: Form): FieldValues => {
  const { title, step } = secretsOf(place.platform, place.workspace);
  const values: FieldValues = {
    ...{ title, hours: '5', editors: place.who === 'U2' ? 'everyone' : 'maker' },
    outline: `Learn ${step} (1 week)\nShip ${step} (2 weeks)\n- Write about ${step}`,
    'yaml.1': `id: it\nname: ${title}\nsummary: All of ${step}.\nhours: 4\nsource: rung\nsteps:\n  - id: one\n    name: Read ${step}\n    source: rung\n    duration: { min: 1, max: 1, unit: week }\n    tasks:\n      - { id: a, text: Read about ${step} }\n`,
    ...{ weekday: '1', time: '09:00', zone: 'Europe/London', until: 'in two weeks' },
  };
  return Object.fromEntries(
    form.fields
      .map(({ name, input }) => [name, values[name] ?? valuesOf(input).join()])
      .filter(([, value]) => value !== ''),
  ) as FieldValues;
};

/** People in several workspaces of one Rung: what they say and press, and all that they see. */
export async function openIsolationApp({ store, now, heard, posted }: Parts) {
  const seen: Seen[] = [];
  let deliveries = 0;
  let outcome: SendResult['kind'] = 'sent';
  const adapters = PLATFORMS.map((name) => recorder(name, posted, () => outcome));
  const { core, bugs, tick } = await openApp({ store, clock: { now }, adapters });

  const from = (place: Place) => ({
    ...{ id: `d${++deliveries}`, actor: actorOf(place), venue: venueOf(place), at: now() },
  });
  async function keep({ platform, workspace }: Place, calls: readonly Call[]): Promise<void> {
    for (const [at, call] of calls.entries()) {
      const { id, kept } = packCall(call, LONGEST_ID, at);
      if (kept) await core.storeActions([kept], keeperOf({ platform, workspace }));
      seen.push({ call, id, platform, workspace });
    }
  }
  async function answered(
    place: Place,
    invocation: Invocation,
    path: readonly string[],
  ): Promise<Answer | undefined> {
    const profile = () => Promise.resolve({ admin: isAdmin(place.who, place.workspace) });
    const form = await core.form(invocation);
    const { input } = invocation;
    if (form) {
      heard({ place, path, asked: input, read: form, isPublic: false, ok: false });
      const fields = { ...form.call.fields, ...filled(place, form) };
      return answered(place, { ...replay({ path: form.call.path, fields }, from(place)) }, path);
    }
    const answer = await core.handleOnce(invocation, { profile });
    if (!answer) return undefined;
    const { visibility, ok, posting } = answer;
    const read = [answer, posting?.whenRefused('Invite me')];
    heard({ place, path, asked: input, read, isPublic: visibility === 'channel', ok });
    await keep(place, callsIn(answer.reply));
    return answer;
  }

  return {
    bugs,
    /** Types a line. `becomes` is what becomes of a post that it asks for. */
    async say(place: Place, text: string, becomes: SendResult['kind'] = 'sent'): Promise<void> {
      outcome = becomes;
      const path = text.replace(/^\//u, '').split(' ').slice(0, 2);
      await answered(place, { ...from(place), path: [], input: { kind: 'text', text } }, path);
      outcome = 'sent';
    },
    /** Calls Rung by its name where all read the answer. */
    async mention(place: Place, text: string): Promise<void> {
      const path = text.replace(/^\//u, '').split(' ').slice(0, 2);
      const input = { kind: 'text', text } as const;
      const answer = await answerInPublic(core, { ...from(place), path: [], input });
      if (!answer) return;
      heard({ place, path, asked: input, read: answer, isPublic: true, wasAloud: true, ok: answer.ok });
      await keep(place, callsIn(answer.reply));
    },
    /** Types the beginning of an option. */
    async suggest(place: Place, path: readonly string[], prefix: string): Promise<void> {
      const read = await core.suggest(
        { path, option: 'roadmap', prefix },
        { actor: actorOf(place), venue: venueOf(place) },
      );
      heard({ place, path, asked: prefix, read, isPublic: false, ok: true });
    },
    /**
     * Presses a button that anybody saw anywhere, counted from the last; tells whether it was seen elsewhere. One that
     * carries what was written elsewhere is left: whoever wrote it may say it again where they like.
     */
    async press(place: Place, nth: number, shares: boolean): Promise<boolean> {
      const one = seen.at(-1 - (nth % Math.max(1, seen.length)));
      if (!one) return false;
      const isElsewhere = one.platform !== place.platform || one.workspace !== place.workspace;
      if (isElsewhere && secretsIn(one.call.fields).length > 0) return false;
      const call = await core.resolveAction(one.id, keeperOf(place));
      if (!call) return false;
      const invocation = replay({ ...call, ...(shares && { intent: 'share' }) }, from(place));
      await answered(place, invocation, call.path);
      return isElsewhere;
    },
    /** A round of what comes unasked: nudges, digests, cards. */
    tick,
  };
}
