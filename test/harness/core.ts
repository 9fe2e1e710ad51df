import { fileURLToPath } from 'node:url';
import type { CommandTree } from '../../src/core/declare/command.ts';
import type { Actor, Invocation, Venue } from '../../src/core/declare/invocation.ts';
import { readCommands, treeOf } from '../../src/core/declare/registry.ts';
import { assembleApp } from '../../src/app/container.ts';
import type { Core } from '../../src/core/run/core.ts';
import type { Adapter } from '../../src/adapters/shared/adapter.ts';
import type { Answer } from '../../src/core/run/run.ts';
import type { Suspended } from '../../src/core/run/suspended.ts';
import { loadDataset, type Dataset } from '../../src/dataset/dataset.ts';
import type { Block, Call, Span } from '../../src/reply/reply.ts';
import { plain } from '../../src/reply/text.ts';
import type { Clock } from '../../src/scheduling/clock.ts';
import { openStore } from '../../src/store/engines/open.ts';
import type { Store } from '../../src/store/store.ts';

/** A folder or file of the project, by its path from the root. */
export const inProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const ACTOR: Actor = { platform: 'test', id: 'p1', name: 'Ada' };
export const VENUE: Venue = { platform: 'test', channel: 'c1', direct: false };

/** The shipped dataset, commands and core on a real embedded store in memory, and what was reported as a bug. */
export interface TestApp {
  readonly data: Dataset;
  readonly tree: CommandTree;
  readonly store: Store;
  readonly core: Core;
  readonly suspended: Suspended;
  readonly bugs: unknown[];
  say(text: string, over?: Partial<Invocation>): Promise<Answer>;
  press(call: Call, over?: Partial<Invocation>): Promise<Answer>;
}

/**
 * @param options `now` is what the clock says, epoch milliseconds, or `clock` a clock that goes; `overlay` a folder of
 * data laid over the shipped one; `adapter` posts cards
 */
export async function openApp({
  now = 1_000,
  clock = { now: () => now },
  overlay,
  adapter,
}: {
  readonly now?: number;
  readonly clock?: Clock;
  readonly overlay?: string;
  readonly adapter?: Adapter;
} = {}): Promise<TestApp> {
  const data = loadDataset(inProject('data'), overlay);
  const tree = treeOf(await readCommands(inProject('commands')));
  const store = await openStore({ kind: 'sqlite', file: ':memory:' });
  const bugs: unknown[] = [];
  const { core, suspended, join } = assembleApp({
    ...{ tree, data, store, clock },
    report: (error) => bugs.push(error),
  });
  if (adapter) join(adapter);
  const base = { id: 'i1', path: [], actor: ACTOR, venue: VENUE, at: 1_000 };
  return {
    data,
    tree,
    store,
    core,
    suspended,
    bugs,
    say: (text, over = {}) => core.invoke({ ...base, input: { kind: 'text', text }, ...over }),
    press: ({ path, fields, intent, page }, over = {}) =>
      core.invoke({
        ...base,
        path,
        input: { kind: 'fields', fields },
        ...(intent && { intent }),
        ...(page !== undefined && { page }),
        ...over,
      }),
  };
}

/** All words of an answer, as in the terminal, with its buttons as text. */
export function read({ reply }: Answer, core: Core): string {
  const actions = reply.actions.flatMap((action) => {
    if (action.type === 'button') return [`[${action.label}] ${core.write(action.call)}`];
    if (action.type === 'link') return [`[${action.label}] ${action.url}`];
    return action.choices.map((one) => `[${action.label}: ${one.label}] ${core.write(one.call)}`);
  });
  return [plain(reply), ...actions].join('\n');
}

/** The labels of an answer's buttons and choices. */
export function labels({ reply }: Answer): string[] {
  return reply.actions.flatMap((one) =>
    one.type === 'menu' ? one.choices.map((choice) => choice.label) : [one.label],
  );
}

/** The call behind a button or a choice. @throws when there is none of that label */
export function callOf({ reply }: Answer, label: string): Call {
  for (const action of reply.actions) {
    if (action.type === 'button' && action.label === label) return action.call;
    const choice = action.type === 'menu' ? action.choices.find((one) => one.label === label) : undefined;
    if (choice) return choice.call;
  }
  throw new Error(`no button "${label}"`);
}

/** The value of a field of an answer, as text; undefined where there is no such field. */
export function fieldOf({ reply }: Answer, label: string): string | undefined {
  const fields = reply.blocks.flatMap((block: Block) => (block.type === 'fields' ? block.fields : []));
  const found = fields.find((one) => one.label === label);
  return found?.value.map((span: Span) => ('text' in span ? span.text : '')).join('');
}
