import { randomUUID } from 'node:crypto';

/** A new id of a bug: eight hexadecimal digits, read out by the person it happened to and found in the log by the operator. */
export const incidentId = (): string => randomUUID().slice(0, 8);
