import { ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import {
  runnableOf,
  type StoredCommand,
} from '../../../../../src/playground/page/discord/client/command-line.ts';

/** An option as Discord stores it: a text unless it is said otherwise. */
export const option = (name: string, over: object = {}) => ({
  ...{ type: Kind.String, name, description: `The ${name}`, ...over },
});

/** Commands with choices, with completions, without options and with subcommands. */
export const COMMANDS = runnableOf([
  {
    name: 'salary',
    description: 'Pay',
    options: [
      option('level', {
        choices: [
          { name: 'Senior', value: 's' },
          { name: 'Mid', value: 'm' },
        ],
      }),
      option('place', { autocomplete: true }),
      option('remote', { type: Kind.Boolean }),
    ],
  },
  { name: 'salary-compare', description: 'Compare' },
  {
    name: 'rung',
    description: 'Rung',
    options: [option('settings', { type: Kind.Subcommand, options: [option('city', { required: true })] })],
  },
] as unknown as readonly StoredCommand[]);
