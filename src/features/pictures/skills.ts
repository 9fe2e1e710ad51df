import { briefly } from '../../dataset/skills/skill-words.ts';
import type { SkillRow, SkillsPicture } from '../../reply/picture.ts';

/** A skill that a target asks for: its name, the grade that a person has, and the one asked for. */
export interface SkillAsked {
  readonly name: string;
  readonly own: number | undefined;
  readonly wanted: number;
}

/** The most skills that are drawn. */
const MOST = 6;

/** A person's gaps in learning order; undefined where there is none, or more than can be drawn. */
export function skillsPicture(
  target: string,
  title: string,
  skills: readonly SkillAsked[],
): SkillsPicture | undefined {
  if (skills.length === 0 || skills.length > MOST) return undefined;
  const rows = skills.map(({ name, own = 0, wanted }): SkillRow => ({
    ...{ label: briefly(name), own, wanted },
    gap: own < wanted ? `+${wanted - own}` : 'ok',
  }));
  return {
    ...{ kind: 'skills', eyebrow: `Your skills · ${target}`, title, figure: '', subtitle: '', rows },
    alt:
      [
        `${title}. In learning order, your grade of the one asked for, out of 3:`,
        rows.map(({ label, own, wanted, gap }) => `${label} ${own} of ${wanted}, ${gap}`).join('; '),
      ].join(' ') + '.',
    personal: true,
  };
}
