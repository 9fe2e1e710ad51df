import type { Channel } from '../../../discord/people/person.ts';
import { ActRefused, type Act, type Standpoint } from '../../seam/client.ts';
import { readAct, readChosen, readFields, readText } from './acts.ts';
import {
  commandOf,
  filledIn,
  hyphenated,
  readLine,
  runnableOf,
  type RunnableCommand,
  type StoredCommand,
} from './command-line.ts';
import { filledForm } from './fill-form.ts';
import { withMentions } from './mentions.ts';
import type { Account, Cast } from './people.ts';
import { refusing } from './refusing.ts';
import type { Picked } from './picked.ts';
import { completerFor } from './complete.ts';
import { toldApart } from './tell-apart.ts';
import { sentValues } from './sent-values.ts';
import type { Nameable } from './values.ts';

/** What acts are done with. */
export interface ActParts {
  readonly cast: Cast;
  readonly names: Nameable;
  readonly picked: Picked;
  /** How long the app may take to complete an option, in real milliseconds. */
  readonly completesWithinMs: number;
  /** Takes something away from a person's view, by its key. */
  readonly dismiss: (person: string, key: string) => void;
}

/** Does what a person did on the page. @throws ActRefused */
export async function actIn(parts: ActParts, { person: name, place }: Standpoint, done: Act): Promise<void> {
  const account = parts.cast.account(name);
  const channel = parts.cast.channel(account, place);
  const { person } = account;
  const act = readAct(done.act);
  switch (act.kind) {
    case 'type':
      return type(parts, account, channel, readText(done.value));
    case 'press':
      return refusing(() => person.use({ id: act.message, channelId: channel.id }, act.id));
    case 'choose': {
      const values = readChosen(done.value);
      return refusing(() => person.use({ id: act.message, channelId: channel.id }, act.id, values));
    }
    case 'submit':
      return submit(account, act.id, done.value);
    case 'close':
      person.dismiss();
      return;
    case 'dismiss':
      parts.dismiss(name, act.key);
      return;
    case 'open':
      // Discord tells no app who looks at its messages.
      return;
  }
}

/** Says a line, or runs the command that it begins with. */
async function type(
  { names, picked, completesWithinMs: withinMs }: ActParts,
  { person }: Account,
  channel: Channel,
  text: string,
): Promise<void> {
  const line = text.trim();
  if (line === '') throw new ActRefused('Type something first.');
  if (!line.startsWith('/')) {
    await refusing(() => person.say(channel, withMentions(line, names.users)));
    return;
  }
  const commands = runnableOf(person.commands(channel) as unknown as readonly StoredCommand[]);
  const command = commandOf(commands, line);
  if (!command) throw noCommand(commands, line);
  const joined = hyphenated(commands, command, line);
  if (joined !== undefined)
    throw new ActRefused('On Discord this command has a hyphen. Press Enter to send it like this.', joined);
  const read = readLine(command, line);
  const named = await toldApart(read, completerFor({ person, channel, names, picked, withinMs }));
  if (named !== undefined)
    throw new ActRefused('On Discord each option has its name. Press Enter to send it like this.', named);
  const texts = filledIn(read);
  const options = sentValues(command, texts, { person: person.name, names, picked });
  await refusing(() => person.run(channel, command.name, options));
}

/** Says that a line names no command, or which subcommands there are to choose from. */
function noCommand(commands: readonly RunnableCommand[], line: string): ActRefused {
  const first = line.split(' ')[0] ?? line;
  const subs = commands.filter(({ name }) => `/${name}`.startsWith(`${first} `));
  if (subs.length === 0) return new ActRefused(`There is no command ${first} here.`);
  return new ActRefused(`Choose one: ${subs.map(({ name }) => `/${name}`).join(', ')}.`);
}

/** Submits the form that is open, if it is still the one that was filled in. */
async function submit({ person }: Account, id: string, value: unknown): Promise<void> {
  const open = person.modal();
  if (open?.customId !== id) throw new ActRefused('This form is no longer open.');
  const filled = filledForm(open, readFields(value));
  await refusing(() => person.submit(filled));
  if (person.modal() === open) throw new ActRefused('Something went wrong. Try again.');
}
