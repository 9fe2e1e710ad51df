import { describe, expect, it } from 'vitest';
import { closingAfterEach } from '../harness/closing.ts';
import { openDiscord } from '../harness/platforms/discord.ts';
import { openSlack, type Transport } from '../harness/platforms/slack.ts';

const closing = closingAfterEach();
const GOOD = { base: '120k gbp', bonus: '10%', where: 'senior london' };
const FIELDS = ['Base', 'Bonus', 'Level and place'] as const;
const filled = ({ base, bonus, where }: typeof GOOD): Record<string, string> => ({
  [FIELDS[0]]: base,
  [FIELDS[1]]: bonus,
  [FIELDS[2]]: where,
});

describe.each<Transport>(['socket', 'http'])('given the form of an offer on Slack over %s', (transport) => {
  const open = async () => {
    const chat = closing(await openSlack({ transport }));
    await chat.type('/salary offer');
    await chat.until(() => chat.hasForm());
    return chat;
  };

  it.each([
    ['a town that is hard to tell', { where: 'senior banana' }, { where: /“banana”.*Did you mean Ban Na/u }],
    ['markup', { where: '<b>senior</b> london' }, { where: /Such as: senior london/u }],
    ['no place', { where: 'senior' }, { where: /city or country/u }],
    ['no level', { where: 'london' }, { where: /a level/u }],
    ['words for an amount', { base: 'lots' }, { base: /no amount/u }],
    ['pay after tax', { base: '90k gbp net' }, { base: /before tax/u }],
    ['two mistakes', { base: 'lots', where: 'senior' }, { base: /no amount/u, where: /city/u }],
  ])('when it says %s, then the field tells, and all of it stays', async (_name, wrong, errors) => {
    const chat = await open();
    const before = chat.read();
    await chat.submit(filled({ ...GOOD, ...wrong }));
    expect(chat.hasForm()).toBe(true);
    const told = chat.ada.modal()?.errors ?? {};
    expect(Object.keys(told).sort()).toEqual(Object.keys(errors).sort());
    for (const [field, words] of Object.entries(errors)) expect(told[field]).toMatch(words);
    expect(chat.read()).toBe(before);

    await chat.submit(filled(GOOD));
    expect(chat.hasForm()).toBe(false);
    await chat.until(() => chat.read().includes('£120K'));
    expect(chat.bugs).toEqual([]);
  });
});

it('given the form of an offer on Discord, when it holds no amount, then the answer says so and opens it again', async () => {
  const chat = closing(await openDiscord());
  await chat.type('/salary offer');
  await chat.until(() => chat.hasForm());
  await chat.submit(filled({ ...GOOD, base: 'lots', bonus: '' }));
  await chat.until(() => chat.read().includes('I found no amount'));
  await chat.press('Open the form');
  await chat.until(() => chat.hasForm());
  expect(chat.bugs).toEqual([]);
});
