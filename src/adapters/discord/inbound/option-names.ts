import type { NamedCommand, OptionSlot } from './command-names.ts';

/** The command that a text begins with, by Discord's name of it, which may have a space. */
function commandOf(text: string, commands: ReadonlyMap<string, NamedCommand>): NamedCommand | undefined {
  const [first = '', second = ''] = text.replace(/^\/+/, '').toLowerCase().split(/\s+/);
  return commands.get(`${first} ${second}`) ?? commands.get(first);
}

/**
 * A command that was typed as Discord writes it, without the names of its options: "/salary-compare level:senior
 * place:london" says "/salary-compare senior london". Any other text stays as it is.
 */
export function withoutOptionNames(text: string, commands: ReadonlyMap<string, NamedCommand>): string {
  const slots = new Map(commandOf(text, commands)?.slots.map((one) => [one.name, one]));
  return text.replace(/(?<=\s)([a-z\d-]+):\s*(True(?!\S))?/g, (whole, name: string, isSet?: string) => {
    const slot: OptionSlot | undefined = slots.get(name);
    if (!slot) return whole;
    // The name says which part of an offer its amount is.
    if (slot.option.kind.speaks) return `${name} `;
    return isSet !== undefined && slot.option.kind.value === 'boolean'
      ? slot.option.kind.hint
      : (isSet ?? '');
  });
}
