import type { Action, Block, Call, ChecklistForm, Reply } from './reply.ts';

type Change = (call: Call) => Call;

/** A reply whose buttons, choices and boxes carry other calls; the same object where none changed. */
export function mapCalls(reply: Reply, change: Change): Reply {
  const changed = new Set<Call>();
  const watched: Change = (before) => {
    const after = change(before);
    if (after !== before) changed.add(after);
    return after;
  };
  const blocks = reply.blocks.map((one) => inBlock(one, watched));
  const actions = reply.actions.map((one) => inAction(one, watched));
  return changed.size === 0 ? reply : { ...reply, blocks, actions };
}

function inBlock(block: Block, change: Change): Block {
  if (block.type === 'section')
    return { ...block, accessory: { ...block.accessory, call: change(block.accessory.call) } };
  if (block.type !== 'checklist') return block;
  const items = block.items.map((item) => (item.call ? { ...item, call: change(item.call) } : item));
  const form: ChecklistForm | undefined = block.form && { ...block.form, call: change(block.form.call) };
  return { ...block, items, ...(form && { form }) };
}

function inAction(action: Action, change: Change): Action {
  if (action.type === 'button') return { ...action, call: change(action.call) };
  if (action.type !== 'menu') return action;
  return { ...action, choices: action.choices.map((one) => ({ ...one, call: change(one.call) })) };
}
