import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { beginning, blank, clean, shorten } from '../../../reply/clean.ts';
import { packCall } from '../../../reply/codec.ts';
import type { Choice, Form, FormField } from '../../../reply/reply.ts';
import type { Rendered } from '../../shared/adapter.ts';
import { LIMITS } from './limits.ts';

/**
 * A form as a modal. Its custom id is the packed call, an input's is the field's name. Throws RangeError for a form
 * without fields or with more than five: `checkDeclarations` refuses those.
 */
export function renderForm(form: Form): Rendered<APIModalInteractionResponseCallbackData> {
  if (form.fields.length === 0 || form.fields.length > LIMITS.modalParts) {
    throw new RangeError(
      `A form has 1–${LIMITS.modalParts} fields, this one ${form.fields.length}: ${form.title}`,
    );
  }
  const { id, kept } = packCall(form.call, LIMITS.customId, 0);
  const payload = {
    custom_id: id,
    title: label(form.title, LIMITS.modalTitle),
    components: form.fields.map(part),
  };
  return { payload, storedActions: kept ? [kept] : [], page: 1, pages: 1 };
}

const label = (text: string, max: number): string => (blank(clean(text)) ? '…' : shorten(clean(text), max));

function part(field: FormField): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: label(field.label, LIMITS.modalLabel),
    ...(!blank(clean(field.hint)) && { description: shorten(clean(field.hint), LIMITS.modalDescription) }),
    component: component(field),
  };
}

function component({ name, required, input }: FormField): APILabelComponent['component'] {
  if (input.kind === 'select' && canSelect(input.choices)) {
    return {
      type: ComponentType.StringSelect,
      custom_id: name,
      required,
      options: input.choices.map((choice) => ({
        label: label(choice.label, LIMITS.optionLabel),
        value: choice.value,
        ...(choice.value === input.value && { default: true }),
      })),
    };
  }
  const most =
    input.kind === 'text' ? Math.min(Math.max(1, input.maxLength), LIMITS.inputText) : LIMITS.inputText;
  const text = clean(input.value, 'keep');
  const value = beginning(text, most);
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: input.kind === 'text' && input.multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: most,
    ...(value !== '' && { value }),
  };
}

/** Choices that a select cannot hold are typed instead: what is typed is parsed all the same. */
const canSelect = (choices: readonly Choice[]): boolean =>
  choices.length > 0 &&
  choices.length <= LIMITS.options &&
  new Set(choices.map(({ value }) => value)).size === choices.length &&
  choices.every(({ value }) => value.length > 0 && value.length <= LIMITS.optionValue);
