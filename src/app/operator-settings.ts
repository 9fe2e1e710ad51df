import { z } from 'zod';
import type { Operator } from '../policies/operator.ts';

const contact = z
  .string()
  .regex(
    /^(?:https:\/\/\S+|[^\s@/]+@[^\s@/]+\.[^\s@/]+)$/,
    'must be an address of mail, or of a page beginning with https://',
  );

/** The settings that say who runs this Rung, as variables of the environment. */
export const operatorSettings = {
  RUNG_OPERATOR: z.string().trim().min(1).max(100).optional(),
  RUNG_SUPPORT_CONTACT: contact.optional(),
  RUNG_SECURITY_CONTACT: contact.optional(),
};

/** Who runs this Rung; undefined where the name or the way to reach them is not set. */
export function operatorOf(set: z.output<z.ZodObject<typeof operatorSettings>>): Operator | undefined {
  const { RUNG_OPERATOR: name, RUNG_SUPPORT_CONTACT: support } = set;
  if (name === undefined || support === undefined) return undefined;
  return { name, support, security: set.RUNG_SECURITY_CONTACT ?? support };
}
