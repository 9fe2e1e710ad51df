import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteExpired } from '../../../src/store/retention.ts';
import { callOf, fieldOf, labels, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { ADMIN, AMOUNTS, asking, MEMBER, TABLE } from '../../harness/bands/asks.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openApp({ now: Date.UTC(2026, 10, 29, 10) });
});
afterEach(() => app.close());

const { say, press, preview, bring } = asking(() => app);
const T1 = { platform: 'test', workspace: 'T1' };
const shown = async (...asked: Parameters<typeof say>) => read(await say(...asked), app.core);

describe('given an admin who imports the pay bands of a company', () => {
  it('when a table is read, then it is shown in figures, with the rows left out, and answers nobody yet', async () => {
    const wrong = ['Lodnon,staff,1,2,GBP', 'Berlin,IC4,1,2,EUR', 'Berlin,mid,9,2,EUR', 'Berlin,mid,x,2,EUR'];
    const answer = await preview({ 'table.1': [TABLE, ...wrong].join('\n') });
    expect(answer.reply.summary).toBe('Use 3 bands in 2 places?');
    expect(fieldOf(answer, 'London, UK')).toContain('Senior £97.321K–£127.321K');
    expect(fieldOf(answer, '4 rows are left out')).toBe(
      'Line 5: I know no place “Lodnon”: is it London, UK? Line 6: “IC4” is no level: use entry, mid, senior, staff or principal. Line 7: low is above high. Line 8: low “x” is no amount a year: write 90000.',
    );
    expect(labels(answer)).toEqual(['Show to members', 'Admins only', 'Import another']);
    expect(await shown('/salary senior london')).not.toMatch(AMOUNTS);
    expect(
      JSON.stringify(answer.call) +
        labels(answer)
          .map((one) => JSON.stringify(callOf(answer, one)))
          .join(),
    ).not.toMatch(AMOUNTS);
  });

  it('when they say yes, then pay is answered by them first, with their source and date, beside the market', async () => {
    await bring();
    const senior = await say('/salary senior london');
    expect(senior.reply.summary).toBe('£97.321K–£127.321K a year');
    const words = read(senior, app.core);
    expect(words).toContain('For London and towns within 40 km');
    expect(words).toContain('your company’s own bands, 29 Nov 2026');
    expect(words).toContain('Listed');
    // A town nearby, a town of a country with one band, and a level or a country without.
    expect((await say('/salary senior croydon')).reply.summary).toBe('£97.321K–£127.321K a year');
    expect((await say('/salary senior munich')).reply.summary).toBe('€88.321K–€118.321K a year');
    for (const text of ['entry london', 'senior manchester', 'senior toronto'])
      expect(await shown(`/salary ${text}`)).toContain('Startupbricks');
  });

  it('when pay is asked for in other ways, then those answer by them as well, and a specialisation is named an estimate', async () => {
    await bring();
    expect(await shown('/salary compare senior london berlin')).toMatch(AMOUNTS);
    expect(await shown('/salary me senior london')).toMatch(AMOUNTS);
    const offer = await say('/salary offer 120k gbp senior london');
    expect(fieldOf(offer, 'Your company’s band')).toContain('£97.321K–£127.321K');
    expect(fieldOf(await say('/salary me mid london'), 'Senior')).toMatch(/^about £/u);
    // The company has no staff band: its own and the market’s are not taken from each other.
    expect(fieldOf(await say('/salary me senior london'), 'Staff')).toMatch(/by the guide$/u);
    expect(await shown('/salary senior london how')).toMatch(AMOUNTS);
    expect(await shown('what does a senior make in london')).toMatch(AMOUNTS);
    expect(await shown('/salary senior london llm')).toContain('Estimate: LLM');
  });

  it('when they are in an answer, then it cannot be posted for everyone, and its picture is kept nowhere', async () => {
    await bring();
    for (const text of ['/salary senior london', '/salary compare senior london berlin']) {
      const answer = await say(text);
      expect(labels(answer)).not.toContain('Share here');
      expect(await shown(`${text} share here`)).toContain('That answer is just for you');
      const pictures = answer.reply.blocks.flatMap((one) => (one.type === 'picture' ? [one.picture] : []));
      expect(pictures.map(({ personal }) => personal)).toEqual([true]);
    }
    expect(labels(await say('/salary senior toronto'))).toContain('Share here');
  });

  it('when others are imported, then those replace them at once; removed, the market answers again', async () => {
    await bring();
    await say('/salary senior london');
    await bring('Show to members', 'place\tlevel\tlow\thigh\tcurrency\nLondon\tsenior\t£91k\t92k\tgbp');
    expect((await say('/salary senior london')).reply.summary).toBe('£91K–£92K a year');
    expect(await shown('/salary senior berlin')).not.toMatch(AMOUNTS);
    const asked = await say('/rung workspace bands delete', ADMIN);
    expect(asked.reply.summary).toBe('Remove your company’s pay bands?');
    await press(callOf(asked, 'Yes, remove them'));
    expect(await shown('/salary senior london')).toContain('Startupbricks');
    expect(await app.store.ownBands.get(T1)).toBeUndefined();
    expect(await app.store.workspaceSettings.list(T1)).toEqual([]);
  });

  it('when an import that another one followed is said yes to, then it is out of date, and nothing changes', async () => {
    const first = await preview({ 'table.1': TABLE });
    await preview({ 'table.1': TABLE });
    const late = await press(callOf(first, 'Show to members'));
    expect([late.ok, late.reply.summary]).toEqual([false, 'That import is out of date']);
    expect(await app.store.ownBands.get(T1)).toBeUndefined();
  });

  it('when nobody said yes to an import for a day, then it is deleted, and what is in use stays', async () => {
    await bring();
    await preview({ 'table.1': TABLE });
    await deleteExpired(app.store, Date.UTC(2026, 10, 30, 10));
    expect(await app.store.ownBands.draft(T1)).toBeDefined();
    await deleteExpired(app.store, Date.UTC(2026, 10, 30, 10) + 1);
    expect(await app.store.ownBands.draft(T1)).toBeUndefined();
    expect(await shown('/salary senior london')).toMatch(AMOUNTS);
  });

  it('when they are exported, then the file is read as the same bands again', async () => {
    await bring();
    const exported = await say('/rung workspace bands export', ADMIN);
    const file = exported.reply.blocks.find((one) => one.type === 'file');
    const before = (await app.store.ownBands.get(T1))?.record;
    await press(callOf(await preview({ file: file?.type === 'file' ? file.content : '' }), 'Admins only'));
    expect((await app.store.ownBands.get(T1))?.record).toEqual(before);
  });

  it('when a form asks for another import, then nothing that was pasted is in it', async () => {
    const form = await app.core.form({
      ...{ id: 'i', path: ['rung', 'workspace', 'bands', 'import'], at: 0, intent: 'form' },
      input: { kind: 'fields', fields: { 'table.1': TABLE, file: TABLE } },
      actor: { platform: 'test', id: 'U1', name: 'Ann', workspace: 'T1' },
      venue: { ...T1, channel: 'c', direct: false },
    });
    expect(form?.fields.map(({ label }) => label)).toContain('File');
    expect(JSON.stringify(form)).not.toMatch(AMOUNTS);
  });

  it('when the operator reads what is held of the workspace, then the bands are in it, and go with it', async () => {
    await bring();
    expect(JSON.stringify(await app.store.operator.export(T1))).toMatch(AMOUNTS);
    expect(await shown('/rung privacy')).toContain('Company pay bands: seen by all members');
    await app.store.workspaces.delete(T1);
    expect(await app.store.ownBands.get(T1)).toBeUndefined();
    expect(await shown('/salary senior london')).not.toMatch(AMOUNTS);
  });
});

