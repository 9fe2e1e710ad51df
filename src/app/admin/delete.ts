import { HELD } from '../../policies/held.ts';
import type { PersonData, PersonKey, WorkspaceFigures } from '../../store/store.ts';
import { findOneWorkspace, findPerson, findWorkspace, writeOwner } from './find.ts';
import type { Act, AdminParts } from './parts.ts';
import { countOf, tableOf } from './table.ts';

/** Deletes all that is held of a workspace, or of a person; without `--yes` it shows how much that is. */
export const deleteHeld: Act = async ({ words: [word = '', person], options: { yes } }, parts) => {
  const { store } = parts;
  if (person === undefined) return deleteWorkspace(await findOneWorkspace(store, word), yes, parts);
  const owner = await findWorkspace(store, word);
  return deletePerson(owner, await findPerson(store, owner, person), yes, parts);
};

async function deleteWorkspace(owner: WorkspaceFigures, yes: boolean, parts: AdminParts): Promise<boolean> {
  const { store, say, audit } = parts;
  const name = writeOwner(owner);
  const counts = await store.operator.count(owner);
  const linked = counts.get('linked_person') ?? 0;
  if (!yes) {
    sayCounts(
      `All that is held of ${name} would be deleted:`,
      [...counts].map(([table, count]) => [HELD[table].title, count]),
      say,
    );
    if (linked > 0)
      say(`Of ${linked} who linked another account, plans, settings and weekly messages stay with that one.`);
    return refuse(say);
  }
  // Before it begins: where it breaks off, some of it is gone.
  audit('delete', `deletes all that is held of ${name}`, owner);
  const deleted = await store.workspaces.delete(owner);
  say(`${countOf(deleted, 'row')} of ${name} deleted.`);
  if (counts.has('installation'))
    say('Its token was among them: Rung answers there again once it is added anew.');
  else if (owner.removedAt === undefined)
    say(
      'Rung is still in the workspace, and keeps what people do there from now on: remove it there as well.',
    );
  return true;
}

/** What is held of a person, by the parts of their export. */
const TITLES: Readonly<Record<keyof PersonData, string>> = {
  remembered: HELD.person_default.title,
  schedule: HELD.schedule.title,
  conversation: HELD.conversation.title,
  plans: HELD.plan.title,
  nudges: HELD.ledger.title,
  quiz: HELD.quiz_question.title,
  pictures: HELD.picture_file.title,
  following: HELD.follower.title,
  shares: `${HELD.channel_roadmap.title}: their name on them`,
  roadmaps: `${HELD.team_roadmap.title}: their name on them`,
  digests: `${HELD.digest.title}: their name on them`,
  chosen: `${HELD.workspace_setting.title}: their name on it`,
  links: HELD.linked_person.title,
};

async function deletePerson(
  owner: WorkspaceFigures,
  key: PersonKey,
  yes: boolean,
  { store, say, audit }: AdminParts,
): Promise<boolean> {
  const name = `${key.person} of ${writeOwner(key)}`;
  const link = await store.links.get(key);
  const accounts =
    link && [link.guest, link.home].map(({ person }) => `${writeOwner(person)} ${person.person}`);
  if (!yes) {
    const held = await store.people.export(key);
    const parts = Object.keys(TITLES) as (keyof PersonData)[];
    sayCounts(
      `All that is held of ${name} would be deleted:`,
      parts.map((part) => [TITLES[part], held[part].length]),
      say,
    );
    if (accounts) say(`The accounts ${accounts.join(' and ')} are linked: this deletes both.`);
    return refuse(say);
  }
  audit('delete', `deletes all that is held of a person of ${writeOwner(owner)}`, owner);
  await store.people.delete(key);
  say(`All that was held of ${name} is deleted${accounts ? ', of both linked accounts' : ''}.`);
  return true;
}

function sayCounts(
  title: string,
  counts: readonly (readonly [string, number])[],
  say: AdminParts['say'],
): void {
  say(title);
  const rows = counts.filter(([, count]) => count > 0);
  tableOf(
    [{ title: '  what' }, { title: 'rows', numbers: true }],
    rows.map(([what, count]) => [`  ${what}`, String(count)]),
  ).forEach(say);
}

/** Says that nothing was done. */
function refuse(say: AdminParts['say']): false {
  say('Nothing was changed. "export" makes a copy of it; the same words with --yes delete it for good.');
  return false;
}
