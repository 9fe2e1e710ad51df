import { valueFrom } from '../check/entered.ts';
import { type Placed, placed } from '../check/inputs.ts';
import type { Json } from '../check/refusal.ts';
import { blocksOf, type Place } from './interact.ts';
import type { ElementId } from './types.ts';

/** The element with these ids. Throws where there is none. */
export function findById(place: Place, { block, action }: ElementId): Placed {
  const found = placed(blocksOf(place)).find((one) => one.blockId === block && one.actionId === action);
  if (!found) throw new Error('What you acted on is no longer there.');
  return found;
}

/** What acting on an element says: of a button its own value, of a menu what was chosen. */
export function pressedWith(one: Placed, value: string | readonly string[] = []): Json {
  const entered = valueFrom(one, value);
  // A menu in a message closes without an act where nothing was chosen from it.
  if (one.element.type === 'overflow' && entered['selected_option'] === null)
    throw new Error('Nothing was chosen.');
  return entered;
}
