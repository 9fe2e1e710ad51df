import { UNTIL_REMOVED, WHOSE, type Descriptions } from './description.ts';

const OWNER = { platform: WHOSE.platform, workspace: WHOSE.workspace } as const;
/** The columns of who did it. */
const BY = {
  by_workspace: 'the workspace of who did it',
  by_person: 'who did it; empty once they deleted their data',
  by_name: 'the name they were shown by; empty once they deleted their data',
} as const;

/** What is held of workspaces, table by table. */
export const HELD_OF_WORKSPACES: Descriptions<
  | 'installation'
  | 'team_roadmap'
  | 'channel_roadmap'
  | 'follower'
  | 'digest'
  | 'picture_file'
  | 'greeting'
  | 'removed_workspace'
  | 'workspace_setting'
  | 'own_bands'
> = {
  installation: {
    of: 'workspace',
    title: 'Workspaces that added Rung by themselves',
    purpose: 'To answer in them: each has given Rung a token of its own.',
    kept: 'Until Rung is removed from the workspace; its token at most until then.',
    columns: {
      ...OWNER,
      details: 'the names and ids of the workspace and of Rung in it',
      sealed: 'its token, encrypted (AES-256-GCM)',
      key_id: 'which key it is encrypted with',
      version: 'how often the token was renewed',
      expires_at: 'until when the token holds',
      renewing_by: 'which process is renewing it',
      renewing_until: 'until when',
      installed_at: 'when Rung was added',
    },
  },
  workspace_setting: {
    of: 'workspace',
    title: 'What admins chose for their workspace',
    purpose:
      'So that Rung keeps to it there: which commands are on, on which days it is silent, who sees the company’s pay bands, and whether the people who run Rung paused it.',
    kept: UNTIL_REMOVED,
    columns: {
      ...OWNER,
      ...BY,
      name: 'what was chosen',
      value: 'how',
      set_at: 'when',
    },
  },
  own_bands: {
    of: 'workspace',
    title: 'Pay bands of a workspace’s company',
    purpose: 'To show them in that workspace to those whom its admins chose, and to nobody elsewhere.',
    kept: 'Until an admin removes them or, after Rung was removed from the workspace, 30 days; those that an admin has not said yes to, a day.',
    columns: {
      ...OWNER,
      state: 'whether an admin said yes to them',
      version: 'a name of its own, for each import',
      record: 'the places, levels, amounts and currencies of the bands; it names nobody',
      saved_at: 'when they were imported',
    },
  },
  team_roadmap: {
    of: 'workspace',
    title: 'Roadmaps that a workspace made',
    purpose: 'To show them to that workspace, and to nobody elsewhere.',
    kept: UNTIL_REMOVED,
    columns: {
      ...OWNER,
      ...BY,
      id: 'a name of its own',
      version: 'how often it was changed',
      record: 'the roadmap, as it was typed',
      editors: 'who may change it',
      changes: 'what the last ten edits changed',
      made_at: 'when it was made',
      changed_at: 'when it was changed last',
    },
  },
  channel_roadmap: {
    of: 'workspace',
    title: 'Roadmaps that channels follow',
    purpose: 'To show a channel how far its followers are, together.',
    kept: UNTIL_REMOVED,
    columns: {
      ...OWNER,
      ...BY,
      id: 'a number of its own',
      channel: 'the platform’s id of the channel',
      roadmap: 'which roadmap',
      state: 'whether it is followed',
      shared_at: 'when it was shared',
      starts: 'the day it starts',
      withdrawn_by: 'who took it back',
      card_message: 'where its message is on the platform',
      card_wanted: 'how often that message had to be changed',
      card_due: 'when it is changed next',
      card_tries: 'how often that was tried',
      card_unsure: 'whether the platform left open if it was posted',
    },
  },
  follower: {
    of: 'person',
    title: 'Who follows a channel’s roadmap',
    purpose: 'To count progress together; a name is shown only where you chose it.',
    kept: 'Until you leave it or delete your data, or as long as the channel follows the roadmap.',
    columns: {
      platform: WHOSE.platform,
      channel_roadmap: 'what is followed',
      person_workspace: 'the workspace you are of',
      person: WHOSE.person,
      name: 'the name you chose to be seen by; empty otherwise',
      joined_at: 'when you joined',
    },
  },
  digest: {
    of: 'workspace',
    title: 'Digests of channels',
    purpose: 'To send a channel its weekly digest, in the name of who set it.',
    kept: UNTIL_REMOVED,
    columns: { ...OWNER, ...BY, channel: 'the platform’s id of the channel', set_at: 'when it was set' },
  },
  picture_file: {
    of: 'workspace',
    title: 'Pictures that were uploaded',
    purpose:
      'To show a picture again without uploading it again, and to delete a person’s when they ask for it.',
    kept: '90 days; a person’s until they delete their data, then until the platform has deleted the file.',
    columns: {
      ...OWNER,
      file: 'the platform’s id of the file',
      content: 'which picture it is, where it shows the same to everybody',
      person: 'whose it is, where it is one person’s',
      uploaded_at: 'when it was uploaded',
    },
  },
  greeting: {
    of: 'workspace',
    title: 'Channels that were greeted',
    purpose: 'So that Rung greets a channel once.',
    kept: '30 days after Rung was removed from the workspace.',
    columns: { ...OWNER, channel: 'the platform’s id of the channel', greeted_at: 'when that was' },
  },
  removed_workspace: {
    of: 'workspace',
    title: 'Workspaces that Rung was removed from',
    purpose: 'To delete all that is held of them.',
    kept: '30 days.',
    columns: { ...OWNER, removed_at: 'when Rung was removed' },
  },
};
