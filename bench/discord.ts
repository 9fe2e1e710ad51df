/**
 * An interaction of Discord from its parsed payload to the rendered answer, without a socket, against a handler that
 * answers a constant the same way: `node bench/discord.ts`.
 */
import { interactionPayload } from '../src/adapters/discord/inbound/payload/interaction.ts';
import { benchWatch } from './support/watch.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIInteraction } from 'discord-api-types/v10';
import type { DiscordAnswer } from '../src/adapters/discord/outbound/attempts.ts';
import type { DiscordResponder } from '../src/adapters/discord/outbound/responder.ts';
import { createHandler } from '../src/adapters/discord/inbound/handle.ts';
import { commandsByName } from '../src/adapters/discord/inbound/command-names.ts';
import { render } from '../src/adapters/discord/render/render.ts';
import { interaction } from '../src/adapters/discord/inbound/request.ts';
import { median, print, section } from './report.ts';
import { asked, openCore } from './support/core.ts';

const INTERACTIONS = 5_000;
const RUNS = 5;

section('Discord: /salary senior london from parsed payload to rendered answer, database on disk, no socket');
const folder = mkdtempSync(join(tmpdir(), 'rung-bench-'));
const { core, store } = await openCore({ kind: 'sqlite', file: join(folder, 'rung.sqlite') });

let count = 0;
/** As the gateway gives it, parsed. */
const payload = (): APIInteraction =>
  ({
    id: String(++count),
    application_id: '1',
    type: 2,
    token: 'token',
    version: 1,
    guild_id: '2',
    channel: { id: '3', type: 0 },
    channel_id: '3',
    context: 0,
    authorizing_integration_owners: { '0': '2' },
    member: { permissions: '0', user: { id: '4', username: 'ada', global_name: 'Ada' } },
    data: {
      id: '5',
      type: 1,
      name: 'salary',
      options: [
        { name: 'level', type: 3, value: 'senior' },
        { name: 'place', type: 3, value: 'london' },
      ],
    },
  }) as unknown as APIInteraction;

/** Where the answer would go out: nothing is sent. */
let answers = 0;
const responder: DiscordResponder = {
  acknowledge: () => Promise.resolve({ ok: true, ours: true, alone: true }),
  deliver: (_target, out: DiscordAnswer) => {
    answers += out.message.components.length > 0 ? 1 : 0;
    return Promise.resolve(true);
  },
  reportUndelivered: (what) => {
    throw new Error(what);
  },
  stop: () => Promise.resolve(),
};
const telemetry = benchWatch('discord');
const handler = createHandler({
  core,
  responder,
  telemetry,
  wait: () => new Promise<void>(() => undefined),
  download: () => Promise.resolve(undefined),
  spell: (one) => one,
  openDirectMessage: () => Promise.resolve(),
});

const { reply, call, visibility } = await core.invoke(asked('/salary senior london'));
const constant = render({ reply, call, page: 1, visibility }).payload;
const commands = commandsByName(core.commands);
const event = interaction(interactionPayload.parse(payload()), commands, 0);
if (event.kind !== 'command') throw new Error('not a command');
const { target: to } = event;
const ways = {
  bare: async (): Promise<void> => {
    await responder.acknowledge(to, { type: 5 });
    await responder.deliver(to, { message: constant, asText: () => '' });
  },
  rung: (body: APIInteraction): Promise<void> =>
    handler(interaction(interactionPayload.parse(body), commands, 0)),
};

const medians: Record<keyof typeof ways, number[]> = { bare: [], rung: [] };
for (let run = 0; run <= RUNS; run++) {
  for (const name of ['bare', 'rung'] as const) {
    const times: number[] = [];
    for (let at = 0; at < INTERACTIONS; at++) {
      const body = payload();
      const began = performance.now();
      await ways[name](body);
      times.push((performance.now() - began) * 1000);
    }
    if (run > 0) medians[name].push(median(times));
  }
}
if (answers !== INTERACTIONS * 2 * (RUNS + 1)) throw new Error(`${answers} answers`);
print('a bare handler, median', `${median(medians.bare).toFixed(1)} µs`);
print('Rung, median', `${median(medians.rung).toFixed(1)} µs`);
print('Rung adds', `${(median(medians.rung) - median(medians.bare)).toFixed(1)} µs`);
await store.close();
rmSync(folder, { recursive: true });
