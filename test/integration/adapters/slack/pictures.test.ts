import { setTimeout } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { createDrawer } from '../../../../src/pictures/draw.ts';
import { pictureCache } from '../../../../src/pictures/disk-cache.ts';
import { createPictures } from '../../../../src/pictures/pictures.ts';
import { temporaryFolder } from '../../../harness/folder.ts';
import {
  ask,
  called,
  DOT,
  impatient,
  inDirect,
  mine,
  newestAfter,
  pictureOf,
  refusals,
  rememberedFiles,
  testWithPictures as it,
} from '../../../harness/fixtures/integration/adapters/slack/pictures.ts';

const folder = temporaryFolder();
const SENT = 'The picture is in your messages with Rung.';
const NOT_SENT = 'The picture could not be sent. Everything in it is in the words above.';

describe.concurrent('given a conversation of two', () => {
  it('when pay is asked for, then the answer has its picture, with the same in words for who does not see it', async ({
    open,
  }) => {
    const chat = await open();
    const answer = await ask(chat);
    expect(pictureOf(chat, answer)).toEqual(DOT);
    expect(answer.words()).toContain('£90K–£130K');
    expect(answer.words()).toContain('(image: AI engineer pay a year, London');
    expect(answer.words()).not.toContain('[Picture]');
    expect(refusals(chat)).toEqual([]);
    const upload = chat.workspace.calls.find(({ method }) => method === 'files.getUploadURLExternal');
    expect(upload?.args['alt_txt']).toContain('AI engineer pay a year, London');
    const posted = chat.workspace.calls.filter(({ method }) => method === 'files.completeUploadExternal');
    expect(posted.map(({ args }) => args['channel_id'])).toEqual([undefined]);
    expect(chat.bugs).toEqual([]);
  });

  it('when a slash command asks, then it is posted there, and a press puts the next answer in its place', async ({
    open,
  }) => {
    const chat = await open();
    chat.at = chat.ada.dm();
    await chat.type('/salary senior london');
    await chat.until(() => inDirect(chat));
    expect(chat.newest()).toMatchObject({ ephemeral: false, pictures: [{ name: 'salary.png' }] });
    const { ts } = chat.newest();
    await chat.press('Compare');
    await chat.until(() => chat.newest().edited);
    expect(chat.newest().ts).toBe(ts);
    expect(refusals(chat)).toEqual([]);
  });

  it('when Slack takes its time over a fresh file, then it is not named before', async ({ open }) => {
    const chat = await open({ setup: { timing: { fileReadyMs: 400 } } });
    expect(pictureOf(chat, await ask(chat))).toEqual(DOT);
    expect(called(chat, 'files.info')).toBeGreaterThan(1);
    expect(refusals(chat)).toEqual([]);
  });

  it('when it is really drawn, then it is a picture of its full size', async ({ open }) => {
    const pictures = createPictures(createDrawer(), pictureCache(folder.file('kept')), (error) => {
      throw error;
    });
    try {
      const chat = await open({ drawPicture: (one) => pictures.draw(one) });
      const png = pictureOf(chat, await ask(chat));
      expect(png?.subarray(1, 4).toString()).toBe('PNG');
      expect(png?.readUInt32BE(16)).toBe(1000);
    } finally {
      await pictures.close();
    }
  });

  it('when it is not drawn in time, then there are words and a button, and the button sends it', async ({
    open,
  }) => {
    const gate = Promise.withResolvers<{ png: Buffer }>();
    const chat = await open({ drawPicture: () => gate.promise, wait: impatient });
    const answer = await ask(chat);
    expect(answer.pictures).toEqual([]);
    expect(answer.words()).toContain('[Picture]');
    gate.resolve({ png: DOT });
    await chat.until(() => called(chat, 'files.completeUploadExternal') === 1);
    await chat.ada.press(answer, 'Picture');
    const sent = await newestAfter(chat, answer);
    expect(pictureOf(chat, sent)).toEqual(DOT);
    expect(answer.thread).toBeDefined();
    expect(sent.thread).toBe(answer.thread);
    expect(sent.words()).not.toContain('[Picture]');
    await chat.workspace.settled();
    expect(chat.ada.sees(chat.ada.dm()).some((one) => one.words().includes(SENT))).toBe(false);
    expect(called(chat, 'files.completeUploadExternal')).toBe(1);
  });

  it('when it cannot be drawn, then the words say it, and so they do after the button', async ({ open }) => {
    const chat = await open({ drawPicture: () => Promise.reject(new Error('no ink')) });
    const answer = await ask(chat);
    expect(answer.pictures).toEqual([]);
    expect(answer.words()).toContain('£90K–£130K');
    await chat.ada.press(answer, 'Picture');
    await chat.until(() => inDirect(chat)?.words() === NOT_SENT);
    expect(chat.ada.sees(chat.ada.dm()).find((one) => one.ts === answer.ts)?.edited).toBe(false);
    expect(chat.bugs.length).toBe(2);
  });
});

