import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerInPublic } from '../../../../src/adapters/discord/inbound/public-answer.ts';
import { assembleApp } from '../../../../src/app/container.ts';
import type { Invocation } from '../../../../src/core/declare/invocation.ts';
import { readCommands, treeOf } from '../../../../src/core/declare/registry.ts';
import type { Core } from '../../../../src/core/run/core.ts';
import { loadDataset } from '../../../../src/dataset/dataset.ts';
import { openStore } from '../../../../src/store/engines/open.ts';

const inProject = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

const { core: shipped } = assembleApp({
  data: loadDataset(inProject('data')),
  tree: treeOf(await readCommands(inProject('commands'))),
  store: await openStore({ kind: 'sqlite', file: ':memory:' }),
  clock: { now: () => 1_000 },
  report: () => undefined,
});

const mentionOf = (text: string): Invocation => ({
  id: text,
  path: [],
  actor: { platform: 'discord', id: 'ada', name: 'Ada' },
  venue: { platform: 'discord', workspace: 'w', channel: 'c', direct: false },
  at: 1_000,
  input: { kind: 'text', text },
});

/** A core that notes each invocation that it is handed. */
function noting(core: Core): { readonly core: Core; readonly handed: Set<Invocation> } {
  const handed = new Set<Invocation>();
  const note = <Result>(ask: (invocation: Invocation) => Result) => {
    return (invocation: Invocation): Result => {
      handed.add(invocation);
      return ask(invocation);
    };
  };
  return {
    core: {
      ...core,
      understand: note((invocation) => core.understand(invocation)),
      read: note((invocation) => core.read(invocation)),
      handleOnce: note((invocation) => core.handleOnce(invocation)),
    },
    handed,
  };
}

describe('given a mention in a channel', () => {
  it.each(['salary senior london', 'settings', 'settings level senior', 'help'])(
    'when “%s” is answered, then the core is handed one invocation, which it understands once',
    async (text) => {
      const { core, handed } = noting(shipped);
      const answer = await answerInPublic(core, mentionOf(text));
      expect(answer).toBeDefined();
      expect(handed.size).toBe(1);
      expect([...handed][0]?.actor.id).toBe('');
    },
  );
});
