import type { Profile } from '../../../src/core/declare/command.ts';
import type { Invocation } from '../../../src/core/declare/invocation.ts';
import type { Answer } from '../../../src/core/run/run.ts';
import { OWN_BANDS, writeBandsSetting } from '../../../src/core/run/data/own-bands-setting.ts';
import { readOwnBands } from '../../../src/dataset/pay/own/read.ts';
import type { Call } from '../../../src/reply/reply.ts';
import type { Owner, Store } from '../../../src/store/store.ts';
import { callOf } from '../answers.ts';
import type { TestApp } from '../app.ts';
import { shippedData } from '../shipped.ts';

/** Amounts that stand nowhere else, in a table of bands that reads well. */
export const TABLE = [
  'place,level,low,high,currency',
  'London,mid,71321,96321,GBP',
  'London,senior,97321,127321,GBP',
  'Germany,senior,88321,118321,EUR',
].join('\n');
/** Amounts of that table, in each form that they are typed, shown or kept in. */
export const AMOUNTS = /(?:71|96|97|127|88|118)[.,]?321/u;

/** Who asks: what the platform says of them, and in which workspace, if any. */
export interface Who extends Profile {
  readonly workspace?: string | undefined;
  readonly direct?: boolean;
}
export const ADMIN: Who = { workspace: 'T1', admin: true, member: true };
export const MEMBER: Who = { workspace: 'T1', admin: false, member: true };

/** How people of several workspaces type lines and press buttons of an app. */
export function asking(app: () => TestApp) {
  const who = ({ workspace, direct = false }: Who): Pick<Invocation, 'id' | 'at' | 'actor' | 'venue'> => ({
    ...{ id: 'i', at: 0 },
    actor: { platform: 'test', id: 'U1', name: 'Ann', ...(workspace !== undefined && { workspace }) },
    venue: { platform: 'test', channel: 'c', direct, ...(workspace !== undefined && { workspace }) },
  });
  const invoke = (one: Pick<Invocation, 'path' | 'input' | 'intent'>, asker: Who): Promise<Answer> =>
    app().core.invoke({ ...who(asker), ...one }, { profile: () => Promise.resolve(asker) });
  const say = (text: string, asker: Who = MEMBER) =>
    invoke({ path: [], input: { kind: 'text', text } }, asker);
  const press = ({ path, fields, intent }: Call, asker: Who = ADMIN) =>
    invoke({ path, input: { kind: 'fields', fields }, ...(intent && { intent }) }, asker);
  return {
    ...{ say, press },
    /** Submits the form with a table, or with a file. */
    preview: (fields: Call['fields'], asker: Who = ADMIN) =>
      press({ path: ['rung', 'workspace', 'bands', 'import'], fields }, asker),
    /** Imports the table, and says yes to it. */
    bring: async (label = 'Show to members', table = TABLE, asker: Who = ADMIN): Promise<Answer> => {
      const shown = await press(
        { path: ['rung', 'workspace', 'bands', 'import'], fields: { 'table.1': table } },
        asker,
      );
      return press(callOf(shown, label), asker);
    },
  };
}

/** Puts the table in use in a workspace, for all of its members. */
export async function useBands(store: Store, owner: Owner): Promise<void> {
  const read = readOwnBands(TABLE, shippedData());
  if ('reason' in read) throw new Error(read.reason);
  await store.ownBands.saveDraft(owner, { version: 'v', record: { places: read.places }, savedAt: 1 });
  await store.ownBands.activate(owner, 'v');
  const author = { person: { ...owner, person: 'U0' }, name: 'Cleo' };
  const value = writeBandsSetting({ audience: 'everyone', version: 'v' });
  await store.workspaceSettings.set(owner, { name: OWN_BANDS, value }, author, 1);
}
