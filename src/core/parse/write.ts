import type { Dataset } from '../../dataset/dataset.ts';
import type { Call, FieldValue } from '../../reply/reply.ts';
import type { CommandTree } from '../declare/command.ts';

/** Words that may end any command's text; each changes how it is answered. */
export const ENDINGS = {
  help: 'help',
  share: 'share here',
  form: 'form',
  picture: 'as a picture',
  page: 'page',
} as const;

/** A call's options as words, without the command: "senior london, canada in usd". */
function writeFields(call: Call, tree: CommandTree, data: Dataset): string {
  const command = tree.find(call.path)?.command;
  if (!command) return '';
  return Object.entries(command.options)
    .flatMap(([name, { kind }]) => {
      const value = call.fields[name];
      if (value === undefined) return [];
      const values: readonly FieldValue[] = Array.isArray(value) ? (value as readonly string[]) : [value];
      // A word between values, or two names side by side could read as a third.
      return values
        .map((one) => kind.format(one, data))
        .filter((words) => words !== '')
        .join(' and ');
    })
    .filter((words) => words !== '')
    .join(' ');
}

/** A command as it is typed here: "/salary senior" is "/acme-salary senior" where the prefix is `acme-`. */
export const asTyped = ({ prefix }: Pick<CommandTree, 'prefix'>, text: string): string =>
  prefix === '' ? text : `/${prefix}${text.slice(1)}`;

/** A command's name as it is typed here: "/salary compare". */
export const nameOf = ({ path }: Pick<Call, 'path'>, tree: Pick<CommandTree, 'prefix'>): string =>
  asTyped(tree, `/${path.join(' ')}`);

/** A call as a person would type it: "/salary senior london share here". Typing it does what the button does. */
export function writeCall(call: Call, tree: CommandTree, data: Dataset): string {
  return [
    nameOf(call, tree),
    writeFields(call, tree, data),
    call.intent === undefined ? '' : ENDINGS[call.intent],
    call.page === undefined || call.page === 1 ? '' : `${ENDINGS.page} ${call.page}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
