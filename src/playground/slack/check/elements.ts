import { z } from 'zod';
import { LIMITS } from './limits.ts';

const words = (max: number) => z.string().min(1).max(max);

/** An id that the app chooses. */
export const id = words(LIMITS.id);
/** A URL. */
export const url = words(LIMITS.url);

/** A text object of type plain_text. */
export const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: words(max), emoji: z.boolean().optional() });

const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: words(max), verbatim: z.boolean().optional() });

/** A text object of type plain_text or mrkdwn. */
export const text = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);

const confirm = z.strictObject({
  title: plain(100).optional(),
  text: text(300),
  confirm: plain(30).optional(),
  deny: plain(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
const actionable = { action_id: id.optional(), confirm: confirm.optional() };
const focusable = { focus_on_load: z.boolean().optional() };
const asking = { ...actionable, ...focusable, placeholder: plain(LIMITS.placeholder).optional() };

const option = z.strictObject({
  text: plain(LIMITS.optionText),
  value: words(LIMITS.optionValue),
  description: plain(LIMITS.optionText).optional(),
  url: url.optional(),
});
const richOption = option.extend({
  text: text(LIMITS.optionText),
  description: text(LIMITS.optionText).optional(),
});
/** An option of a menu, radio buttons or check boxes. */
export type Option = z.infer<typeof richOption>;

const list = <T extends z.ZodType>(of: T, max: number) => z.array(of).min(1).max(max);
const amongOptions = (one: {
  options?: Option[] | undefined;
  option_groups?: { options: Option[] }[] | undefined;
  initial_option?: Option | undefined;
  initial_options?: Option[] | undefined;
}): boolean => {
  const all = [...(one.options ?? []), ...(one.option_groups ?? []).flatMap((group) => group.options)];
  const keys = new Set(all.map((each) => JSON.stringify(each)));
  const initial = [...(one.initial_options ?? []), ...(one.initial_option ? [one.initial_option] : [])];
  return initial.every((each) => keys.has(JSON.stringify(each)));
};
const INITIAL = 'initial options must exactly match options provided';
const groups = list(
  z.strictObject({ label: plain(LIMITS.optionText), options: list(option, LIMITS.options) }),
  LIMITS.options,
).optional();
const choices = { options: list(option, LIMITS.options).optional(), option_groups: groups };
const eitherOptions = (one: { options?: unknown; option_groups?: unknown }): boolean =>
  (one.options === undefined) !== (one.option_groups === undefined);
const EITHER = 'must provide either options or option_groups';

/** A picture by address or by an uploaded file, one of the two. */
export const picture = {
  alt_text: words(LIMITS.altText),
  image_url: url.optional(),
  slack_file: z
    .union([z.strictObject({ id: words(LIMITS.id) }), z.strictObject({ url: words(LIMITS.url) })])
    .optional(),
};
/** Whether a picture is given in exactly one of the two ways. */
export const onePicture = (one: { image_url?: unknown; slack_file?: unknown }): boolean =>
  (one.image_url === undefined) !== (one.slack_file === undefined);
/** Slack's message where it is not. */
export const PICTURE = 'must provide either image_url or slack_file';

/** An image element. */
export const imageElement = z
  .strictObject({ type: z.literal('image'), ...picture })
  .refine(onePicture, PICTURE);

/** A button. */
export const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  text: plain(LIMITS.buttonText),
  value: words(LIMITS.buttonValue).optional(),
  url: url.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: words(75).optional(),
});
/** An overflow menu. */
export const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  options: list(option, LIMITS.overflowOptions),
});
/** A group of check boxes. */
export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...actionable,
    ...focusable,
    options: list(richOption, LIMITS.groupedOptions),
    initial_options: list(richOption, LIMITS.groupedOptions).optional(),
  })
  .refine(amongOptions, INITIAL);
/** A group of radio buttons. */
export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...actionable,
    ...focusable,
    options: list(richOption, LIMITS.groupedOptions),
    initial_option: richOption.optional(),
  })
  .refine(amongOptions, INITIAL);
/** A menu of options that the app gives. */
export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...asking,
    ...choices,
    initial_option: option.optional(),
  })
  .refine(eitherOptions, EITHER)
  .refine(amongOptions, INITIAL);
/** A menu of which several options may be chosen. */
export const multiSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...asking,
    ...choices,
    initial_options: list(option, LIMITS.options).optional(),
    max_selected_items: z.int().min(1).optional(),
  })
  .refine(eitherOptions, EITHER)
  .refine(amongOptions, INITIAL);
/** A menu of people. */
export const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...asking,
  initial_user: words(LIMITS.id).optional(),
});
/** A menu of conversations. */
export const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...asking,
  initial_conversation: words(LIMITS.id).optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter: z.record(z.string(), z.unknown()).optional(),
});
/** A date picker. */
export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...asking,
  initial_date: z.iso.date().optional(),
});
/** A time picker. */
export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...asking,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: words(LIMITS.id).optional(),
});

const typed = {
  ...asking,
  initial_value: z.string().max(LIMITS.inputText).optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: list(z.enum(['on_enter_pressed', 'on_character_entered']), 2).optional(),
    })
    .optional(),
};
/** A text input. */
export const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...typed,
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(LIMITS.inputText).optional(),
  max_length: z.int().min(1).max(LIMITS.inputText).optional(),
});
/** A number input. */
export const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typed,
  is_decimal_allowed: z.boolean(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});
/** A field for files to upload: of any kind where no kinds are named, which are endings without their dots. */
export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: id.optional(),
  filetypes: list(z.string().regex(/^[a-z0-9]{1,20}$/), LIMITS.options).optional(),
  max_files: z.int().min(1).max(LIMITS.inputFiles).optional(),
});
/** An input for an e-mail address. */
export const emailInput = z.strictObject({ type: z.literal('email_text_input'), ...typed });
/** An input for a URL. */
export const urlInput = z.strictObject({ type: z.literal('url_text_input'), ...typed });
