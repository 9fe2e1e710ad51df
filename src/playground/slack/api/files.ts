import { z } from 'zod';
import { LIMITS } from '../check/limits.ts';
import { type Json, Refusal } from '../check/refusal.ts';
import { isReady, mimetypeOf, type StoredFile } from '../state.ts';
import type { World } from '../world.ts';
import { type Method, optional, required, roomOf, structured } from './method.ts';

const finished = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

const getUploadUrl: Method = {
  scope: 'files:write',
  run(world, args) {
    const name = required(args, 'filename');
    const length = Number(args['length']);
    if (!Number.isInteger(length) || length < 1) throw new Refusal('invalid_arguments');
    if (length > LIMITS.file) throw new Refusal('file_upload_size_restricted');
    if ((optional(args, 'alt_txt') ?? '').length > LIMITS.fileAlt) throw new Refusal('invalid_arguments');
    const file: StoredFile = {
      id: world.state.id('F'),
      name,
      length,
      at: world.now(),
      done: false,
      title: name,
    };
    world.state.files.set(file.id, file);
    return { upload_url: `${world.origin}/upload/v1/${file.id}`, file_id: file.id };
  },
};

const complete: Method = {
  scope: 'files:write',
  run(world, args) {
    const parsed = finished.safeParse(structured(args, 'files', 'invalid_arguments'));
    if (!parsed.success) throw new Refusal('invalid_arguments');
    const channel = optional(args, 'channel_id');
    const room = channel === undefined ? undefined : roomOf(world, channel);
    if (room?.archived === true || room?.members.has(world.names.botUser) === false)
      throw new Refusal('invalid_channel');
    const files = parsed.data.map(({ id, title }) => {
      const file = world.state.files.get(id);
      if (!file?.bytes || file.done) throw new Refusal('file_not_found');
      file.title = title ?? file.title;
      return file;
    });
    for (const file of files) {
      file.done = true;
      file.readyAt = world.now() + world.fileReadyMs;
    }
    if (room) {
      const text = optional(args, 'initial_comment') ?? '';
      world.state.post({ room, user: world.names.botUser, text, blocks: [], files });
    }
    return { files: files.map((file) => describedFile(world, file)) };
  },
};

const info: Method = {
  scope: 'files:read',
  run(world, args) {
    const file = world.state.files.get(required(args, 'file'));
    if (!file?.done) throw new Refusal('file_not_found');
    return { file: describedFile(world, file) };
  },
};

const remove: Method = {
  scope: 'files:write',
  run(world, args) {
    const file = world.state.files.get(required(args, 'file'));
    if (!file?.done) throw new Refusal('file_not_found');
    if (file.user !== undefined) throw new Refusal('cant_delete_file');
    world.state.files.delete(file.id);
    return {};
  },
};

/** A file as Slack's API shows it; one that Slack has not looked at yet is of no kind. */
export const describedFile = (world: World, file: StoredFile): Json => ({
  id: file.id,
  name: file.name,
  title: file.title,
  size: file.length,
  mimetype: isReady(file, world.now()) ? mimetypeOf(file) : '',
  user: file.user ?? world.names.botUser,
  is_public: false,
  url_private: world.fileUrl(file.id),
  url_private_download: world.downloadUrl(file.id),
  permalink: world.fileUrl(file.id),
  file_access: 'visible',
});

/** The methods by which files are uploaded, looked at and deleted. */
export const files: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
  'files.delete': remove,
  'files.info': info,
};
