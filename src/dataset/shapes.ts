import { z } from 'zod';

/** The shapes that records of every kind are made of. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case letters, digits and dashes');
/** A label, as short as a button's. */
export const name = z.string().trim().min(1).max(60);
/** A sentence or two. */
export const text = z.string().trim().min(1).max(300);
/** What people type for it, folded. */
export const words = z
  .array(z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/, 'a word is lower-case letters, digits and spaces'))
  .default([]);
/** Where a record comes from, and for one of the guide which of its sections. */
export const sourced = { source: id, section: id.optional() };
