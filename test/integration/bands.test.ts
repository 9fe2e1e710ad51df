import { describe, expect, it } from 'vitest';
import { AMOUNTS, TABLE } from '../harness/bands/asks.ts';
import { bandsOnDiscord, bandsOnSlack } from '../harness/bands/chats.ts';
import type { StoreLocation } from '../../src/store/engines/open.ts';
import { closingAfterEach } from '../harness/closing.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { mentions } from '../harness/rows.ts';

const closing = closingAfterEach();
const OPENERS = {
  'Slack over a socket': (store?: StoreLocation) => bandsOnSlack('socket', store),
  'Slack over HTTP': (store?: StoreLocation) => bandsOnSlack('http', store),
  Discord: (store?: StoreLocation) => bandsOnDiscord(store),
} as const;
const folder = temporaryFolder();

describe.each(Object.entries(OPENERS))('given the pay bands of a company, on %s', (name, open) => {
  it('when an admin uploads them and says yes, then members read them, guests and those who may not import do not', async () => {
    const { admin, member, guest, until, bugs, lines } = closing(await open());
    await admin.type('/rung workspace bands import');
    await until(() => admin.read().includes('Import your company’s pay bands'));
    await admin.press('Open the form');
    await until(() => admin.hasForm());
    await admin.submit({ File: { name: 'bands.csv', content: `${TABLE}\nLodnon,mid,1,2,GBP\n` } });
    await until(() => admin.read().includes('Use 3 bands in 2 places?'));
    expect(admin.read()).toContain('Line 5: I know no place “Lodnon”: is it London, UK?');
    await member.type('/salary senior london');
    await until(() => member.read().includes('a year'));
    expect(member.read()).not.toMatch(AMOUNTS);

    await admin.press('Show to members');
    await until(() => admin.read().includes('Your company’s pay bands are in use'));
    await member.type('/salary senior london');
    await until(() => AMOUNTS.test(member.read()));
    expect(member.read()).toContain('your company’s own bands');
    // On Discord a mention is answered for all to read, and does not say who its person is there.
    await member.mention('salary senior berlin');
    await until(() => member.read().includes('Berlin'));
    expect(member.read()).not.toContain('could not look up');
    if (name === 'Discord') expect(member.read()).not.toMatch(AMOUNTS);
    await guest?.type('/salary senior london');
    await until(() => guest === undefined || guest.read().includes('a year'));
    expect(guest?.read() ?? '').not.toMatch(AMOUNTS);

    await member.type('/rung workspace bands import');
    await until(() => member.read().includes('Only an admin can import pay bands'));
    expect(lines.join()).not.toMatch(AMOUNTS);
    expect(bugs).toEqual([]);
  });

  it('when they are pasted and are for admins only, then members read the market’s, and no other table has an amount', async () => {
    const file = folder.file(`${name.replaceAll(' ', '-')}.sqlite`);
    const { admin, member, until, bugs } = closing(await open({ kind: 'sqlite', file }));
    await admin.type('/rung workspace bands import');
    await until(() => admin.read().includes('Import your company’s pay bands'));
    await admin.press('Open the form');
    await until(() => admin.hasForm());
    await admin.submit({ 'Or paste it': TABLE.replaceAll(',', '\t') });
    await until(() => admin.read().includes('Use 3 bands in 2 places?'));
    await admin.press('Admins only');
    await until(() => admin.read().includes('are in use'));
    for (const person of [member, admin]) {
      await person.type('/salary senior london');
      await until(() => person.read().includes('a year'));
      expect(AMOUNTS.test(person.read())).toBe(person === admin);
    }
    for (const amount of ['97321', '97,321', '97.321'])
      expect(Object.keys(mentions(file, amount))).toEqual(amount === '97321' ? ['own_bands'] : []);
    expect(bugs).toEqual([]);
  });
});
