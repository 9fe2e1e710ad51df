import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { createDrawer } from '../../../../src/pictures/draw.ts';
import { pictureCache } from '../../../../src/pictures/disk-cache.ts';
import { createPictures } from '../../../../src/pictures/pictures.ts';
import { newestFor, picturesIn } from '../../../harness/fixtures/integration/adapters/discord/pictures.ts';
import { POSTS } from '../../../harness/fixtures/integration/adapters/discord/send.ts';
import { temporaryFolder } from '../../../harness/folder.ts';
import { drawn, failing, held, impatient, PNG } from '../../../harness/pictures/drawing.ts';
import { openDiscord, type DiscordChat } from '../../../harness/platforms/discord.ts';
import { SAMPLE_PICTURES } from '../../../harness/replies/sample-pictures.ts';

const temporary = temporaryFolder();
let discord: DiscordChat | undefined;
afterEach(async () => {
  await discord?.close();
  discord = undefined;
});
const open = async (
  options: Parameters<typeof openDiscord>[0] = { drawPicture: drawn },
): Promise<DiscordChat> => (discord = await openDiscord(options));

const SALARY = {
  name: 'rung-salary.png',
  width: 1,
  alt: expect.stringContaining('middle half') as string,
  bytes: PNG,
};
/** What the picture says, where it is in words. */
const WORDS = 'Listed, UK:';
const askPay = async (one: DiscordChat): Promise<void> => {
  await one.type('/salary senior london');
  await one.until(() => one.read().includes('£90K–£130K'));
};
const refused = ({ guild }: DiscordChat): string[] =>
  guild.calls.flatMap(({ method, path, status }) => (status >= 400 ? [`${method} ${path}`] : []));

