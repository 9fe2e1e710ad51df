import { setTimeout as wait } from 'node:timers/promises';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Choice, Form, Visibility } from '../../reply/reply.ts';
import type { CommandNode } from '../declare/command.ts';
import type { FieldErrors } from '../declare/form-declaration.ts';
import type { Invocation } from '../declare/invocation.ts';
import type { Understood } from '../parse/understand.ts';
import { LONGEST_INPUT } from '../parse/words.ts';
import { formErrors, formOf } from './form.ts';
import { keptFields } from './confidential.ts';
import { fieldsOf, isShared, readRest } from './read-options.ts';
import { dataFor } from './data/data-for.ts';
import { isRefusedHere } from './switched-off.ts';
import type { Running } from './run.ts';
import { incidentId } from './incident.ts';

/** How long an acknowledgement waits for team roadmaps, in milliseconds: a third of the three seconds that platforms allow. */
const SOON = 1_000;

/** One option of a command, and what of its value was typed. */
export interface CompletionRequest {
  /** Names the command. */
  readonly path: readonly string[];
  readonly option: string;
  readonly prefix: string;
}

/**
 * Works something out over the dataset of a command while an acknowledgement waits for it. Most commands know no team
 * roadmaps and need no wait; for the others, team roadmaps are left out where the database takes too long.
 */
function soon<T>(
  parts: Running,
  understood: Pick<Understood, 'node'>,
  who: Pick<Invocation, 'actor' | 'venue'>,
  work: (data: Dataset) => T,
): T | Promise<T> {
  const { data } = parts;
  if (understood.node?.command.roadmaps === undefined) return work(data);
  const looked = dataFor(parts, understood, who, parts.store).catch((error: unknown) => {
    parts.report(incidentId(), error);
    return data;
  });
  return inTime(looked, data).then(work);
}

/** What something resolves to, or another value where it takes too long for an acknowledgement. */
function inTime<T>(work: Promise<T>, otherwise: T): Promise<T> {
  const late = new AbortController();
  const waited = wait(SOON, otherwise, { signal: late.signal, ref: false }).catch(() => otherwise);
  return Promise.race([work, waited]).finally(() => late.abort());
}

/** A form, but none where its command is refused: there the invocation is answered, by the refusal. */
function unlessRefused(
  { store, report }: Running,
  node: CommandNode,
  invocation: Invocation,
  form: Form | undefined | Promise<Form | undefined>,
): Form | undefined | Promise<Form | undefined> {
  // Where there is no workspace, nobody switches anything off.
  if (form === undefined || invocation.venue.workspace === undefined) return form;
  const looked = inTime(isRefusedHere(invocation, node, store, report), false);
  return Promise.all([form, looked]).then(([opened, isRefused]) => (isRefused ? undefined : opened));
}

/** Who will see the answer to an invocation. */
export function visibilityOf(running: Running, invocation: Invocation): Visibility | Promise<Visibility> {
  const understood = running.understand(invocation);
  const declared = understood.node?.command.visibility ?? 'private';
  if (understood.intent !== 'share') return declared;
  return soon(running, understood, invocation, (data) => (isShared(understood, data) ? 'channel' : declared));
}

/** The form that an invocation opens; undefined where it is to be answered, as where its command is off. */
export function formFor(
  running: Running,
  invocation: Invocation,
): Form | undefined | Promise<Form | undefined> {
  const understood = running.understand(invocation);
  const { node, intent, rest } = understood;
  const opensFor = node?.command.form?.opensFor;
  if (!node || (intent !== 'form' && (intent !== 'answer' || !opensFor))) return undefined;
  const form = soon(running, understood, invocation, (data) => {
    const { fields } = opensFor ? readRest(node, rest, data) : { fields: fieldsOf(node, rest, data) };
    if (intent !== 'form' && opensFor?.(fields) !== true) return undefined;
    return formOf(node, keptFields(node, fields, data), data);
  });
  return unlessRefused(running, node, invocation, form);
}

/**
 * What is wrong with the fields of a submitted form, by their names. Empty where nothing is, or where the form does not
 * tell: its invocation is answered then. Known without the database.
 */
export function formErrorsFor({ understand, data }: Running, invocation: Invocation): FieldErrors {
  const { node, intent, rest } = understand(invocation);
  return node && intent === 'answer' && typeof rest !== 'string' ? formErrors(node, rest, data) : {};
}

/** The form that follows one that was submitted, known before it is answered; undefined where none does. */
export function nextFormFor(
  running: Running,
  invocation: Invocation,
): Form | undefined | Promise<Form | undefined> {
  const understood = running.understand(invocation);
  const { node, rest } = understood;
  const next = node?.command.form?.next;
  if (!node || !next || typeof rest === 'string') return undefined;
  const form = soon(running, understood, invocation, (data) => {
    const values = next(rest, data);
    return values && formOf(node, values, data);
  });
  return unlessRefused(running, node, invocation, form);
}

/** Completions for one option of a command. */
export function suggestionsFor(
  running: Running,
  { path, option, prefix }: CompletionRequest,
  who: Pick<Invocation, 'actor' | 'venue'>,
): readonly Choice[] | Promise<readonly Choice[]> {
  const node = running.tree.find(path);
  const kind = node?.command.options[option]?.kind;
  if (!kind) return [];
  return soon(running, { node }, who, (data) => kind.suggest(prefix.slice(0, LONGEST_INPUT), data));
}
