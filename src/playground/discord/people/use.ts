import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { walk } from '../check/walk.ts';
import type { Json } from '../refusal.ts';
import type { MessageRecord } from '../world.ts';

const numberIn = (component: Json, key: string): number =>
  typeof component[key] === 'number' ? component[key] : 1;

/** The values chosen of a list. @throws where there are too few or too many, or one that is not there */
function chosenOf(component: Json, values: readonly string[]): readonly string[] {
  const [least, most] = [numberIn(component, 'min_values'), numberIn(component, 'max_values')];
  if (values.length < least || values.length > most)
    throw new Error(least === most ? `choose ${least}` : `choose ${least} to ${most}`);
  const options = component['options'] as readonly { readonly value: string }[] | undefined;
  const strange = options && values.find((value) => !options.some((one) => one.value === value));
  if (strange !== undefined) throw new Error(`there is no ${JSON.stringify(strange)} to choose`);
  return values;
}

/**
 * The `data` of using a component of a message, found by its custom id. @throws at what Discord's own client does not
 * let a person do
 */
export function used(message: MessageRecord, customId: string, values: readonly string[] = []): Json {
  const found = [...walk(message.components)].find(({ component }) => component['custom_id'] === customId);
  if (!found) throw new Error('this is no longer on the message');
  const { type, id, custom_id, style, disabled } = found.component;
  if (disabled === true) throw new Error('this is disabled');
  const what = { component_type: type, custom_id, id };
  if (type !== ComponentType.Button) return { ...what, values: chosenOf(found.component, values) };
  if (style === ButtonStyle.Link) throw new Error('this is a link');
  return what;
}
