import { describe, expect } from 'vitest';
import { testClosing as it } from '../harness/closing.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { CANARY, carried, TYPED } from '../harness/offers/canary.ts';
import { onDiscord } from '../harness/offers/whole-discord.ts';
import { onSlack } from '../harness/offers/whole-slack.ts';
import { lastingTraces } from '../harness/offers/whole-rung.ts';

const folder = temporaryFolder();
const FORM = { base: '123457 gbp', bonus: '123457', equity: '£123,457 over 3 years', where: 'senior london' };
const ODD = { base: '£123,457 net', where: 'senior london' };
const EDITED = 'offer 123457 gbp senior london';
const QUIET = ['/salary senior berlin', '/career rag', '/rung help', '/skills rag'];

describe.concurrent.each([
  ['Slack over Socket Mode', () => onSlack(folder.file('socket'), 'socket')],
  ['Slack over HTTP', () => onSlack(folder.file('http'), 'http')],
  ['Discord', () => onDiscord(folder.file('discord'))],
] as const)('given Rung on %s', (_platform, open) => {
  it('when an amount is typed, said, filled in and asked back for, then nothing keeps it and nobody else sees it', async ({
    closing,
  }) => {
    const chat = closing(await open());
    for (const line of TYPED.commands) await chat.type(line);
    await chat.type('/salary offer 123457 gbp senior london');
    expect(chat.read()).toContain('£123.457K');
    await chat.press('Another offer');
    await chat.fill(FORM);
    expect(chat.read()).toContain('£123.457K');
    await chat.press('See the band');
    await chat.type('/salary offer');
    await chat.fillAmiss(ODD);
    await chat.fill(FORM);
    await chat.type('/salary offer 123457 gbp london');
    await chat.choose('Pick a level', 'Senior');
    await chat.fill(FORM);
    for (const line of TYPED.sentences) {
      await chat.say(line);
      await chat.mention(line);
    }
    await chat.edit(EDITED);

    expect(chat.overheard()).not.toMatch(CANARY);
    expect(carried(chat.sent()).filter((one) => CANARY.test(one))).toEqual([]);
    expect(
      await lastingTraces(chat.rung, CANARY, async () => {
        for (const line of QUIET) await chat.type(line);
        await chat.say('what is rag');
      }),
    ).toEqual([]);
  }, 300_000);
});
