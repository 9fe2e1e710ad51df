import type { Channel } from '../../../discord/people/person.ts';
import { ActRefused, type Act, type Standpoint } from '../../seam/client.ts';
import { readAct, readChosen, readFields, readText } from './acts.ts';
import { commandOf, filledIn, readLine, runnableOf, type StoredCommand } from './command-line.ts';
import { filledForm } from './fill-form.ts';
import type { Account, Cast } from './people.ts';
import { refusing } from './refusing.ts';
import { valueOf, type Nameable } from './values.ts';

/** What acts are done with. */
export interface ActParts {
  readonly cast: Cast;
  readonly names: Nameable;
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
      return type(parts.names, account, channel, readText(done.value));
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
  }
}

/** Says a line, or runs the command that it begins with. */
async function type(names: Nameable, { person }: Account, channel: Channel, text: string): Promise<void> {
  const line = text.trim();
  if (line === '') throw new ActRefused('Type something first.');
  if (!line.startsWith('/')) {
    await refusing(() => person.say(channel, line.replaceAll(/@rung\b/gi, '@rung')));
    return;
  }
  const commands = runnableOf(person.commands(channel) as unknown as readonly StoredCommand[]);
  const command = commandOf(commands, line);
  if (!command) throw new ActRefused(`There is no command ${line.split(' ')[0] ?? line} here.`);
  const given = filledIn(readLine(command, line));
  const options = Object.fromEntries(
    command.options.flatMap((option) => {
      const typed = given.get(option.name);
      return typed === undefined ? [] : [[option.name, valueOf(option, typed, names)]];
    }),
  );
  await refusing(() => person.run(channel, command.name, options));
}

/** Submits the form that is open, if it is still the one that was filled in. */
async function submit({ person }: Account, id: string, value: unknown): Promise<void> {
  const open = person.modal();
  if (open?.customId !== id) throw new ActRefused('This form is no longer open.');
  const filled = filledForm(open, readFields(value));
  await refusing(() => person.submit(filled));
  if (person.modal() === open) throw new ActRefused('Something went wrong. Try again.');
}
