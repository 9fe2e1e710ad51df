import { optionsOf, type Placed } from './inputs.ts';
import type { Json } from './refusal.ts';
import { textWords } from '../people/words.ts';

/**
 * What a person entered in an element as `state.values` has it. Options are named by their words or their values, an
 * empty text is none. Throws where there is no such option.
 */
export function valueFrom({ element, labels }: Placed, value: string | readonly string[]): Json {
  const all = typeof value === 'string' ? [value] : value;
  const text = all.join('\n');
  const textOrNone = text === '' ? null : text;
  const options = (): Json[] =>
    all
      .filter((wanted) => wanted !== '')
      .map((wanted) => {
        const known = optionsOf(element);
        const found =
          known.find((one) => textWords(one.text) === wanted) ?? known.find((one) => one.value === wanted);
        if (!found) throw new Error(`"${labels[0] ?? ''}" has no option "${wanted}".`);
        return found;
      });
  switch (element.type) {
    case 'button':
      return element.value === undefined ? {} : { value: element.value };
    case 'overflow':
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: options()[0] ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: options() };
    case 'users_select':
      return { selected_user: textOrNone };
    case 'conversations_select':
      return { selected_conversation: textOrNone };
    case 'datepicker':
      return { selected_date: textOrNone };
    case 'timepicker':
      return { selected_time: textOrNone };
    case 'file_input':
      return { files: [] };
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { value: textOrNone };
  }
}
