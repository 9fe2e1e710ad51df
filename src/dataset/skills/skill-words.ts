import type { Grade } from './records.ts';

const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  0: 'not yet',
  1: 'with guidance',
  2: 'on your own',
  3: 'leads others',
};

/** A grade in words: "2 on your own". */
export const writeGrade = (grade: Grade): string => `${grade} ${GRADE_WORDS[grade]}`;

/** A text's first sentence, and the rest. */
export function firstSentence(text: string): readonly [string, string] {
  const end = text.indexOf('. ');
  return end === -1 ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 2)];
}

/** A skill's name without what it adds in brackets, unless that is what people call it: "Model serving", "RAG". */
export const briefly = (name: string): string =>
  /\(([A-Z]{2,})\)$/u.exec(name)?.[1] ?? name.replace(/ \(.*\)$/u, '');
