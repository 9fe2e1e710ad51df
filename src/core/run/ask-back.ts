import type { Dataset } from '../../dataset/dataset.ts';
import type { EpochMs } from '../../time.ts';
import { button, call, code, command, menu, naming, note, paragraph } from '../../reply/build.ts';
import type { Action, Block, Call, Choice, FieldValue, FieldValues, Reply, Span } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import type { Unknown } from '../parse/taken-words.ts';
import type { Reading } from '../parse/parse.ts';
import { mapCalls } from '../../reply/map-calls.ts';
import { holdsConfidential, keptFields } from './confidential.ts';
import { callOfPage } from '../declare/roles.ts';
import { named } from '../parse/named.ts';
import { nameOf } from '../parse/write.ts';

/** Most choices that a question offers. */
const MOST_OFFERED = 6;
/** More than these are a menu. */
const MOST_BUTTONS = 4;

interface Asking {
  readonly node: CommandNode;
  readonly reading: Reading;
  readonly tree: CommandTree;
  readonly data: Dataset;
  readonly now: EpochMs;
}

/**
 * The question to ask back before an answer can be given; undefined where nothing is missing or unclear. `filled` is what
 * was filled in, where it was.
 */
export function questionFor(asking: Asking, filled?: FieldValues): Reply | undefined {
  const question = plainQuestion(asking);
  if (!question) return undefined;
  const { node, reading, data } = asking;
  if (holdsConfidential(node, reading.fields, data)) return toBeFilledIn(question, asking);
  if (!filled || reading.unknown.length === 0 || !node.command.form?.fields) return question;
  // Whoever filled in a form finds all of it there again.
  const again = button('Fix it', { ...call(node.path, filled), intent: 'form' }, 'primary');
  return { ...question, actions: [again, ...question.actions] };
}

/** Said where an answer to the question cannot bring back what was typed. */
const NOT_KEPT = paragraph('I don’t keep amounts. Pick one to fill in a form, or type it all again.');

/** A question after something that no button may hold: its buttons open the form, with all else filled in. */
function toBeFilledIn(question: Reply, { node, data }: Asking): Reply {
  const isOwn = ({ path }: Call): boolean => path.join(' ') === node.path.join(' ');
  const opened = mapCalls(question, (one) =>
    isOwn(one) ? { ...one, fields: keptFields(node, one.fields, data), intent: 'form' } : one,
  );
  return { ...opened, blocks: [...opened.blocks.slice(0, -1), NOT_KEPT, ...opened.blocks.slice(-1)] };
}

function plainQuestion(asking: Asking): Reply | undefined {
  const { reading } = asking;
  const [extra] = reading.extra;
  if (extra) return tooMany(asking, extra.option, extra.values);
  if (reading.unknown.length > 0) return notUnderstood(asking, reading.unknown);
  const missing = missingName(asking.node, reading);
  if (missing === undefined) return undefined;
  const said = asking.node.command.whenMissing?.(reading.fields, asking.data, asking.now) ?? [];
  return 'summary' in said ? said : missingOne(asking, missing, said);
}

/** Whether a reading can be answered as it stands. */
export function isComplete(node: CommandNode, reading: Reading): boolean {
  return (
    reading.extra.length === 0 && reading.unknown.length === 0 && missingName(node, reading) === undefined
  );
}

const lacks = (value: FieldValue | undefined, min = 1): boolean =>
  value === undefined || (Array.isArray(value) ? value.length : 1) < min;

/** The call with one more value: added to a list, set otherwise. */
function withValue({ node, reading }: Asking, option: string, value: FieldValue): Call {
  const { many } = node.command.options[option] ?? {};
  const before = reading.fields[option];
  const next = many
    ? [...(Array.isArray(before) ? (before as readonly string[]) : []), String(value)]
    : value;
  return call(node.path, { ...reading.fields, [option]: next });
}

/** The values of a command's options as they are shown: ["Senior", "London", "in USD"]. */
export function labelsOf(node: CommandNode, values: FieldValues, data: Dataset): string[] {
  return Object.entries(node.command.options).flatMap(([name, { kind }]) => {
    const value = values[name];
    if (value === undefined) return [];
    const list = Array.isArray(value) ? (value as readonly string[]) : [value];
    return list.map((one) => kind.label(one, data)).filter((label) => label !== '');
  });
}

/** The small print of a question: what was understood so far, where anything was, and an example. */
function example({ node, reading, data }: Asking): Block {
  const labels = labelsOf(node, reading.fields, data);
  const soFar = labels.length === 0 ? '' : `So far: ${labels.join(' · ')}. `;
  return note([soFar, 'Example: ', command(node.command.examples[0] ?? `/${node.path.join(' ')}`)]);
}

/** “senior or 6y” with each example as it is typed. */
const typed = (hint: string): (string | Span)[] =>
  hint.split(' or ').flatMap((one, at) => [at > 0 ? ' or ' : '', code(one)]);

const withArticle = (name: string): string => `${/^[aeiou]/u.test(name) ? 'an' : 'a'} ${name}`;

/** Buttons or a menu that fill in a missing option: what it asks for itself, else its first completions, less what is there. */
function offersFor(asking: Asking, option: string): Action[] {
  const { node, reading, data } = asking;
  const declared = node.command.options[option];
  if (!declared) throw new Error(`no option ${option}`);
  const { kind } = declared;
  const asked = declared.ask?.(reading.fields).offer;
  const offered: readonly Choice[] = asked
    ? asked.map((value) => ({ label: kind.label(value, data), value }))
    : kind.suggest('', data);
  const has = reading.fields[option];
  const already = new Set(
    (Array.isArray(has) ? (has as readonly string[]) : []).map((value) => kind.identity(value, data)),
  );
  const offers = offered
    .filter((one) => !already.has(kind.identity(one.value, data)))
    .slice(0, MOST_OFFERED)
    .map(({ label, value }) => ({ label, call: withValue(asking, option, value) }));
  return offers.length > MOST_BUTTONS
    ? [menu(`Pick ${withArticle(kind.name)}`, offers)]
    : offers.map((one) => button(one.label, one.call));
}

