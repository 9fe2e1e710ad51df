import type { Block, Element } from './blocks.ts';
import type { Option } from './elements.ts';
import type { Json } from './refusal.ts';
import type { State } from '../state.ts';

/** An element that a person can act on, and its block. */
export interface Placed {
  readonly block: Block;
  readonly blockId: string;
  readonly actionId: string;
  readonly element: Element;
  /** The words that name it: a label, else a placeholder. */
  readonly labels: readonly string[];
}

/** Everything in blocks that a person can act on. */
export function placed(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block) => {
    const put = (element: Element, labels: readonly (string | undefined)[] = []): Placed => ({
      block,
      blockId: block.block_id ?? '',
      actionId: element.action_id ?? '',
      element,
      labels: [...labels, 'placeholder' in element ? element.placeholder?.text : undefined].filter(
        (one) => one !== undefined,
      ),
    });
    if (block.type === 'actions') return block.elements.map((one) => put(one));
    if (block.type === 'input') return [put(block.element, [block.label.text])];
    if (block.type === 'section' && block.accessory && block.accessory.type !== 'image') {
      return [put(block.accessory, [block.text?.text])];
    }
    return [];
  });
}

/** All options of an element, those in groups included. */
export const optionsOf = (element: Element): Option[] => [
  ...('options' in element ? (element.options ?? []) : []),
  ...('option_groups' in element ? (element.option_groups ?? []).flatMap((one) => one.options) : []),
];

const key = (place: string, one: Placed): string => JSON.stringify([place, one.blockId, one.actionId]);

/** The value of an element of a message or view: the one entered, else its initial one. */
export function valueOf(state: State, place: string, one: Placed): Json | undefined {
  const entered = state.entered.get(key(place, one)) as Json | undefined;
  return entered ?? initial(one.element);
}

/** Enters a value in an element of a message or view. */
export function enter(state: State, place: string, one: Placed, value: Json): void {
  state.entered.set(key(place, one), value);
}

function initial(element: Element): Json | undefined {
  switch (element.type) {
    case 'button':
    case 'overflow':
      return undefined;
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: element.initial_options ?? [] };
    case 'radio_buttons':
    case 'static_select':
      return { selected_option: element.initial_option ?? null };
    case 'users_select':
      return { selected_user: element.initial_user ?? null };
    case 'conversations_select':
      return { selected_conversation: element.initial_conversation ?? null };
    case 'datepicker':
      return { selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { selected_time: element.initial_time ?? null };
    case 'file_input':
      return { files: [] };
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { value: element.initial_value ?? null };
  }
}

/** state.values of a message or view. */
export function stateValues(state: State, place: string, blocks: readonly Block[]): Json {
  const values = new Map<string, [string, Json][]>();
  for (const one of placed(blocks)) {
    const value = valueOf(state, place, one);
    if (!value) continue;
    const known = values.get(one.blockId) ?? [];
    values.set(one.blockId, [...known, [one.actionId, { type: one.element.type, ...value }]]);
  }
  // An id may be any word of the app's, such as "__proto__", which must not be assigned as a key.
  return Object.fromEntries([...values].map(([id, actions]) => [id, Object.fromEntries(actions)]));
}

/** Blocks as they look with what was entered: ticks and choices replace the initial ones. */
export function asEntered(state: State, place: string, blocks: readonly Block[]): Block[] {
  const entered = (block: Block, element: Element): Element => {
    const value = valueOf(state, place, {
      block,
      blockId: block.block_id ?? '',
      actionId: element.action_id ?? '',
      element,
      labels: [],
    });
    if (element.type === 'checkboxes' || element.type === 'multi_static_select') {
      return { ...element, initial_options: value?.['selected_options'] as never };
    }
    if (element.type === 'radio_buttons' || element.type === 'static_select') {
      return { ...element, initial_option: (value?.['selected_option'] ?? undefined) as never };
    }
    const chosen = (name: string) => value?.[name] ?? undefined;
    if (element.type === 'datepicker') {
      return { ...element, initial_date: chosen('selected_date') } as Element;
    }
    if (element.type === 'timepicker') {
      return { ...element, initial_time: chosen('selected_time') } as Element;
    }
    if (element.type === 'users_select') {
      return { ...element, initial_user: chosen('selected_user') } as Element;
    }
    if (element.type === 'conversations_select') {
      return { ...element, initial_conversation: chosen('selected_conversation') } as Element;
    }
    if (element.type !== 'file_input' && ('initial_value' in element || element.type.endsWith('_input'))) {
      return { ...element, initial_value: value?.['value'] ?? undefined } as Element;
    }
    return element;
  };
  return blocks.map((block): Block => {
    if (block.type === 'actions') {
      return { ...block, elements: block.elements.map((one) => entered(block, one)) } as Block;
    }
    if (block.type === 'input') return { ...block, element: entered(block, block.element) } as Block;
    if (block.type === 'section' && block.accessory && block.accessory.type !== 'image') {
      return { ...block, accessory: entered(block, block.accessory) } as Block;
    }
    return block;
  });
}
