import type { Completion } from './completions.ts';

/** Of which person's option of which command. */
export interface OptionOf {
  readonly person: string;
  readonly command: string;
  readonly option: string;
}

/** The values behind the labels that completions showed: a line holds the label, the app is sent the value. */
export interface Picked {
  /** The value of a label; the label itself where nothing showed it. */
  valueOf(of: OptionOf, label: string): string;
  show(of: OptionOf, completions: readonly Completion[]): void;
}

/** How many labels are remembered; the oldest are forgotten first. */
const MOST = 2000;

/** Labels of which nothing was shown yet. */
export function pickedLabels(): Picked {
  const values = new Map<string, string>();
  const key = ({ person, command, option }: OptionOf, label: string): string =>
    JSON.stringify([person, command, option, label]);
  return {
    valueOf: (of, label) => values.get(key(of, label)) ?? label,
    show: (of, completions) => {
      for (const { name, value } of completions) {
        values.delete(key(of, name));
        values.set(key(of, name), String(value));
      }
      for (const oldest of [...values.keys()].slice(0, Math.max(0, values.size - MOST)))
        values.delete(oldest);
    },
  };
}
