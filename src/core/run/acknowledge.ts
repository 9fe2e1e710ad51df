import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Choice, Form, Visibility } from '../../reply/reply.ts';
import type { Invocation } from '../declare/invocation.ts';
import { readText } from '../parse/parse.ts';
import type { Understood } from '../parse/understand.ts';
import { LONGEST_INPUT } from '../parse/words.ts';
import { formOf } from './form.ts';
import { isShared } from './reading.ts';
import { dataFor, type Running } from './run.ts';

/** How long an acknowledgement waits for what was made here, in milliseconds: a third of the time there is. */
const SOON = 1_000;

/** One option of a command, and what of its value was typed. */
export interface Begun {
  /** Names the command. */
  readonly path: readonly string[];
  readonly option: string;
  readonly prefix: string;
}

/**
 * Works something out with what a command answers from, where an acknowledgement waits for it: at once for most, and
 * without what was made here where the database takes its time.
 */
function soon<T>(
  parts: Running,
  understood: Pick<Understood, 'node'>,
  who: Pick<Invocation, 'actor' | 'venue'>,
  work: (seen: Dataset) => T,
): T | Promise<T> {
  const { data } = parts;
  if (understood.node?.command.roadmaps === undefined) return work(data);
  const late = new AbortController();
  const looked = dataFor(parts, understood, who, parts.store).catch((error: unknown) => {
    parts.report(randomUUID().slice(0, 8), error);
    return data;
  });
  const given = wait(SOON, data, { signal: late.signal, ref: false }).catch(() => data);
  return Promise.race([looked, given])
    .then(work)
    .finally(() => late.abort());
}

/** Who will see the answer to an invocation. */
export function visibilityOf(running: Running, invocation: Invocation): Visibility | Promise<Visibility> {
  const understood = running.understand(invocation);
  const declared = understood.node?.command.visibility ?? 'private';
  if (understood.wants !== 'share') return declared;
  return soon(running, understood, invocation, (seen) => (isShared(understood, seen) ? 'channel' : declared));
}

/** The form that an invocation opens; undefined where it is to be answered. */
export function formFor(
  running: Running,
  invocation: Invocation,
): Form | undefined | Promise<Form | undefined> {
  const understood = running.understand(invocation);
  const { node, wants, rest } = understood;
  if (wants !== 'form' || !node) return undefined;
  return soon(running, understood, invocation, (seen) => {
    const given = typeof rest === 'string' ? readText(node.command, rest, seen).fields : rest;
    return formOf(node, given, seen);
  });
}

/** Completions for one option of a command. */
export function suggestionsFor(
  running: Running,
  { path, option, prefix }: Begun,
  who: Pick<Invocation, 'actor' | 'venue'>,
): readonly Choice[] | Promise<readonly Choice[]> {
  const node = running.tree.find(path);
  const kind = node?.command.options[option]?.kind;
  if (!kind) return [];
  return soon(running, { node }, who, (seen) => kind.suggest(prefix.slice(0, LONGEST_INPUT), seen));
}
