import { randomInt } from 'node:crypto';
import { CODE_LENGTH, CODE_LETTERS } from '../../core/kinds/link-code.ts';

/** A new code, which nobody can guess. */
export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length))).join('');

/** A code as it is shown: "WDJB-MJHT-KLPQ". */
export const writeCode = (code: string): string => code.match(/.{4}/gu)?.join('-') ?? code;
