import { ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import { LIMITS } from '../limits.ts';

/** An issue with the error code that Discord gives it. */
export const complain = (code: string, message: string, path: PropertyKey[] = []) =>
  ({ code: 'custom', message, path, params: { code } }) as const;

const id = z.int().min(0).nullish();
const customId = z.string().min(1).max(LIMITS.customId);
const emoji = z.looseObject({ id: z.string().nullish(), name: z.string().nullish() }).nullish();
const media = z.looseObject({
  url: z
    .string()
    .max(2048)
    .regex(/^(https?|attachment):\/\/./),
});

const button = z
  .looseObject({
    type: z.literal(ComponentType.Button),
    id,
    style: z.int().min(1).max(6),
    label: z.string().max(LIMITS.label).nullish(),
    emoji,
    custom_id: customId.nullish(),
    url: z
      .string()
      .max(LIMITS.url)
      .regex(/^(https?|discord):\/\/./)
      .nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine((one, context) => {
    const link = one.style === 5;
    if (link && !one.url) context.addIssue(complain('BASE_TYPE_REQUIRED', 'This field is required', ['url']));
    if (!link && one.style !== 6 && !one.custom_id) {
      context.addIssue(complain('BASE_TYPE_REQUIRED', 'This field is required', ['custom_id']));
    }
    if (one.url && one.custom_id) {
      context.addIssue(
        complain(
          'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
          'A custom id and url cannot both be specified',
          ['custom_id'],
        ),
      );
    }
    if (one.style !== 6 && (one.label ?? '') === '' && !one.emoji) {
      context.addIssue(
        complain('BUTTON_COMPONENT_INVALID_LABEL', 'A button needs a label or an emoji', ['label']),
      );
    }
  });

const option = z.looseObject({
  label: z.string().min(1).max(LIMITS.optionText),
  value: z.string().min(1).max(LIMITS.optionText),
  description: z.string().max(LIMITS.optionText).nullish(),
  emoji,
  default: z.boolean().nullish(),
});

/** A list to choose from, in a row of a message or under a modal's label. */
export const stringSelect = z
  .looseObject({
    type: z.literal(ComponentType.StringSelect),
    id,
    custom_id: customId,
    options: z.array(option).min(1).max(LIMITS.options),
    placeholder: z.string().max(LIMITS.placeholder).nullish(),
    min_values: z.int().min(0).max(LIMITS.options).nullish(),
    max_values: z.int().min(1).max(LIMITS.options).nullish(),
    disabled: z.boolean().nullish(),
    required: z.boolean().nullish(),
  })
  .superRefine((one, context) => {
    const seen = new Set<string>();
    one.options.forEach(({ value }, index) => {
      if (seen.has(value)) {
        context.addIssue(
          complain('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used', [
            'options',
            index,
            'value',
          ]),
        );
      }
      seen.add(value);
    });
    if ((one.max_values ?? 1) > one.options.length || (one.min_values ?? 1) > (one.max_values ?? 1)) {
      context.addIssue(
        complain('SELECT_COMPONENT_MAX_VALUES_OUT_OF_RANGE', 'More values than there are to choose', [
          'max_values',
        ]),
      );
    }
    if (one.options.filter((each) => each.default === true).length > (one.max_values ?? 1)) {
      context.addIssue(
        complain('SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More defaults than may be chosen', ['options']),
      );
    }
  });

/** A list of people, roles or channels. */
export const otherSelect = z.looseObject({
  type: z.literal([
    ComponentType.UserSelect,
    ComponentType.RoleSelect,
    ComponentType.MentionableSelect,
    ComponentType.ChannelSelect,
  ]),
  id,
  custom_id: customId,
  placeholder: z.string().max(LIMITS.placeholder).nullish(),
  disabled: z.boolean().nullish(),
});

const actionRow = z
  .looseObject({
    type: z.literal(ComponentType.ActionRow),
    id,
    components: z
      .array(z.discriminatedUnion('type', [button, stringSelect, otherSelect]))
      .min(1)
      .max(LIMITS.rowButtons),
  })
  .superRefine((row, context) => {
    if (row.components.length > 1 && row.components.some((one) => one.type !== ComponentType.Button)) {
      context.addIssue(
        complain('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width', [
          'components',
          1,
        ]),
      );
    }
  });

/** A text display. */
export const textDisplay = z.looseObject({
  type: z.literal(ComponentType.TextDisplay),
  id,
  content: z.string().min(1).max(LIMITS.text),
});
const description = z.string().min(1).max(LIMITS.mediaDescription).nullish();
const thumbnail = z.looseObject({ type: z.literal(ComponentType.Thumbnail), id, media, description });
const section = z.looseObject({
  type: z.literal(ComponentType.Section),
  id,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const gallery = z.looseObject({
  type: z.literal(ComponentType.MediaGallery),
  id,
  items: z.array(z.looseObject({ media, description })).min(1).max(LIMITS.gallery),
});
const file = z.looseObject({
  type: z.literal(ComponentType.File),
  id,
  file: z.looseObject({ url: z.string().regex(/^attachment:\/\/./) }),
});
const separator = z.looseObject({
  type: z.literal(ComponentType.Separator),
  id,
  divider: z.boolean().nullish(),
  spacing: z.int().min(1).max(2).nullish(),
});
const inContainer = [actionRow, textDisplay, section, gallery, file, separator] as const;
const container = z.looseObject({
  type: z.literal(ComponentType.Container),
  id,
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().nullish(),
  components: z.array(z.discriminatedUnion('type', inContainer)).min(1),
});

/** Components allowed at the top of a message with Components V2. */
export const layout = z.array(z.discriminatedUnion('type', [...inContainer, container]));
/** Components allowed at the top of a message without Components V2: rows. */
export const rows = z.array(z.discriminatedUnion('type', [actionRow])).max(5);