describe('given an answer whose picture is drawn in time', () => {
  it('when it is for its asker alone, then they see it with the picture in place of words', async () => {
    const one = await open();
    await askPay(one);
    expect(await picturesIn(one.newest())).toEqual([SALARY]);
    expect(one.newest()).toMatchObject({ ephemeral: true });
    expect(one.read()).not.toContain(WORDS);
    expect(one.read()).not.toContain('[Picture]');
    expect(one.bugs).toEqual([]);
  });

  it('when what sends is the client that Slack’s side brings, then the picture arrives as well', async () => {
    const before = getGlobalDispatcher();
    setGlobalDispatcher(new Agent());
    try {
      const one = await open();
      await askPay(one);
      expect(await picturesIn(one.newest())).toEqual([SALARY]);
    } finally {
      setGlobalDispatcher(before);
    }
  });

  it('when it is shared, then everyone sees the picture', async () => {
    const one = await open();
    await askPay(one);
    await one.press('Share here');
    await one.until(() => newestFor(one.bob, one.general)?.words().includes('Shared by'));
    const shared = newestFor(one.bob, one.general);
    expect(shared && (await picturesIn(shared))).toEqual([SALARY]);
  });

  it('when it was asked by a mention, or in the conversation with Rung, then the picture is there', async () => {
    const one = await open();
    await one.ada.say(one.general, '@rung salary senior london');
    await one.until(() => one.read().includes('£90K–£130K'));
    expect(await picturesIn(one.newest())).toEqual([SALARY]);
    one.at = one.ada.dm();
    await one.ada.say(one.at, 'salary senior london');
    await one.until(() => one.read().includes('£90K–£130K'));
    expect(await picturesIn(one.newest())).toEqual([SALARY]);
  });

  it('when another answer takes its place, then only what that shows is attached', async () => {
    const one = await open();
    await askPay(one);
    await one.choose('Not this London?', 'London, Ontario, Canada');
    await one.until(() => one.read().includes('Ontario'));
    expect(one.newest().attachments).toHaveLength(1);
    await one.press('Show the maths');
    await one.until(() => one.read().includes('The maths'));
    expect(one.newest().attachments).toEqual([]);
  });

  it('when it is drawn as Rung draws it, then it is as wide as that, and a file of PNG', async () => {
    const kept = pictureCache(temporary.file('pictures'));
    const pictures = createPictures(createDrawer(), kept, () => undefined);
    try {
      await pictures.draw(SAMPLE_PICTURES.salary);
      const one = await open({ drawPicture: (one) => pictures.draw(one), pace: 5 });
      await askPay(one);
      const [shown] = await picturesIn(one.newest());
      expect(shown).toMatchObject({ name: 'rung-salary.png', width: 1000 });
      expect(
        Buffer.from(shown?.bytes ?? [])
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    } finally {
      await pictures.close();
    }
  });
});

describe('given an answer whose picture is late', () => {
  it('when it arrives, then it is in words, and its button shows the picture in its place', async () => {
    const { drawPicture, release } = held();
    const one = await open({ drawPicture, wait: impatient });
    await askPay(one);
    expect(one.read()).toContain(WORDS);
    expect(one.newest().attachments).toEqual([]);
    release();
    await one.press('Picture');
    await one.until(() => one.newest().attachments.length === 1);
    expect(await picturesIn(one.newest())).toEqual([SALARY]);
    expect(one.read()).not.toContain('[Picture]');
    expect(one.ada.sees(one.general)).toHaveLength(1);
  });

  it('when somebody else presses it in a channel, then they get the picture for themselves', async () => {
    const { drawPicture, release } = held();
    const one = await open({ drawPicture, wait: impatient });
    await one.ada.say(one.general, '@rung salary senior london');
    await one.until(() => one.read().includes('[Picture]'));
    release();
    const [shown] = one.bob.sees(one.general).filter(({ from }) => from === 'rung');
    if (!shown) throw new Error('bob sees the answer');
    await one.bob.press(shown, 'Picture');
    await one.until(() => newestFor(one.bob, one.general)?.ephemeral);
    const own = newestFor(one.bob, one.general);
    expect(own && (await picturesIn(own))).toEqual([SALARY]);
  });

  it('when Rung stops before it is drawn, then the answer goes out in words, and nothing is waited for', async () => {
    const one = await open({ drawPicture: held().drawPicture, wait: impatient });
    await askPay(one);
    await one.press('Picture');
    const began = performance.now();
    await one.adapter.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(one.read()).toContain(WORDS);
    expect(one.read()).not.toContain('[Picture]');
  });
});

describe('given a picture that cannot be drawn', () => {
  it('when it is asked for again, then there is the answer in words, without a button to ask once more', async () => {
    const one = await open({ drawPicture: failing });
    await askPay(one);
    expect(one.read()).toContain(WORDS);
    expect(one.bugs).toEqual([new Error('no ink')]);
    await one.press('Picture');
    await one.until(() => !one.read().includes('[Picture]'));
    expect(one.read()).toContain(WORDS);
    expect(one.bugs).toHaveLength(2);
  });

  it('when none are drawn at all, then there is no button either', async () => {
    const one = await open({});
    await askPay(one);
    expect(one.read()).toContain(WORDS);
    expect(one.read()).not.toContain('[Picture]');
  });

  it('when Discord takes no file as large, then the answer is in words', async () => {
    const one = await open({ drawPicture: () => Promise.resolve({ png: new Uint8Array(10_000_001) }) });
    await askPay(one);
    expect(one.read()).toContain(WORDS);
    expect(refused(one)).toEqual([]);
  });
});

describe('given a channel where Rung may not attach files', () => {
  it('when an answer there is for one person, then it has its picture; shared, it is in words at once', async () => {
    const one = await open();
    one.guild.permit(one.general, { attaches: false });
    await askPay(one);
    expect(await picturesIn(one.newest())).toEqual([SALARY]);
    await one.press('Share here');
    await one.until(() => newestFor(one.bob, one.general)?.words().includes('Shared by'));
    expect(newestFor(one.bob, one.general)?.words()).toContain(WORDS);
    expect(refused(one)).toEqual([]);
  });

  it('when Rung is mentioned, then it answers in words, once, with a button for the picture', async () => {
    const one = await open();
    one.guild.permit(one.general, { attaches: false });
    await one.ada.say(one.general, '@rung salary senior london');
    await one.until(() => one.read().includes(WORDS));
    expect(one.read()).toContain('[Picture]');
    expect(refused(one)).toEqual([expect.stringMatching(POSTS)]);
    expect(one.bob.sees(one.general).filter(({ from }) => from === 'rung')).toHaveLength(1);
    await one.press('Picture');
    await one.until(() => one.newest().ephemeral);
    expect(await picturesIn(one.newest())).toEqual([SALARY]);
  });
});
