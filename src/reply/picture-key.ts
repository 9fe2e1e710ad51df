import { hash } from 'node:crypto';
import type { Picture } from './picture.ts';

/** Raised with every change of how pictures look: those that are kept are drawn anew, and uploaded anew. */
export const LOOK_VERSION = 2;

/** A picture's key, which two that show the same in the same look have in common: 64 hexadecimal digits. */
export const pictureKey = (picture: Picture): string =>
  hash('sha256', JSON.stringify([LOOK_VERSION, picture]));
