import type { Suggestion } from '../../seam/client.ts';
import type { Named } from '../render/scene.ts';

/** A line with "@name" of people as Discord sends it: by their ids. */
export const withMentions = (line: string, users: readonly Named[]): string =>
  line.replaceAll(/(?<!\w)@(\w+)/g, (whole, name: string) => {
    const found = users.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return found ? `<@${found.id}>` : whole;
  });

/** The people that the composer offers where a name is begun by "@" at the end of a line. */
export function mentionLines(typed: string, users: readonly Named[]): readonly Suggestion[] {
  const begun = /(?<!\S)@(\w*)$/.exec(typed);
  if (!begun) return [];
  const sought = (begun[1] ?? '').toLowerCase();
  return users
    .filter(({ name }) => name.toLowerCase().startsWith(sought))
    .map(({ name }) => ({
      ...{ label: `@${name}`, hint: '', sends: false },
      fill: `${typed.slice(0, begun.index)}@${name} `,
    }));
}
