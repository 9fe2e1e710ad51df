import type { Section } from './career/records.ts';
import { DataError, type Origin } from './records.ts';

/** The source whose records each name one of its sections. */
export const GUIDE = 'guide';

/** The reason why a record's source or section is refused; undefined where both are right. */
export function wrongOrigin(
  { source, section }: Pick<Origin, 'source' | 'section'>,
  sources: readonly { readonly id: string }[],
  sections: readonly Pick<Section, 'id'>[],
): string | undefined {
  if (sources.every((one) => one.id !== source)) return `source "${source}" is not in sources.yaml`;
  if (source !== GUIDE) return section && `names a section of the guide, and its source is "${source}"`;
  if (section === undefined) return 'is of the guide and names no section of it';
  return sections.some((one) => one.id === section) ? undefined : `section "${section}" is not in guide.yaml`;
}

/**
 * Checks where records come from: every source exists; a record of the guide names one of its sections, any other names
 * none. @throws DataError
 */
export function checkOrigins(
  origins: readonly Origin[],
  sources: readonly { readonly id: string }[],
  sections: readonly Section[],
): void {
  for (const origin of origins) {
    const reason = wrongOrigin(origin, sources, sections);
    if (reason !== undefined) throw new DataError(origin.file, '', `record "${origin.id}": ${reason}`);
  }
}
