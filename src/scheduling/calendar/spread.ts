import { createHash } from 'node:crypto';

/** Within this after its time on the wall each send is due, in milliseconds: under a minute, so that the wall still says so. */
export const SPREAD = 60_000;

/**
 * How long after its time on the wall a person's send is due, in milliseconds: the same each week, and even over all
 * persons, so that everybody's Monday at nine is not one moment.
 */
export const spreadOf = (person: string): number =>
  createHash('sha256').update(person).digest().readUInt32BE() % SPREAD;
