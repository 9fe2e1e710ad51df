import { ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { read, refuse } from '../refusal.ts';
import { complain, otherSelect, stringSelect, textDisplay } from './components.ts';
import { duplicatedId } from './walk.ts';

const id = z.int().min(0).nullish();
const textInput = z
  .looseObject({
    type: z.literal(ComponentType.TextInput),
    id,
    custom_id: z.string().min(1).max(LIMITS.customId),
    style: z.int().min(1).max(2),
    label: z.string().min(1).max(LIMITS.modalLabel).nullish(),
    value: z.string().max(LIMITS.inputText).nullish(),
    placeholder: z.string().max(LIMITS.inputPlaceholder).nullish(),
    min_length: z.int().min(0).max(LIMITS.inputText).nullish(),
    max_length: z.int().min(1).max(LIMITS.inputText).nullish(),
    required: z.boolean().nullish(),
  })
  .superRefine((one, context) => {
    const length = one.value?.length ?? 0;
    if (length > 0 && (length < (one.min_length ?? 0) || length > (one.max_length ?? LIMITS.inputText))) {
      context.addIssue(
        complain(
          'BASE_TYPE_BAD_LENGTH',
          `Must be between ${one.min_length ?? 0} and ${one.max_length ?? LIMITS.inputText} in length.`,
          ['value'],
        ),
      );
    }
    if ((one.min_length ?? 0) > (one.max_length ?? LIMITS.inputText)) {
      context.addIssue(
        complain('TEXT_INPUT_MIN_LENGTH_OUT_OF_RANGE', 'min_length is greater than max_length', [
          'min_length',
        ]),
      );
    }
  });

const option = z.looseObject({
  label: z.string().min(1).max(LIMITS.optionText),
  value: z.string().min(1).max(LIMITS.optionText),
  description: z.string().max(LIMITS.optionText).nullish(),
  default: z.boolean().nullish(),
});
const grouped = (least: number) => ({
  id,
  custom_id: z.string().min(1).max(LIMITS.customId),
  options: z.array(option).min(least).max(LIMITS.groupOptions),
  required: z.boolean().nullish(),
});
type Group = z.output<z.ZodObject<ReturnType<typeof grouped>>>;

/** Complains of a value twice in a group, and of more defaults than it may have chosen. */
const chosenWithin =
  (most: (group: Group & { max_values?: number | null | undefined }) => number) =>
  (group: Group & { max_values?: number | null | undefined }, context: z.RefinementCtx): void => {
    if (new Set(group.options.map((one) => one.value)).size < group.options.length)
      context.addIssue(
        complain('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used', [
          'options',
        ]),
      );
    if (group.options.filter((one) => one.default === true).length > most(group))
      context.addIssue(
        complain('SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More defaults than may be chosen', ['options']),
      );
    if (most(group) > group.options.length)
      context.addIssue(
        complain('SELECT_COMPONENT_MAX_VALUES_OUT_OF_RANGE', 'More values than there are to choose', [
          'max_values',
        ]),
      );
  };

const radioGroup = z
  .looseObject({ type: z.literal(ComponentType.RadioGroup), ...grouped(2) })
  .superRefine(chosenWithin(() => 1));
const checkboxGroup = z
  .looseObject({
    type: z.literal(ComponentType.CheckboxGroup),
    ...grouped(1),
    min_values: z.int().min(0).max(LIMITS.groupOptions).nullish(),
    max_values: z.int().min(1).max(LIMITS.groupOptions).nullish(),
  })
  .superRefine(chosenWithin(({ max_values, options }) => max_values ?? options.length))
  .superRefine(({ required, min_values }, context) => {
    if (required !== false && min_values === 0)
      context.addIssue(complain('BASE_TYPE_REQUIRED', 'A required group needs a choice', ['min_values']));
  });
const fileUpload = z.looseObject({
  type: z.literal(ComponentType.FileUpload),
  id,
  custom_id: z.string().min(1).max(LIMITS.customId),
  min_values: z.int().min(0).max(LIMITS.uploads).nullish(),
  max_values: z.int().min(1).max(LIMITS.uploads).nullish(),
  file_types: z
    .array(
      z
        .string()
        .max(LIMITS.fileType)
        .regex(/^(?:audio|image|video|\.[\w.+-]+)$/),
    )
    .max(10)
    .nullish(),
  required: z.boolean().nullish(),
});

const label = z.looseObject({
  type: z.literal(ComponentType.Label),
  id,
  label: z.string().min(1).max(LIMITS.modalLabel),
  description: z.string().max(LIMITS.modalDescription).nullish(),
  component: z.discriminatedUnion('type', [
    textInput,
    stringSelect,
    otherSelect,
    radioGroup,
    checkboxGroup,
    fileUpload,
  ]),
});
const inputRow = z
  .looseObject({ type: z.literal(ComponentType.ActionRow), id, components: z.array(textInput).length(1) })
  .superRefine((row, context) => {
    if (!row.components[0]?.label) {
      context.addIssue(complain('BASE_TYPE_REQUIRED', 'This field is required', ['components', 0, 'label']));
    }
  });

const modal = z.looseObject({
  custom_id: z.string().min(1).max(LIMITS.customId),
  title: z.string().min(1).max(LIMITS.modalTitle),
  components: z
    .array(z.discriminatedUnion('type', [label, inputRow, textDisplay]))
    .min(1)
    .max(LIMITS.modalParts),
});

/** Refuses a modal that Discord would not open. */
export function checkModal(data: unknown): void {
  const { components } = read(z.looseObject({ data: modal }), { data }).data;
  const twice = duplicatedId(components);
  if (twice)
    refuse(
      ['data', 'components', ...twice],
      'COMPONENT_CUSTOM_ID_DUPLICATED',
      'Component custom id cannot be duplicated',
    );
}
