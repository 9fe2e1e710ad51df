import type pg from 'pg';

/** Everybody's first send is due shortly before this, in epoch milliseconds, or some whole days later. */
export const NOW = Date.UTC(2026, 0, 5, 12);
export const DAY = 86_400_000;
export const WORKSPACES = 5;

/** Fills an empty table: `each` people are due within two minutes of each day from `NOW` on, until `rows` are there. */
export const fill = (rows: number, each: number, series: (last: number) => string): string => `
  insert into recipient (platform, workspace, type, ref)
  select 'bench', 'W' || (n % ${WORKSPACES}), 'person', 'U' || n from ${series(rows - 1)};
  insert into schedule (recipient, kind, platform, workspace, weekday, time, zone, hours, state, next_due, occurrence,
    silent, streak, best_streak, forgiven, notified, created_at, updated_at)
  select id, 'weekly-plan', platform, workspace, 1, '12:00', 'Europe/London', 5, 'active',
    ${NOW} + (n / ${each}) * ${DAY} - n % 120000, '2026-01-05', 0, 1, 2, 0, 0, ${NOW}, ${NOW}
  from (select *, cast(substr(ref, 2) as integer) as n from recipient) as people`;

/** Gives everybody who has a schedule a plan under way. */
export const PLANS = `
  insert into plan (id, platform, workspace, person, roadmap, state, week, started_at, updated_at)
  select 'plan of ' || ref, platform, workspace, ref, 'software-engineer', 'active', 0, ${NOW}, ${NOW}
  from recipient`;

export const inPostgres = (last: number): string => `generate_series(0, ${last}) as n`;
export const inSqlite = (last: number): string =>
  `(with recursive s(n) as (select 0 union all select n + 1 from s where n < ${last}) select n from s)`;

/** The same work as four bare statements a hundred sends on one connection, with nothing kept safe between them. */
export async function bareStatements(client: pg.Client, now: number, most: number): Promise<number> {
  let done = 0;
  for (let at = 0; done < most; at = (at + 1) % WORKSPACES) {
    const mine = `platform = 'bench' and workspace = 'W${at}'`;
    const { rows } = await client.query<{ recipient: number }>(`
      update schedule set lease_until = ${now + 60_000}, lease_token = '00000000-0000-0000-0000-000000000000'
      where ${mine} and recipient in (select recipient from schedule where ${mine} and next_due <= ${now}
        and (lease_until is null or lease_until <= ${now}) order by next_due limit 100 for update skip locked)
      returning *`);
    const these = `recipient in (${rows.map(({ recipient }) => recipient).join(',')}) and kind = 'weekly-plan'`;
    await client.query(`insert into ledger select recipient, kind, occurrence, 'claimed', lease_token,
      next_due, ${now}, 1, 0, null, null from schedule where ${these}`);
    await client.query(`update schedule set next_due = next_due + ${7 * DAY}, occurrence = '2026-01-12',
      lease_until = null, silent = 1 where ${these}`);
    await client.query(`update ledger set state = 'sent', at = ${now},
      message = '{"channel":"D012345","ts":"1767614400.000100"}' where ${these}`);
    done += rows.length;
  }
  return done;
}