function missingOne(asking: Asking, option: string, said: readonly Block[]): Reply {
  const declared = asking.node.command.options[option];
  if (!declared) throw new Error(`no option ${option}`);
  const offers = offersFor(asking, option);
  // What could be typed may be what is there already: "compare it with which place?", with London.
  const isMore = offers.length > 0 && Array.isArray(asking.reading.fields[option]);
  const pick = offers.length > 0 ? `Pick ${withArticle(declared.kind.name)}` : undefined;
  const type = [pick === undefined ? 'Type ' : `${pick}, or add one: `, ...typed(declared.kind.hint)];
  return {
    summary: declared.ask?.(asking.reading.fields).question ?? `Which ${declared.kind.name}?`,
    blocks: [...said, paragraph([...(isMore && pick !== undefined ? [pick] : type), '.']), example(asking)],
    actions: offers,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function tooMany(asking: Asking, option: string, values: readonly FieldValue[]): Reply {
  const { node, reading, tree, data } = asking;
  const declared = node.command.options[option];
  if (!declared) throw new Error(`no option ${option}`);
  const label = (value: FieldValue): string => declared.kind.label(value, data);
  const actions: Action[] = [];
  const { overflow } = declared;
  if (overflow) {
    const most = tree.find(overflow.path)?.command.options[overflow.option]?.many?.max ?? 1;
    const taken = tree.find(overflow.path)?.command.options ?? {};
    const shared = Object.fromEntries(Object.entries(reading.fields).filter(([name]) => name in taken));
    const list = values.slice(0, most).map(String);
    actions.push(
      button(
        capital(overflow.path.at(-1) ?? ''),
        call(overflow.path, { ...shared, [overflow.option]: list }),
        'primary',
      ),
    );
  }
  const max = declared.many?.max ?? 1;
  const choose = (value: FieldValue): Call => call(node.path, { ...reading.fields, [option]: value });
  if (declared.many) {
    const list = values.slice(0, max);
    actions.push(button(`First ${max}`, choose(list.map(String)), 'primary'));
  } else {
    const room = MOST_BUTTONS - actions.length;
    actions.push(...values.slice(0, room).map((value) => button(label(value), choose(value))));
  }
  return {
    summary: `Which ${declared.kind.name}: ${values.map(label).slice(0, MOST_OFFERED).join(' or ')}?`,
    blocks: [
      paragraph(`You gave ${values.length}; I can take ${max === 1 ? 'one' : `at most ${max}`} here.`),
      example(asking),
    ],
    actions,
  };
}

function notUnderstood(asking: Asking, unknown: readonly Unknown[]): Reply {
  const { node, reading } = asking;
  const typed = [...new Set(unknown.map((one) => one.typed))];
  const quoted = typed.slice(0, 3).map((one) => `“${one}”`);
  const more = typed.length > 3 ? ` and ${typed.length - 3} more` : '';
  const near = unknown.flatMap((one) => one.near).slice(0, MOST_BUTTONS - 1);
  const missing = missingName(node, reading);
  const without = call(node.path, reading.fields);
  const actions: Action[] = near.map(({ option, choice }, at) =>
    button(choice.label, withValue(asking, option, choice.value), at === 0 ? 'primary' : 'secondary'),
  );
  if (near.length === 0) actions.push(...pagesOn(asking, unknown));
  if (missing === undefined) {
    const nothing = Object.keys(reading.fields).length === 0;
    actions.push(
      nothing
        ? naming(button(`Just ${nameOf(node, asking.tree)}`, without), named(node, asking.tree))
        : button('Skip it', without),
    );
  }
  if (missing !== undefined && near.length > 0) actions.push(button('Skip it', without));
  if (missing !== undefined && near.length === 0) actions.push(...offersFor(asking, missing));
  const reason = unknown.find((one) => one.reason !== undefined)?.reason;
  const guess =
    near.length > 0 ? 'Did you mean one of these?' : missing ? '' : 'Skip it, or try other words.';
  const need = missing && near.length === 0 ? `I still need ${withArticle(missing)}.` : '';
  return {
    summary: `I didn’t get ${quoted.join(', ')}${more}`,
    blocks: [paragraph([reason ?? '', guess, need].filter((one) => one !== '').join(' ')), example(asking)],
    actions,
  };
}

/** Most pages offered for words that the command does not know. */
const MOST_PAGES = 3;

/** Buttons for pages about the words that a lookup does not know; numbers, dates and what is to be changed are in none. */
function pagesOn({ node, tree, data }: Asking, unknown: readonly Unknown[]): Action[] {
  const typed = unknown.map((one) => one.typed).join(' ');
  if (node.command.changes || /\d/.test(typed)) return [];
  return data
    .search(typed)
    .slice(0, MOST_PAGES)
    .map(({ page }) => button(page.name, callOfPage(tree, page)));
}

function missingName(node: CommandNode, reading: Reading): string | undefined {
  return Object.entries(node.command.options).find(
    ([name, one]) => one.required && lacks(reading.fields[name], one.many?.min),
  )?.[0];
}
