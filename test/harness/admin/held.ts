import type { Kysely } from 'kysely';
import type { Schema } from '../../../src/store/schema/schema.ts';
import { openPostgres } from '../../../src/store/engines/postgres.ts';
import { openSqlite } from '../../../src/store/engines/sqlite.ts';
import { storeOn } from '../../../src/store/engines/open.ts';
import type { Author, PersonKey, Store } from '../../../src/store/store.ts';
import { emptyDatabase, type SHARED_ENGINES } from '../engines.ts';
import { link } from '../links/accounts.ts';
import { aPlan, aSchedule, NOON } from '../scheduling/schedules.ts';
import { aFollower, anOwn, aShare } from '../teams/shares.ts';

/** A store of an engine, with a way to see the rows that it wrote. */
export async function openSeen(kind: (typeof SHARED_ENGINES)[number]) {
  const { location, remove } = await emptyDatabase(kind);
  const engine = await (location.kind === 'sqlite' ? openSqlite(location.file) : openPostgres(location.url));
  const store = storeOn(engine);
  return {
    store,
    mentions: (word: string) => mentions(engine.db, word),
    counts: async () => new Map([...(await tables(engine.db))].map(([name, rows]) => [name, rows.length])),
    async close() {
      await store.close();
      await remove();
    },
  };
}

/** Every row of every table that the database itself names, so that no table can be forgotten. */
async function tables(db: Kysely<Schema>) {
  const found = new Map<string, readonly Readonly<Record<string, unknown>>[]>();
  for (const { name } of await db.introspection.getTables()) {
    if (name.startsWith('kysely_')) continue;
    found.set(
      name,
      await db
        .selectFrom(name as keyof Schema)
        .selectAll()
        .execute(),
    );
  }
  return found;
}

/** The tables in which some row holds a word in any column. */
async function mentions(db: Kysely<Schema>, word: string): Promise<readonly string[]> {
  return [...(await tables(db))]
    .filter(([, rows]) => rows.some((row) => Object.values(row).some((one) => String(one).includes(word))))
    .map(([name]) => name)
    .sort();
}

/**
 * Fills every table that holds anything of a workspace with something of one. Its first person is linked with another account,
 * whose id has the name of the workspace in small letters.
 */
export async function live(store: Store, workspace: string): Promise<void> {
  const owner = { platform: 'chat', workspace };
  const small = workspace.toLowerCase();
  const person = (id: string): PersonKey => ({ ...owner, person: `${workspace}-${id}` });
  const [ann, bea] = [person('ann'), person('bea')];
  const by = (key: PersonKey, name = 'Ann'): Author => ({ person: key, name });
  const channel = { ...owner, channel: `${workspace}-channel` };
  for (const key of [ann, bea]) {
    await store.people.remember(key, { level: 'senior' }, NOON);
    await store.plans.save(key, aPlan(`plan-${key.person.toLowerCase()}`), NOON);
    await store.schedules.set(key, 'weekly-plan', aSchedule(), NOON);
    await store.conversations.save(key, `D-${key.person}`, NOON);
    const answered = { question: 'q.1', at: NOON, isRight: true, comesBack: undefined };
    await store.quiz.record(key, answered, NOON - 1);
    await store.pictureFiles.addPersonal(key, `file-${key.person}`, NOON);
  }
  await store.teamRoadmaps.save(anOwn({ ...owner, id: `own-${workspace}`, maker: by(bea) }), undefined, NOON);
  await store.channelRoadmaps.share(
    aShare({ ...channel, id: `share-${workspace}`, roadmap: `own-${workspace}`, sharer: by(bea) }),
    NOON,
  );
  await store.channelRoadmaps.follow(channel, `own-${workspace}`, aFollower(bea, 'Bea'));
  await store.digests.setAuthor(channel, by(bea), NOON);
  await store.schedules.set(channel, 'channel-digest', aSchedule(), NOON);
  await store.greetings.mark(channel, NOON);
  await store.buttonCalls.save(owner, [{ token: `token-${workspace}`, call: 'pay' }], NOON);
  await store.inbox.mark({ ...owner, id: `event-${workspace}` }, NOON);
  await store.installations.save(
    {
      ...owner,
      details: { name: `${workspace} Inc` },
      sealed: `sealed-${workspace}`,
      keyId: 'k',
      expiresAt: undefined,
    },
    NOON,
  );
  await store.workspaceSettings.set(owner, { name: 'off.quiz', value: 'off' }, by(bea), NOON);
  await store.ownBands.saveDraft(owner, { version: `bands-${workspace}`, record: {}, savedAt: NOON });
  for (const due of await store.ledger.claimDue({ now: NOON, limit: 99, leaseMs: 60_000 }))
    await store.ledger.record(due, { state: 'dropped', error: 'no' }, { next: due.schedule.next }, NOON);
  const other = (id: string): Author => by({ platform: 'other', workspace: '', person: `${id}-of-${small}` });
  await link(store, by(ann), other('ann'));
  const code = `WXYZBCDFGHJ${workspace.at(1) ?? ''}`;
  // A code of another account that somebody of the workspace typed.
  await store.links.show(other('eve'), code, NOON);
  await store.links.type(by(bea), code, NOON);
}
