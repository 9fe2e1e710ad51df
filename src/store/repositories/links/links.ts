import type { Transaction } from 'kysely';
import type { Access } from '../../engines/database-access.ts';
import type { Author, PersonKey } from '../../schema/keys.ts';
import { isSame, selectLink } from '../../schema/link-rows.ts';
import { BATCH, isPerson, keyOf, mustBePerson } from '../../schema/rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { mustBeInstant, mustBeKeepable } from '../../schema/text.ts';
import type { EpochMs } from '../../../time.ts';
import type { Joined, Link, PendingLink, TypedCode } from '../../types/link.ts';
import { agreeTo, CODE_LIFETIME, selectCode, takeCode, toPending, typerOf, writeCode } from './codes.ts';
import { copyOwn, mergeOwn } from './merge.ts';
import { keepOne, kindsOf, moveMessages } from './messages.ts';
import { deleteCodes } from './personal-links.ts';
import { TRIES_WINDOW } from './tries.ts';

/** Accounts that are one person's: the codes by which they prove that, and what is then kept once for both. */
export class Links {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** The link of an account; undefined where it has none. */
  async get(account: PersonKey): Promise<Link | undefined> {
    return this.#access.read((db) => selectLink(db, account));
  }

  /** Keeps a code, as its hash, that is shown to an account. It takes the place of any before. */
  async show(account: Author, code: string, at: EpochMs): Promise<void> {
    mustBeAccount(account, at);
    await this.#access.changeOwn(account.person, (transaction) => writeCode(transaction, account, code, at));
  }

  /**
   * Takes a code that an account typed: once, within ten minutes of its showing, by nobody of the platform it was shown
   * on. Wrong ones are counted.
   */
  async type(account: Author, code: string, at: EpochMs): Promise<TypedCode> {
    mustBeAccount(account, at);
    return this.#access.changeOwn(account.person, (transaction) => takeCode(transaction, account, code, at));
  }

  /** The link that is being made with an account; undefined where none is. */
  async pending(account: PersonKey, at: EpochMs): Promise<PendingLink | undefined> {
    if (!isPerson(account)) return undefined;
    const row = await this.#access.read((db) => selectCode(db, account, at));
    return row && toPending(row, account);
  }

  /**
   * Notes that who typed a code agrees to be linked with who they were told showed it; `typedAt` says which it was. False
   * where there is nothing to agree to any more.
   */
  async agree(account: PersonKey, typedAt: EpochMs, at: EpochMs): Promise<boolean> {
    mustBePerson(account);
    mustBeInstant('The time of the code', typedAt);
    return this.#access.change((transaction) => agreeTo(transaction, account, typedAt, at));
  }

  /** Ends the link that is being made with an account, whichever side it is. */
  async refuse(account: PersonKey): Promise<void> {
    mustBePerson(account);
    await this.#access.change((transaction) => deleteCodes(transaction, account));
  }

