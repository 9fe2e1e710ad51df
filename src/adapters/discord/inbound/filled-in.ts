import { ComponentType } from 'discord-api-types/v10';
import type { FieldValue, FieldValues } from '../../../reply/reply.ts';
import type { UploadedFile } from '../../shared/uploads.ts';
import type { InteractionPayload } from './payload/interaction.ts';

/** What was filled in: fields by name, empty ones left out, and files that are still to be read. */
export interface FilledIn {
  readonly fields: FieldValues;
  readonly files: readonly UploadedFile[];
}

/** Reads what was filled in. Boxes are a list, empty where none is ticked. */
export function filledIn({ components, resolved }: NonNullable<InteractionPayload['data']>): FilledIn {
  const fields: Record<string, FieldValue> = {};
  const files: UploadedFile[] = [];
  for (const { component, components: row } of components ?? []) {
    for (const { type, custom_id: field, value, values = [] } of component ? [component] : (row ?? [])) {
      if (field === undefined) continue;
      if (type === ComponentType.FileUpload) {
        const file = resolved?.attachments?.[values[0] ?? ''];
        if (file) files.push({ field, name: file.filename ?? '', size: file.size, url: file.url });
        continue;
      }
      const several = type === ComponentType.CheckboxGroup || values.length > 1;
      const filled = several ? values : (values[0] ?? value ?? '');
      if (filled !== '') fields[field] = filled;
    }
  }
  return { fields, files };
}
