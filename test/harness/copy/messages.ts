import type { Answer } from '../../../src/core/run/run.ts';
import type { CommandNode } from '../../../src/core/declare/command.ts';
import { allCommands } from '../../../src/core/declare/roles.ts';
import type { Call } from '../../../src/reply/reply.ts';
import { openApp, type TestApp } from '../app.ts';
import { questionMessages, rareMessages, summaryMessages } from './quiz.ts';
import { FURTHER_LINES } from './further-lines.ts';

/** A message as a person gets it, and what they did for it. */
export interface Message {
  readonly name: string;
  readonly hasPlan: boolean;
  readonly answer: Answer;
}

/** A Wednesday, 10:00 in London. */
export const NOW = Date.UTC(2026, 10, 25, 10);

/** What a person had done before: a plan that began, a level to aim for, a skill they graded, a team's own roadmap. */
const WITH_PLAN = [
  '/rung settings senior london target senior',
  '/skills check rag 1',
  '/roadmap new Onboarding; Learn git (1 week); - unit: rag-first-loop; - Read it (90 min) https://example.com; Ship a fix (1-2 weeks)',
  '/plan start software engineer monday 9:00 london',
];

/** What is typed to see every message: the examples of all commands, the help of each, what goes wrong. */
export function linesOf(roots: readonly CommandNode[]): string[] {
  const nodes = allCommands(roots);
  const examples = nodes.flatMap(({ command }) => [
    ...command.examples,
    ...(command.helpLine ? [command.helpLine.example] : []),
  ]);
  const help = nodes.map(({ path }) => `/rung help ${path.join(' ')}`);
  return [...new Set([...examples, ...help, ...FURTHER_LINES, ''])];
}

let known: Promise<readonly Message[]> | undefined;

/** The messages of all commands for a person without a plan and one with, asked for once in a process. */
export const allMessages = (): Promise<readonly Message[]> => (known ??= askAll());

/** Nobody's answer depends on another's. */
async function askAll(): Promise<readonly Message[]> {
  const app = await openApp({ now: NOW });
  const lines = linesOf(app.tree.roots).map((line) => ({ name: line, text: line }));
  const messages: Message[] = [];
  for (const hasPlan of [false, true])
    for (const { name, text } of lines) {
      const person = personIn(app, messages.length);
      for (const line of hasPlan ? WITH_PLAN : []) await person.says(line);
      messages.push({ name, hasPlan, answer: await person.says(text) });
    }
  for (const { ref, kind } of app.data.pages.all) {
    const person = personIn(app, messages.length);
    const path = PAGES[kind];
    if (path) messages.push({ name: ref, hasPlan: false, answer: await person.presses(path(ref)) });
    const grades: Call = { path: ['skills'], fields: { about: ref, grades: true } };
    if (kind === 'skill')
      messages.push({ name: `${ref} grades`, hasPlan: false, answer: await person.presses(grades) });
  }
  for (const { name } of app.data.career.pages.flatMap((page) => page.facts)) {
    const person = personIn(app, messages.length);
    messages.push({ name: `/career ${name}`, hasPlan: false, answer: await person.says(`/career ${name}`) });
  }
  let people = messages.length;
  const someone = (): Asking => personIn(app, people++);
  const { curriculum } = app.data;
  messages.push(
    ...(await questionMessages(SHOWN, curriculum, someone)),
    ...(await summaryMessages(SHOWN, curriculum, someone)),
    ...(await rareMessages(curriculum, someone)),
  );
  await app.close();
  return messages;
}

/** The skills whose quiz stands for that of all here. */
const SHOWN = ['rag'];

const PAGES: Readonly<Record<string, (ref: string) => Call>> = {
  topic: (about) => ({ path: ['career'], fields: { about } }),
  skill: (about) => ({ path: ['skills'], fields: { about } }),
  category: (about) => ({ path: ['skills'], fields: { about } }),
  target: (about) => ({ path: ['skills'], fields: { about } }),
  roadmap: (roadmap) => ({ path: ['roadmap', 'show'], fields: { roadmap } }),
};

/** Somebody who types and presses. */
export type Asking = ReturnType<typeof personIn>;

/** A person whom Rung has never met, in a channel of a workspace of their own. */
export function personIn({ core }: Pick<TestApp, 'core'>, number: number) {
  const workspace = `W${number}`;
  const who = {
    actor: { platform: 'test', workspace, id: `P${number}`, name: 'Ada' },
    venue: { platform: 'test', workspace, channel: `C${number}`, direct: false },
    at: NOW,
  };
  let asked = 0;
  const id = (): string => `${number}-${(asked += 1)}`;
  return {
    says: (text: string): Promise<Answer> =>
      core.invoke({ ...who, id: id(), path: [], input: { kind: 'text', text } }),
    presses: ({ path, fields }: Call): Promise<Answer> =>
      core.invoke({ ...who, id: id(), path, input: { kind: 'fields', fields } }),
  };
}