  /**
   * Joins the account that a code was shown to with the one that typed it and agreed: what both have of their own is kept
   * once from now on. `typedAt` says whom they were asked about: a yes to one is none to another. `messages` is which of
   * two weekly messages goes on.
   */
  async join(
    shower: PersonKey,
    { typedAt, messages }: { readonly typedAt: EpochMs; readonly messages?: 'here' | 'there' },
    at: EpochMs,
  ): Promise<Joined> {
    mustBePerson(shower);
    mustBeInstant('The time of the link', at);
    const expected = await this.#access.read((db) => selectCode(db, shower, at));
    const typer = expected && typerOf(expected)?.person;
    if (!typer) return { kind: 'nothing to join' };
    const { guest, home } = rolesOf(shower, typer);
    const { engine } = this.#access;
    return this.#access.changeOfAll([guest, home], async (transaction) => {
      const row = await selectCode(transaction, shower, at, { locks: engine.locksRows });
      const isMeant = row?.code === expected.code && row.typed_at === typedAt && isSame(row, shower);
      if (!isMeant || row.agreed !== 1) return { kind: 'nothing to join' };
      for (const account of [guest, home])
        if (await selectLink(transaction, account)) return { kind: 'linked' };
      const [kept, ended] = messages === 'there' ? [typer, shower] : [shower, typer];
      const kinds = new Set(await kindsOf(transaction, ended));
      const both = (await kindsOf(transaction, kept)).filter((kind) => kinds.has(kind));
      if (both.length > 0 && messages === undefined) return { kind: 'which message' };
      for (const kind of both) await keepOne(transaction, engine, { kind, from: ended, to: kept, at });
      await mergeOwn(transaction, { from: guest, to: home, at });
      const names = { shower: row.name, typer: row.typed_name ?? '' };
      const link: Link = isSame(guest, shower)
        ? { guest: { person: guest, name: names.shower }, home: { person: home, name: names.typer }, at }
        : { guest: { person: guest, name: names.typer }, home: { person: home, name: names.shower }, at };
      await insertLink(transaction, link);
      for (const account of [guest, home]) await deleteCodes(transaction, account);
      this.#access.relinked();
      return { kind: 'joined', link };
    });
  }

  /**
   * Unlinks an account: both have a copy of what was theirs, and the plans of a team's roadmap stay with the account of
   * that team. Messages stay where they are. Undefined where it was not linked.
   */
  async split(account: PersonKey, at: EpochMs): Promise<Link | undefined> {
    mustBePerson(account);
    mustBeInstant('The time of the change', at);
    return this.#access.changeOwn(account, async (transaction) => {
      const link = await selectLink(transaction, account);
      if (!link) return undefined;
      await transaction
        .deleteFrom('linked_person')
        .where((it) => it.and(keyOf(link.guest.person)))
        .execute();
      this.#access.relinked();
      await copyOwn(transaction, { from: link.home.person, to: link.guest.person, at });
      return link;
    });
  }

  /** Has a kind of message go to the account from now on, where it goes to the one it is linked with; false elsewhere. */
  async moveMessages(to: PersonKey, kind: string, at: EpochMs): Promise<boolean> {
    mustBePerson(to);
    return this.#access.changeOwn(to, async (transaction, { accounts }) => {
      const from = accounts.find((one) => !isSame(one, to));
      return from !== undefined && moveMessages(transaction, this.#access.engine, { kind, from, to, at });
    });
  }

  /** Deletes codes and counts of tries that were over before `now`, and returns how many. */
  async deleteExpired(now: EpochMs): Promise<number> {
    mustBeInstant('The time', now);
    const codes = await this.#access.changeInBatches(async (transaction) => {
      // A code that was typed in its last moment may be agreed to for as long again.
      const old = transaction
        .selectFrom('link_code')
        .select('code')
        .where('shown_at', '<=', now - 2 * CODE_LIFETIME)
        .limit(BATCH);
      const { numDeletedRows } = await transaction
        .deleteFrom('link_code')
        .where('code', 'in', old)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    });
    const tries = await this.#access.change((transaction) =>
      transaction
        .deleteFrom('link_try')
        .where('since', '<=', now - TRIES_WINDOW)
        .executeTakeFirstOrThrow(),
    );
    return codes + Number(tries.numDeletedRows);
  }
}

function mustBeAccount({ person, name }: Author, at: EpochMs): void {
  mustBePerson(person);
  mustBeKeepable('name', name);
  mustBeInstant('The time of the code', at);
}

/** Which of two accounts keeps what is theirs: the one in no workspace; of two such, the one that the code was shown to. */
const rolesOf = (shower: PersonKey, typer: PersonKey) =>
  shower.workspace === '' ? { guest: typer, home: keyOf(shower) } : { guest: keyOf(shower), home: typer };

async function insertLink(transaction: Transaction<Schema>, { guest, home, at }: Link): Promise<void> {
  await transaction
    .insertInto('linked_person')
    .values({
      ...{ ...keyOf(guest.person), name: guest.name },
      ...{ home_platform: home.person.platform, home_person: home.person.person, home_name: home.name },
      linked_at: at,
    })
    .execute();
}
