import { z } from 'zod';

/** The shapes that records of every kind are made of. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case letters, digits and dashes');
/** The longest label of a record, in UTF-16 units. */
export const LONGEST_NAME = 60;
/** The longest text of a record, in UTF-16 units. */
export const LONGEST_TEXT = 300;
/** A label, as short as a button's. */
export const name = z.string().trim().min(1).max(LONGEST_NAME);
/** A sentence or two. */
export const text = z.string().trim().min(1).max(LONGEST_TEXT);
/** Other names that people type for the record, folded. */
export const aliases = z
  .array(z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/, 'a word is lower-case letters, digits and spaces'))
  .default([]);
/** Where a record comes from, and for one of the guide which of its sections. */
export const sourced = { source: id, section: id.optional() };

const wholeCell = z
  .string()
  .regex(/^-?\d+$/, 'must be a whole number in digits')
  .transform(Number);
/** A count in a cell of a table: a whole number of so many or more. */
export const countCell = (least = 0) =>
  wholeCell.refine((value) => value >= least, `must be ${least} or more`);
