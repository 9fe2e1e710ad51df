import { z } from 'zod';
import { id, list, maybe, text, url } from '../../../shared/fields.ts';
import { person, place } from './parts.ts';

const option = z.object({ value: text });
/** A file that was uploaded; its size is in bytes. */
const file = z.object({ id, name: text, size: maybe(z.number().int().min(0)), url_private_download: url });

const input = z.object({
  type: text,
  value: text,
  selected_option: maybe(option),
  selected_options: list(option),
  files: list(file),
});

/** A submitted form; parts that are not used are left out. What was filled in stands under the block and the input. */
export const submissionPayload = z.object({
  ...place,
  type: z.literal('view_submission'),
  user: person,
  view: z
    .object({
      id,
      hash: text,
      callback_id: text,
      private_metadata: text,
      team_id: id,
      app_installed_team_id: id,
      state: maybe(
        z.object({
          values: maybe(z.record(z.string(), maybe(z.record(z.string(), maybe(input))))),
        }),
      ),
    })
    .catch({}),
  trigger_id: id,
});
/** A payload of this kind as it was read. */
export type SubmissionPayload = z.output<typeof submissionPayload>;
