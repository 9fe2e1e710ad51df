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

/**
 * A person's gaps in learning order; undefined where there is none, or more than can be drawn.
 * @param skills those that are shown, of `of` in all
 */
export function skillsPicture(
  target: string,
  title: string,
  { skills, of }: { readonly skills: readonly SkillAsked[]; readonly of: number },
): SkillsPicture | undefined {
  if (skills.length === 0 || skills.length > MOST) return undefined;
  const subtitle =
    skills.length < of ? `The first ${skills.length} of ${of}, in learning order` : 'In learning order';
  const rows = skills.map(({ name, own: rated, wanted }): SkillRow => {
    const own = rated ?? 0;
    return {
      ...{ label: briefly(name), own, wanted, isRated: rated !== undefined },
      gap: own < wanted ? `+${wanted - own}` : 'ok',
    };
  });
  return {
    ...{ kind: 'skills', eyebrow: `Your skills · ${target}`, title, figure: '', subtitle, rows, source: '' },
    alt:
      [
        `${title}. ${subtitle}, your grade of the one asked for, out of 3:`,
        rows
          .map(
            ({ label, own, wanted, gap, isRated }) =>
              `${label} ${isRated ? own : 'not rated'} of ${wanted}, ${gap}`,
          )
          .join('; '),
      ].join(' ') + '.',
    personal: true,
  };
}
