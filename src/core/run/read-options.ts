import type { Dataset } from '../../dataset/dataset.ts';
import type { FieldValues } from '../../reply/reply.ts';
import type { CommandNode } from '../declare/command.ts';
import { readFields, readText, type Reading } from '../parse/parse.ts';
import type { Understood } from '../parse/understand.ts';
import { isComplete } from './ask-back.ts';

/** Reads the options of a command, from words or from fields. */
export const readRest = ({ command }: CommandNode, rest: Understood['rest'], data: Dataset): Reading =>
  typeof rest === 'string' ? readText(command, rest, data) : readFields(command, rest, data);

/** The fields that were given apart, or that words say. */
export const fieldsOf = ({ command }: CommandNode, rest: Understood['rest'], data: Dataset): FieldValues =>
  typeof rest === 'string' ? readText(command, rest, data).fields : rest;

/**
 * Whether an answer goes to the channel: asked to, allowed to, and complete as it was said, so that neither a question
 * back nor what is remembered about a person is posted. Known before anything is looked up.
 */
export function isShared({ node, intent, rest }: Understood, data: Dataset): boolean {
  if (intent !== 'share' || !node?.command.shareable) return false;
  return isComplete(node, readRest(node, rest, data));
}

/**
 * A reading without the words that a command passes over once it has all that it needs. Numbers are not passed over, nor
 * words that are refused for a reason.
 */
export function withoutStrays(node: CommandNode, reading: Reading): Reading {
  if (!node.command.passesOverWords || reading.unknown.length === 0) return reading;
  const isEnough = isComplete(node, { ...reading, unknown: [] });
  const unknown = reading.unknown.filter(
    ({ typed, near, reason }) => reason !== undefined || /\d/.test(typed) || (!isEnough && near.length > 0),
  );
  return { ...reading, unknown };
}
