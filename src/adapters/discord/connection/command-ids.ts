import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { EpochMs } from '../../../time.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import type { Wait } from '../../shared/backoff.ts';
import { failureFrom } from './failure.ts';
import type { Rest } from './rest.ts';

/** A command as an interaction names it; `guild` where it is registered in one server alone. */
export interface UsedCommand {
  readonly id: string;
  readonly name: string;
  readonly guild: string | undefined;
}

/** Discord's ids of the commands that are registered, by which a message can mention them. */
export interface CommandIds {
  /** The id of a command in a server; undefined where it is not known. */
  of(name: string, guild: string | undefined): string | undefined;
  /** Looks them up and resolves to whether they are known. Never rejects. */
  lookUp(): Promise<boolean>;
  /** Looks them up daily, and more often where Discord gave none; ends with the signal. */
  watch(signal: AbortSignal): Promise<void>;
  /** Looks them up again where a command that was used has another id: they were registered anew. Never rejects. */
  used(command: UsedCommand): Promise<void>;
}

interface CommandIdsParts {
  readonly rest: Rest;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  readonly now: () => EpochMs;
}

/** Milliseconds. */
const DAILY = 24 * 60 * 60_000;
const RETRY = 5 * 60_000;
/** How long one request may keep the start waiting, in milliseconds. */
const WITHIN = 2_000;
/** The least time between two look-ups for one place, in milliseconds. */
const PAUSE = 60_000;
const CHAT_INPUT = 1;

const application = z.object({ id: z.string() });
const registered = z.array(z.object({ id: z.string(), name: z.string(), type: z.number().optional() }));

/** Where commands are registered: everywhere, or in one server. */
type Place = string | undefined;

/** The ids of the commands of the app that `rest` speaks for; none is known before they were looked up. */
export function createCommandIds({ rest, telemetry, wait, now }: CommandIdsParts): CommandIds {
  const known = new Map<Place, ReadonlyMap<string, string>>();
  const asked = new Map<Place, EpochMs>();
  let app: string | undefined;
  let isSaid = false;

  const list = async (place: Place): Promise<void> => {
    app ??= application.parse(await rest.call('GET', Routes.currentApplication(), { within: WITHIN })).id;
    const route =
      place === undefined ? Routes.applicationCommands(app) : Routes.applicationGuildCommands(app, place);
    const found = registered.parse(await rest.call('GET', route, { within: WITHIN }));
    const chat = found.filter(({ type = CHAT_INPUT }) => type === CHAT_INPUT);
    known.set(place, new Map(chat.map(({ name, id }) => [name, id])));
  };
  const lookUp = async (place: Place): Promise<boolean> => {
    asked.set(place, now());
    try {
      await list(place);
      isSaid = false;
      return true;
    } catch (error) {
      say(error);
      return false;
    }
  };

  /** Said once, until it is over; of a token that is not accepted the connection tells. */
  function say(error: unknown): void {
    if (isSaid || (!(error instanceof z.ZodError) && failureFrom(error).kind === 'revoked')) return;
    const why = error instanceof z.ZodError ? 'an answer that cannot be read' : failureFrom(error).what;
    telemetry.log(
      `discord: the ids of its commands could not be looked up (${why}); answers name them without.`,
      { event: 'command-ids-unknown' },
    );
    isSaid = true;
  }

  return {
    of: (name, guild) =>
      known.get(undefined)?.get(name) ?? (guild === undefined ? undefined : known.get(guild)?.get(name)),
    lookUp: () => lookUp(undefined),
    async watch(signal) {
      for (;;) {
        await wait(known.has(undefined) ? DAILY : RETRY, signal).catch(() => undefined);
        if (signal.aborted) return;
        await lookUp(undefined);
      }
    },
    async used({ id, name, guild }) {
      if (known.get(guild)?.get(name) === id) return;
      if (now() - (asked.get(guild) ?? -Infinity) < PAUSE) return;
      await lookUp(guild);
    },
  };
}
