import type { FieldValue, FieldValues } from '../../../reply/reply.ts';
import type { UploadedFile } from '../../shared/uploads.ts';
import { INPUT_ID } from '../render/form.ts';
import type { SubmissionPayload } from './payload/submission.ts';

/** What was filled in: fields by name, empty ones left out, and files that are still to be read. */
export interface FilledIn {
  readonly fields: FieldValues;
  readonly files: readonly UploadedFile[];
}

type Values = NonNullable<NonNullable<SubmissionPayload['view']['state']>['values']>;

/** Reads what was filled in. Boxes are a list, empty where none is ticked. */
export function filledIn(values: Values): FilledIn {
  const fields: Record<string, FieldValue> = {};
  const files: UploadedFile[] = [];
  for (const [field, inputs] of Object.entries(values)) {
    const input = inputs?.[INPUT_ID];
    const [file] = input?.files ?? [];
    if (file) files.push({ field, name: file.name ?? '', size: file.size, url: file.url_private_download });
    const chosen = input?.selected_options?.flatMap((one) => one.value ?? []);
    const value = chosen ?? input?.selected_option?.value ?? input?.value ?? '';
    if (value !== '') fields[field] = value;
  }
  return { fields, files };
}
