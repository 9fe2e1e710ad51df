import { z } from 'zod';
import * as e from './elements.ts';
import { LIMITS } from './limits.ts';
import { richText } from './rich.ts';

const base = { block_id: e.id.optional() };

const pressable = [
  e.button,
  e.overflow,
  e.checkboxes,
  e.radioButtons,
  e.staticSelect,
  e.multiSelect,
  e.usersSelect,
  e.conversationsSelect,
  e.datepicker,
  e.timepicker,
] as const;
const askable = [
  e.checkboxes,
  e.radioButtons,
  e.staticSelect,
  e.multiSelect,
  e.usersSelect,
  e.conversationsSelect,
  e.datepicker,
  e.timepicker,
  e.textInput,
  e.numberInput,
  e.emailInput,
  e.urlInput,
  e.fileInput,
] as const;
const action = z.discriminatedUnion('type', pressable);
const question = z.discriminatedUnion('type', askable);
/** An element of a block that a person can act on. */
export type Element = z.infer<typeof action> | z.infer<typeof question>;

const distinct = (elements: readonly { action_id?: string | undefined }[]): boolean => {
  const ids = elements.flatMap((one) => (one.action_id === undefined ? [] : [one.action_id]));
  return new Set(ids).size === ids.length;
};
const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
  richText,
]);

const actions = z.strictObject({
  type: z.literal('actions'),
  ...base,
  elements: z
    .array(action)
    .min(1)
    .max(LIMITS.actionElements)
    .refine(distinct, 'action_id must be unique within a block'),
});
const context = z.strictObject({
  type: z.literal('context'),
  ...base,
  elements: z
    .array(z.union([e.text(LIMITS.contextText), e.imageElement]))
    .min(1)
    .max(LIMITS.contextElements),
});
const section = z
  .strictObject({
    type: z.literal('section'),
    ...base,
    text: e.text(LIMITS.sectionText).optional(),
    fields: z.array(e.text(LIMITS.fieldText)).min(1).max(LIMITS.fields).optional(),
    accessory: z.discriminatedUnion('type', [...pressable, e.imageElement]).optional(),
    expand: z.boolean().optional(),
  })
  .refine((one) => one.text !== undefined || one.fields !== undefined, 'must provide text or fields');
const input = z.strictObject({
  type: z.literal('input'),
  ...base,
  label: e.plain(LIMITS.label),
  hint: e.plain(LIMITS.label).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: question,
});
const table = z.strictObject({
  type: z.literal('table'),
  ...base,
  rows: z.array(z.array(cell).min(1).max(LIMITS.tableColumns)).min(1).max(LIMITS.tableRows),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(LIMITS.tableColumns)
    .optional(),
});

const everywhere = [
  actions,
  context,
  z.strictObject({ type: z.literal('divider'), ...base }),
  z.strictObject({ type: z.literal('header'), ...base, text: e.plain(LIMITS.header) }),
  z
    .strictObject({
      type: z.literal('image'),
      ...base,
      ...e.picture,
      title: e.plain(LIMITS.label).optional(),
    })
    .refine(e.onePicture, e.PICTURE),
  input,
  richText,
  section,
] as const;

/** A block of a view. */
export const viewBlock = z.discriminatedUnion('type', everywhere);
/** A block of a message: tables and Markdown exist only there. */
export const messageBlock = z.discriminatedUnion('type', [
  ...everywhere,
  z.strictObject({
    type: z.literal('markdown'),
    ...base,
    text: z.string().min(1).max(LIMITS.markdown),
  }),
  table,
]);
/** A block of a message or a view. */
export type Block = z.infer<typeof messageBlock>;