describe.concurrent('given a channel', () => {
  it('when one person alone is answered, then it is in words, and a press sends the picture to their messages', async ({
    open,
  }) => {
    const chat = await open();
    await chat.type('/salary senior london');
    await chat.until(() => chat.read().includes('[Picture]'));
    expect(chat.newest()).toMatchObject({ ephemeral: true, pictures: [] });
    await chat.press('Picture');
    const sent = await chat.until(() => inDirect(chat));
    expect(pictureOf(chat, sent)).toEqual(DOT);
    expect(sent.words()).not.toMatch(/\[(?:Picture|Share here)\]/);
    await chat.until(() => chat.read() === SENT);
    expect(chat.newest()).toMatchObject({ ephemeral: true, edited: false });
    expect(chat.ada.sees(chat.general).some((one) => one.words().includes('£90K–£130K'))).toBe(true);
    expect(chat.overheard()).not.toContain('£90K');
    expect(refusals(chat)).toEqual([]);
    expect(chat.bugs).toEqual([]);
  });

  it.for(['general', 'elsewhere'] as const)(
    'when it is shared in #%s, then everybody there sees the picture',
    async (name, { open }) => {
      const chat = await open();
      chat.at = chat[name];
      await chat.type('/salary senior london');
      await chat.until(() => chat.read().includes('£90K'));
      await chat.press('Share here');
      await chat.until(() => chat.overheard().includes('£90K'));
      const shared = chat.bob.sees(chat.at).at(-1);
      expect(pictureOf(chat, shared, chat.bob)).toEqual(DOT);
      expect(shared?.words()).not.toContain('[Picture]');
      expect(refusals(chat)).toEqual([]);
    },
  );

  it('when Rung may not write there, then what is shared is in words, with the button', async ({ open }) => {
    const chat = await open();
    chat.at = chat.workspace.addChannel('secret', { private: true, members: [chat.ada, chat.bob] });
    await chat.type('/salary senior london share here');
    await chat.until(() => chat.overheard().includes('£90K'));
    expect(chat.bob.sees(chat.at).at(-1)).toMatchObject({ ephemeral: false, pictures: [] });
    expect(chat.overheard()).toContain('[Picture]');
    expect(chat.bugs).toEqual([]);
  });

  it('when a picture is of one person, then it is shared in words alone', async ({ open }) => {
    const chat = await open({ extra: { mine } });
    await chat.ada.say(chat.general, '@rung mine share here');
    await chat.until(() => chat.overheard().includes('in your own words'));
    expect(called(chat, 'files.getUploadURLExternal')).toBe(0);
  });
});

describe.concurrent('given the App Home', () => {
  it('when an answer with a picture is shown there, then it is in words', async ({ open }) => {
    const chat = await open();
    await chat.ada.openHome();
    const home = await chat.until(() => chat.ada.home());
    await chat.type('/rung settings senior london');
    await chat.until(() => chat.read().includes('Settings saved'));
    await chat.ada.press(home, 'What would I earn?');
    await chat.until(() => chat.ada.home()?.words().includes('£90K') === true);
    expect(chat.ada.home()?.words()).not.toContain('[Picture]');
    expect(refusals(chat)).toEqual([]);
  });
});

describe.concurrent('given uploads', () => {
  it('when the same is asked for again, at once or later, then it is uploaded once', async ({ open }) => {
    const gate = Promise.withResolvers<{ png: Buffer }>();
    const chat = await open({ drawPicture: () => gate.promise });
    const both = Promise.all([ask(chat), ask(chat, 'salary senior london', chat.bob)]);
    await chat.until(() => chat.telemetry.counts.get('heard') === 2);
    await setTimeout(200);
    gate.resolve({ png: DOT });
    const [first, second] = await both;
    expect(pictureOf(chat, first)).toEqual(DOT);
    expect(second.pictures).toEqual(first.pictures);
    expect((await ask(chat)).pictures).toEqual(first.pictures);
    expect(called(chat, 'files.completeUploadExternal')).toBe(1);
    expect((await ask(chat, 'salary mid london')).pictures).not.toEqual(first.pictures);
  });

  it('when a picture is of one person, then nobody else is shown it, and it is noted as theirs', async ({
    open,
  }) => {
    const pictureFiles = rememberedFiles();
    const chat = await open({ pictureFiles, extra: { mine } });
    const [ada, bob] = [await ask(chat, 'mine'), await ask(chat, 'mine', chat.bob)];
    expect([ada.pictures.length, bob.pictures.length]).toEqual([1, 1]);
    expect(ada.pictures[0]?.id).not.toBe(bob.pictures[0]?.id);
    expect([...pictureFiles.all.values()]).toMatchObject([
      { file: ada.pictures[0]?.id, person: chat.ada.id, workspace: chat.workspace.teamId },
      { file: bob.pictures[0]?.id, person: chat.bob.id, workspace: chat.workspace.teamId },
    ]);
    expect((await ask(chat, 'mine')).pictures[0]?.id).not.toBe(ada.pictures[0]?.id);
  });

  it('when somebody deleted the file in Slack, then the words stand in, and next time it is uploaded anew', async ({
    open,
  }) => {
    const chat = await open();
    const [shown] = (await ask(chat)).pictures;
    if (shown) chat.workspace.faults.deleteFile(shown);
    const inWords = await ask(chat);
    expect(inWords.pictures).toEqual([]);
    expect(inWords.words()).toContain('[Picture]');
    expect(pictureOf(chat, await ask(chat))).toEqual(DOT);
    expect(called(chat, 'files.completeUploadExternal')).toBe(2);
    expect(chat.bugs).toEqual([]);
  });
});
