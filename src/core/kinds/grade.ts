import { z } from 'zod';
import { GRADES, type Grade, type Skill } from '../../dataset/skills/records.ts';
import { numberOfWord, numberWordsTo } from '../../dataset/number-words.ts';
import type { Near, OptionKind } from '../declare/option.ts';
import { skillKind } from './page.ts';

/** A skill and how well a person can do it. */
export interface Rated {
  readonly skill: Skill;
  readonly grade: Grade;
}

/** A rating as a field value: "rag=2". */
export const ratingValue = (skill: string, grade: number): string => `${skill}=${grade}`;

const VALUE = /^([a-z0-9-]+)=([0-3])$/;
const PHRASE = new RegExp(`^(.+) (\\d{1,2}|${numberWordsTo(3).join('|')})$`);

/** A grade in digits or as a word; not a number where none was said. */
const gradeIn = (said = ''): number => (/^[a-z]/.test(said) ? numberOfWord(said) : Number(said || NaN));

const parts = (value: unknown): { id: string; grade: Grade } | undefined => {
  const [, id, grade] = VALUE.exec(String(value)) ?? [];
  return id === undefined ? undefined : { id, grade: Number(grade) as Grade };
};

/** Every grade of a skill, to choose from. */
const gradesOf = (ref: string, label: string): Near[] =>
  GRADES.map((grade) => ({
    choice: { label: `${label} ${grade}`, value: ratingValue(ref.slice('skill:'.length), grade) },
    sure: false,
  }));

/** A skill with a grade from 0 to 3: "rag 2". */
export const gradeKind: OptionKind<Rated> = {
  name: 'rating',
  value: 'string',
  hint: 'rag 2',
  maxWords: 7,
  open: false,
  schema: (data) =>
    z.string().transform((value, context) => {
      const read = parts(value);
      const skill = read && data.skills.skill(read.id);
      if (read && skill) return { skill, grade: read.grade };
      context.addIssue({ code: 'custom', message: 'not a skill with a grade from 0 to 3' });
      return z.NEVER;
    }),
  match(phrase, data) {
    const [, words, grade] = PHRASE.exec(phrase) ?? [];
    const ref = words === undefined ? undefined : skillKind.match(words, data, false);
    if (ref === undefined || gradeIn(grade) > 3) return undefined;
    return ratingValue(String(ref).slice('skill:'.length), gradeIn(grade));
  },
  near(phrase, data) {
    const alone = skillKind.match(phrase, data, false);
    if (alone !== undefined) return gradesOf(String(alone), skillKind.label(alone, data));
    const [, words, grade] = PHRASE.exec(phrase) ?? [];
    if (words === undefined || gradeIn(grade) > 3) return [];
    return skillKind.near(words, data).map(({ choice, sure }) => ({
      choice: {
        label: `${choice.label} ${gradeIn(grade)}`,
        value: ratingValue(choice.value.slice('skill:'.length), gradeIn(grade)),
      },
      sure,
    }));
  },
  refuse(phrase) {
    const [, , grade] = PHRASE.exec(phrase) ?? [];
    return gradeIn(grade) > 3 ? 'Grades run from 0 (not yet) to 3 (leads others).' : undefined;
  },
  completes: true,
  suggest: (prefix, data) =>
    skillKind
      .suggest(prefix.replace(/\s*\d*\s*$/u, ''), data)
      .flatMap(({ label, value }) => gradesOf(value, label).map(({ choice }) => choice)),
  format(value, data) {
    const read = parts(value);
    return read ? `${skillKind.format(`skill:${read.id}`, data)} ${read.grade}` : String(value);
  },
  label(value, data) {
    const read = parts(value);
    return read ? `${skillKind.label(`skill:${read.id}`, data)} ${read.grade}` : String(value);
  },
  identity: (value) => parts(value)?.id ?? String(value),
};
