import { z } from 'zod';
import type { OptionKind } from '../declare/option.ts';
import { textKind } from './number-and-text.ts';

/** The letters of codes: no vowels, so that a code holds no word, and none that looks like a digit or another. */
export const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
/** How many letters a code has: 2⁵¹ codes. */
export const CODE_LENGTH = 12;

const CODE = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`, 'u');

/** The letters of a code however it was typed; empty where it cannot be one. */
function readCode(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/gu, '');
  return CODE.test(letters) ? letters : '';
}

/** A code by which accounts are linked. It is kept nowhere: no button, form or log holds it. */
export const linkCodeKind: OptionKind<string> = {
  ...textKind,
  name: 'link code',
  hint: 'WDJB-MJHT-KLPQ',
  schema: () => z.string().transform((typed) => readCode(typed)),
  kept: () => undefined,
  identity: (typed) => readCode(String(typed)),
};
