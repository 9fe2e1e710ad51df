import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { blank, clean, shorten } from '../../../reply/clean.ts';
import type { Form, FormField } from '../../../reply/reply.ts';
import type { Rendered } from '../../shared/adapter.ts';
import { canSelect, labelText, renderedForm, textInput } from '../../shared/form.ts';
import { LIMITS } from './limits.ts';

/**
 * A form as a modal: its custom id is the packed call, an input's is the field's name. Throws as `renderedForm` does.
 */
export const renderForm = (form: Form): Rendered<APIModalInteractionResponseCallbackData> =>
  renderedForm(form, { most: LIMITS.modalParts, room: LIMITS.customId }, (id) => ({
    custom_id: id,
    title: label(form.title, LIMITS.modalTitle),
    components: form.fields.map(part),
  }));

const label = (text: string, max: number): string => shorten(labelText(text), max);

function part(field: FormField): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: label(field.label, LIMITS.modalLabel),
    ...(!blank(clean(field.hint)) && { description: shorten(clean(field.hint), LIMITS.modalDescription) }),
    component: component(field),
  };
}

function component({ name, required, input }: FormField): APILabelComponent['component'] {
  if (input.kind === 'select' && canSelect(input.choices, LIMITS)) {
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
  const { maxLength, multiline, value } = textInput(input, LIMITS.inputText);
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    max_length: maxLength,
    ...(value !== '' && { value }),
  };
}
