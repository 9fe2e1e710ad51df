import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { blank, clean, shorten } from '../../../reply/clean.ts';
import { choicesOf, valuesOf } from '../../../reply/inputs.ts';
import type { Form, FormField, FormInput } from '../../../reply/reply.ts';
import type { Rendered } from '../../shared/adapter.ts';
import { labelText, renderedForm, textInput, widgetFor } from '../../shared/form.ts';
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

function component({ name, required, input, placeholder }: FormField): APILabelComponent['component'] {
  const base = { custom_id: name, required };
  const options = choicesOf(input).map((choice) => ({
    label: label(choice.label, LIMITS.optionLabel),
    value: choice.value,
    ...(valuesOf(input).includes(choice.value) && { default: true }),
  }));
  const shown = (max: number) =>
    !blank(clean(placeholder ?? '')) && { placeholder: shorten(clean(placeholder ?? ''), max) };
  const any = { min_values: required ? 1 : 0, max_values: options.length };
  switch (widgetFor(input, LIMITS)) {
    case 'select':
      return { type: ComponentType.StringSelect, ...base, options, ...shown(LIMITS.placeholder) };
    case 'multi-select':
      return { type: ComponentType.StringSelect, ...base, options, ...any, ...shown(LIMITS.placeholder) };
    case 'radio':
      return { type: ComponentType.RadioGroup, ...base, options };
    case 'checkboxes':
      return { type: ComponentType.CheckboxGroup, ...base, options, ...any };
    case 'file':
      return { type: ComponentType.FileUpload, ...base, max_values: 1, ...fileTypes(input) };
    case 'text': {
      const { maxLength, multiline, value } = textInput(input, LIMITS.inputText);
      return {
        type: ComponentType.TextInput,
        ...base,
        style: multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
        max_length: maxLength,
        ...shown(LIMITS.inputPlaceholder),
        ...(value !== '' && { value }),
      };
    }
  }
}

const fileTypes = (input: FormInput): { file_types?: `.${string}`[] } =>
  input.kind === 'file' && input.endings.length > 0
    ? { file_types: input.endings.map((one): `.${string}` => `.${one.replace(/^\./, '')}`) }
    : {};
