import { ApplicationCommandOptionType as Kind, ApplicationCommandType } from 'discord-api-types/v10';
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { read, type Json } from '../refusal.ts';
import { complain } from './components.ts';

const slashName = z
  .string()
  .min(1)
  .max(LIMITS.commandName)
  .superRefine((name, context) => {
    if (name === '' || name.length > LIMITS.commandName) return;
    if (!/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(name) || name !== name.toLowerCase()) {
      context.addIssue(complain('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'));
    }
  });
const described = z.string().min(1).max(LIMITS.commandDescription);
const localized = z.record(z.string(), z.string().max(100)).nullish();

const choice = z.looseObject({
  name: z.string().min(1).max(100),
  name_localizations: localized,
  value: z.union([z.string().max(LIMITS.choiceValue), z.number()]),
});

interface Option {
  readonly type: Kind;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean | null | undefined;
  readonly autocomplete?: boolean | null | undefined;
  readonly choices?: readonly { name: string; value: string | number }[] | null | undefined;
  readonly options?: readonly Option[] | null | undefined;
}

const isSub = (one: { type: Kind }): boolean =>
  one.type === Kind.Subcommand || one.type === Kind.SubcommandGroup;

const option: z.ZodType<Option> = z.lazy(() =>
  z
    .looseObject({
      type: z.enum(Kind),
      name: slashName,
      name_localizations: localized,
      description: described,
      description_localizations: localized,
      required: z.boolean().nullish(),
      autocomplete: z.boolean().nullish(),
      choices: z.array(choice).max(LIMITS.choices).nullish(),
      options: z.array(option).max(LIMITS.commandOptions).nullish(),
      min_length: z.int().min(0).max(6000).nullish(),
      max_length: z.int().min(1).max(6000).nullish(),
    })
    .superRefine((one, context) => {
      const inside: readonly Option[] = one.options ?? [];
      checkList(inside, context);
      if (inside.length > 0 && !isSub(one)) {
        context.addIssue(
          complain('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Only subcommands have options', ['options']),
        );
      }
      const wrong =
        one.type === Kind.SubcommandGroup
          ? inside.findIndex((each) => each.type !== Kind.Subcommand)
          : inside.findIndex((each) => isSub(each));
      if (wrong >= 0) {
        context.addIssue(
          complain('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Subcommands cannot be nested so', [
            'options',
            wrong,
            'type',
          ]),
        );
      }
      if (one.choices?.length && one.autocomplete === true) {
        context.addIssue(
          complain(
            'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE_EXCLUSIVE',
            'Choices and autocomplete are exclusive',
            ['autocomplete'],
          ),
        );
      }
      for (const [index, each] of (one.choices ?? []).entries()) {
        const fits =
          one.type === Kind.String ? typeof each.value === 'string' : typeof each.value === 'number';
        if (!fits)
          context.addIssue(
            complain('APPLICATION_COMMAND_OPTIONS_CHOICE_INVALID', 'The choice is of another type', [
              'choices',
              index,
              'value',
            ]),
          );
      }
    }),
);

function checkList(options: readonly Option[], context: z.core.$RefinementCtx): void {
  const names = options.map((one) => one.name);
  const twice = names.findIndex((name, index) => names.indexOf(name) < index);
  if (twice >= 0) {
    context.addIssue(
      complain('APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists', [
        'options',
        twice,
        'name',
      ]),
    );
  }
  const late = options.findIndex(
    (one, index) =>
      one.required === true && options.slice(0, index).some((before) => before.required !== true),
  );
  if (late >= 0) {
    context.addIssue(
      complain(
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
        ['options', late],
      ),
    );
  }
}

const command = z
  .looseObject({
    type: z.enum(ApplicationCommandType).nullish(),
    name: z.string().min(1).max(LIMITS.commandName),
    description: z.string().max(LIMITS.commandDescription).nullish(),
    options: z.array(option).max(LIMITS.commandOptions).nullish(),
    integration_types: z.array(z.int().min(0).max(1)).min(1).nullish(),
    contexts: z.array(z.int().min(0).max(2)).min(1).nullish(),
    default_member_permissions: z.string().nullish(),
    nsfw: z.boolean().nullish(),
  })
  .superRefine((one, context) => {
    if ((one.type ?? ApplicationCommandType.ChatInput) !== ApplicationCommandType.ChatInput) return;
    const named = slashName.safeParse(one.name);
    if (named.error?.issues.some(({ code }) => code === 'custom'))
      context.addIssue(complain('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid', ['name']));
    if (!one.description)
      context.addIssue(complain('BASE_TYPE_REQUIRED', 'This field is required', ['description']));
    const options = one.options ?? [];
    checkList(options, context);
    if (options.some(isSub) && !options.every(isSub)) {
      context.addIssue(
        complain(
          'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
          'Sub-command and sub-command group option types are mutually exclusive to all other types',
          ['options'],
        ),
      );
    }
    if (letters(one) > LIMITS.commandText) {
      context.addIssue(
        complain('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${LIMITS.commandText})`),
      );
    }
  });

/** Characters of all names, descriptions and choice values; of localizations only the longest counts. */
function letters(one: unknown): number {
  if (typeof one !== 'object' || one === null) return 0;
  const { name, description, value, options, choices } = one as Json;
  const inside = [options, choices].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
  const own = [name, description, value].map((text) => (typeof text === 'string' ? text.length : 0));
  const longest = ['name', 'description'].map((key) => {
    const texts = Object.values(((one as Json)[`${key}_localizations`] ?? {}) as Record<string, string>);
    return Math.max(0, ...texts.map((text) => text.length - String((one as Json)[key]).length));
  });
  return [...own, ...longest, ...inside.map(letters)].reduce((sum, size) => sum + size, 0);
}

/** A command that Discord would take. */
export type CommandBody = z.infer<typeof command>;

/** Refuses a command that Discord would not register. */
export const readCommand = (body: unknown): CommandBody => read(command as z.ZodType<CommandBody>, body);

/** Refuses a list of commands; errors are under the index of each. */
export function readCommands(body: unknown): CommandBody[] {
  return read(z.array(command as z.ZodType<CommandBody>), body);
}
