import type { Section } from './career/records.ts';
import { DataError, type Origin } from './records.ts';

/** The source whose sections are accounted for. */
export const GUIDE = 'guide';

/**
 * Looks after where records come from: each source exists; a record of the guide names one of its sections, any other
 * names none. @throws DataError
 */
export function checkOrigins(
  origins: readonly Origin[],
  sources: readonly { readonly id: string }[],
  sections: readonly Section[],
): void {
  const known = new Set(sources.map((one) => one.id));
  const parts = new Set(sections.map((one) => one.id));
  for (const { file, id, source, section } of origins) {
    const refuse = (reason: string): never => {
      throw new DataError(file, '', `record "${id}": ${reason}`);
    };
    if (!known.has(source)) refuse(`source "${source}" is not in sources.yaml`);
    if (source !== GUIDE) {
      if (section !== undefined) refuse(`names a section of the guide, and its source is "${source}"`);
    } else if (section === undefined) refuse('is of the guide and names no section of it');
    else if (!parts.has(section)) refuse(`section "${section}" is not in guide.yaml`);
  }
}
