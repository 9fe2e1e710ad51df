import { optionSlots, pathsByName } from '../../../src/adapters/discord/inbound/command-names.ts';
import { locate } from '../../../src/core/parse/locate.ts';
import { readText } from '../../../src/core/parse/parse.ts';
import { understand } from '../../../src/core/parse/understand.ts';
import { shippedData, shippedTree } from '../shipped.ts';

const data = shippedData();
const tree = await shippedTree();

/**
 * What a person picks and fills in where they would type a line elsewhere: the command by its name, what is understood
 * of the words in their options, and the rest as it stands in the first option that takes any words and is empty.
 */
export function filled(line: string): { name: string; options: Record<string, string | number | boolean> } {
  const { rest } = locate(tree, line);
  const { node } = understand(tree, {
    id: '',
    path: [],
    input: { kind: 'text', text: line },
    actor: { platform: 'discord', id: '', name: '' },
    venue: { platform: 'discord', channel: '', direct: false },
    at: 0,
  });
  if (!node) throw new Error(`there is no command for ${line}`);
  const [name = ''] =
    [...pathsByName(tree, tree)].find(([, path]) => path.join(' ') === node.path.join(' ')) ?? [];
  const { fields, unknown, extra } = readText(node.command, rest, data);
  const options: Record<string, string | number | boolean> = {};
  const slots = optionSlots(node.command.options);
  for (const { name: slot, key, nth } of slots) {
    const value = fields[key];
    const one = Array.isArray(value) ? (value as readonly string[])[nth - 1] : nth === 1 ? value : undefined;
    if (one !== undefined) options[slot] = one as string | number | boolean;
  }
  if (unknown.length + extra.length > 0) {
    const said = Object.values(fields).map(String);
    const words = rest.split(' ').filter((word) => !said.includes(word));
    const empty = slots.filter((one) => options[one.name] === undefined);
    // What was made in a workspace is typed where it would be completed.
    const free =
      empty.find(({ option }) => option.required) ??
      empty.find(({ option }) => option.kind.open) ??
      empty.find(({ option }) => option.kind.completes);
    if (free) options[free.name] = words.join(' ').trim();
  }
  return { name, options };
}
