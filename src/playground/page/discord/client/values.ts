import {
  ApplicationCommandOptionType as Kind,
  type APIApplicationCommandBasicOption,
} from 'discord-api-types/v10';
import { ActRefused } from '../../seam/client.ts';
import type { Named } from '../render/scene.ts';

/** Whom and what a value can name. */
export interface Nameable {
  readonly users: readonly Named[];
  readonly roles: readonly Named[];
  readonly channels: readonly Named[];
}

const idIn = (all: readonly Named[], text: string): string | undefined => {
  const bare = text
    .replace(/^<?[@#]?[!&]?/, '')
    .replace(/>$/, '')
    .toLowerCase();
  return all.find(({ id, name }) => id === bare || name.toLowerCase() === bare)?.id;
};

const found = <T>(value: T | undefined, option: string, what: string): T => {
  if (value === undefined) throw new ActRefused(`"${option}" must be ${what}.`);
  return value;
};

/** What was typed for an option as its type has it. @throws ActRefused where it cannot be that */
export function valueOf(
  option: APIApplicationCommandBasicOption,
  text: string,
  { users, roles, channels }: Nameable,
): string | number | boolean {
  const { name, type } = option;
  const choices = 'choices' in option ? option.choices : undefined;
  if (choices?.length) {
    const chosen =
      choices.find((one) => String(one.value) === text) ?? choices.find((one) => one.name === text);
    return found(chosen?.value, name, `one of ${choices.map((one) => one.name).join(', ')}`);
  }
  switch (type) {
    case Kind.Integer:
    case Kind.Number: {
      const number = text.trim() === '' ? NaN : Number(text.replaceAll(',', ''));
      const isRight = type === Kind.Integer ? Number.isSafeInteger(number) : Number.isFinite(number);
      return found(isRight ? number : undefined, name, type === Kind.Integer ? 'a whole number' : 'a number');
    }
    case Kind.Boolean:
      return found({ true: true, false: false }[text.toLowerCase()], name, 'True or False');
    case Kind.User:
      return found(idIn(users, text), name, 'somebody in this server');
    case Kind.Role:
      return found(idIn(roles, text), name, 'a role of this server');
    case Kind.Mentionable:
      return found(idIn([...users, ...roles], text), name, 'somebody or a role in this server');
    case Kind.Channel:
      return found(idIn(channels, text), name, 'a channel of this server');
    case Kind.Attachment:
      throw new ActRefused(`"${name}" takes a file, which the playground cannot send with a command.`);
    case Kind.String:
      return text;
  }
}
