import type { Block } from '../../../slack/check/blocks.ts';
import type { Channel, Filled, Person, PickedFile, Target } from '../../../slack/workspace.ts';
import { type Act, ActRefused } from '../../seam/client.ts';
import { act as acts, entered, type FilledForm, filled, line, type SlackAct } from './act.ts';

/** Where a person is: a channel or their conversation with the app; at home none. */
export interface Standing {
  readonly person: Person;
  readonly room: Channel | undefined;
}

/** Does what a person did on the page. Throws ActRefused with what their client would say. */
export async function perform(standing: Standing, { act, value }: Act): Promise<void> {
  const known = acts.safeParse(act);
  if (!known.success) throw new ActRefused('The page sent an act that Slack does not know.');
  try {
    await carryOut(standing, known.data, value);
  } catch (error) {
    // The workspace refuses what people cannot do with plain errors; any other is a bug.
    if (error instanceof Error && error.name === 'Error' && !(error instanceof ActRefused))
      throw new ActRefused(error.message);
    throw error;
  }
}

async function carryOut({ person, room }: Standing, act: SlackAct, value: unknown): Promise<void> {
  switch (act.kind) {
    case 'type':
      await type(person, here(room), line.parse(value));
      break;
    case 'reply':
      await type(person, here(room), line.parse(filled.parse(value)['text']), act.thread);
      break;
    case 'element': {
      const chosen = act.value ?? entered.optional().parse(value);
      await person.enter(targetOf(person, act.on), act.element, chosen);
      break;
    }
    case 'submit':
      await submit(person, act.view, filled.parse(value));
      break;
    case 'close':
      await person.closeModal();
      break;
    case 'open':
      if (room?.kind === 'im') await person.openHome('messages');
      if (room === undefined) await person.openHome('home');
      break;
    case 'prompt':
      await person.choosePrompt(act.title);
  }
}

function here(room: Channel | undefined): Channel {
  if (!room) throw new ActRefused('There is nobody to write to here.');
  return room;
}

async function type(person: Person, room: Channel, words: string, thread?: string): Promise<void> {
  const options = thread === undefined ? {} : { thread };
  if (/^\/\S/.test(words.trimStart())) await person.run(room, words.trim(), options);
  else await person.say(room, words, options);
}

function targetOf(person: Person, on: Extract<SlackAct, { kind: 'element' }>['on']): Target {
  const found =
    'view' in on
      ? [person.modal(), person.home()].find((one) => one?.id === on.view)
      : person.sees({ id: on.channel, name: '', kind: 'public' }).find((one) => one.ts === on.ts);
  if (!found) throw new ActRefused('What you acted on is no longer there.');
  return found;
}

async function submit(person: Person, view: string, form: FilledForm): Promise<void> {
  const modal = person.modal();
  if (modal?.id !== view) throw new ActRefused('This form is no longer open.');
  const values = Object.fromEntries(
    modal.blocks.flatMap((one): [string, Filled[string]][] => {
      if (one.type !== 'input' || one.block_id === undefined) return [];
      const value = valueOf(one.element, form[one.block_id]);
      return value === undefined ? [] : [[one.block_id, value]];
    }),
  );
  try {
    await person.submit(values);
  } catch (error) {
    // What is wrong with a field is said below it.
    if (Object.keys(person.modal()?.errors ?? {}).length === 0) throw error;
  }
}

type Input = Extract<Block, { type: 'input' }>['element'];

/** A form names no field in which nothing is chosen. */
function valueOf({ type }: Input, value: FilledForm[string] | undefined): Filled[string] | undefined {
  if (type === 'file_input') return fileOf(value);
  if (value === undefined) return [];
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function fileOf(value: FilledForm[string] | undefined): PickedFile | undefined {
  const all = Array.isArray(value) ? value : [value];
  const files = all.flatMap((one) => (typeof one === 'object' && one.name !== '' ? [one] : []));
  if (files.length > 1) throw new ActRefused('Choose one file.');
  const [file] = files;
  return file && { name: file.name, content: Buffer.from(file.base64, 'base64') };
}