describe('given who may see the bands of a company', () => {
  const asked = [
    '/salary senior london',
    '/salary compare senior london berlin',
    '/salary me senior london',
    '/salary offer 120k gbp senior london',
    '/rung workspace bands',
  ];
  it.each([
    ['somebody of another workspace', { ...MEMBER, workspace: 'T2' }],
    ['an admin of another workspace', { ...ADMIN, workspace: 'T2' }],
    ['a guest', { ...MEMBER, member: false }],
    ['a person of whom the platform says nothing', { workspace: 'T1' }],
    ['somebody in no workspace', { ...MEMBER, workspace: undefined, direct: true }],
  ])('when %s asks, then no figure of them is in any answer', async (_name, who) => {
    await bring();
    // The bands are in memory by now.
    expect(await shown('/salary senior london')).toMatch(AMOUNTS);
    for (const text of asked) expect(await shown(text, who)).not.toMatch(AMOUNTS);
    expect(app.bugs).toEqual([]);
  });

  it('when they are for admins only, then members are answered by the market, until an admin shows them', async () => {
    await bring('Admins only');
    expect(await shown('/salary senior london')).not.toMatch(AMOUNTS);
    expect(await shown('/salary senior london', ADMIN)).toMatch(AMOUNTS);
    expect(await shown('/salary senior london', { ...ADMIN, direct: true })).toMatch(AMOUNTS);
    await say('/rung workspace bands everyone', ADMIN);
    expect(await shown('/salary senior london')).toMatch(AMOUNTS);
    await say('/rung workspace bands admins', ADMIN);
    expect(await shown('/salary senior london')).not.toMatch(AMOUNTS);
  });

  it.each(['', ' import', ' export', ' delete yes', ' everyone'])(
    'when a member says /rung workspace bands%s, then nothing changes, and no figure is shown',
    async (text) => {
      await bring('Admins only');
      const before = await app.store.workspaceSettings.list(T1);
      expect(await shown(`/rung workspace bands${text}`)).not.toMatch(AMOUNTS);
      await preview({ 'table.1': TABLE }, MEMBER);
      expect(await app.store.workspaceSettings.list(T1)).toEqual(before);
      expect(await app.store.ownBands.draft(T1)).toBeUndefined();
    },
  );

  it('when the profile is away, then the market answers, which says so to who asks, and not to a channel', async () => {
    await bring();
    const [asked, shared] = await Promise.all(
      ['/salary senior london', '/salary senior london share here'].map((text) =>
        app.core.invoke(
          {
            ...{ id: 'i', path: [], input: { kind: 'text', text }, at: 0 },
            actor: { platform: 'test', id: 'U1', name: 'Ann', workspace: 'T1' },
            venue: { ...T1, channel: 'c', direct: false },
          },
          { profile: () => Promise.reject(new Error('away')) },
        ),
      ),
    );
    if (!asked || !shared) throw new Error('no answer');
    expect([asked.ok, asked.visibility, shared.visibility]).toEqual([true, 'private', 'channel']);
    const words = [asked, shared].map((one) => read(one, app.core));
    expect(words.join()).not.toMatch(AMOUNTS);
    expect(words.map((one) => one.includes('I could not look up'))).toEqual([true, false]);
    expect(await shown('/salary senior london')).not.toContain('I could not look up');
  });
});
