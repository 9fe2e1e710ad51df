import { defineCommand } from '../../src/core/declare/command.ts';
import type { Option } from '../../src/core/declare/option.ts';
import { readFields, readText, type Reading } from '../../src/core/parse/parse.ts';
import { payTalk } from '../../src/dataset/pay/pay-words.ts';
import { shippedData } from './shipped.ts';

const commandWith = (options: Readonly<Record<string, Option>>) =>
  defineCommand({ summary: 'It', options, examples: ['/it'], ignores: payTalk });

/** Words typed after a command that has these options, as they are read. */
export const readTyped = (options: Readonly<Record<string, Option>>, text: string): Reading =>
  readText(commandWith(options), text, shippedData());

/** Values given apart, as in a form, to a command that has these options. */
export const readApart = (
  options: Readonly<Record<string, Option>>,
  given: Readonly<Record<string, string>>,
): Reading => readFields(commandWith(options), given, shippedData());

/** Whether every word had a meaning. */
export const isUnderstood = ({ unknown, extra }: Reading): boolean => unknown.length + extra.length === 0;
