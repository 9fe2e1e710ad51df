import { describe, expect } from 'vitest';
import type { SlackChat } from '../../../harness/platforms/slack.ts';
import { nudge, to } from '../../../harness/fixtures/integration/adapters/slack/send.ts';
import {
  ask,
  called,
  DIGEST,
  DOT,
  impatient,
  inDirect,
  newestAfter,
  pictureOf,
  refusals,
  rememberedFiles,
  testWithPictures as it,
} from '../../../harness/fixtures/integration/adapters/slack/pictures.ts';

const linesOn = (chat: SlackChat): readonly string[] =>
  chat.telemetry.lines.filter((line) => line.includes('picture'));

describe.concurrent('given a Slack that takes no pictures', () => {
  it.for(['files:write', 'files:read'])(
    'when the app lacks %s, then answers are in words, and its operator is told once what to do',
    async (scope, { open }) => {
      const chat = await open();
      chat.workspace.faults.removeScopes(scope);
      for (const level of ['junior', 'senior', 'staff']) {
        const answer = await ask(chat, `salary ${level} london`);
        expect(answer.pictures).toEqual([]);
        expect(answer.words()).not.toContain('[Picture]');
      }
      expect(linesOn(chat)).toEqual([
        `slack: pictures cannot be shown, answers are in words (missing_scope (needs ${scope})). Put the manifest that "npm run -s manifest" prints into the app’s settings, then install the app again.`,
      ]);
      expect(refusals(chat)).toHaveLength(1);
      expect(chat.telemetry.counts.get('revoked')).toBeUndefined();
      expect(chat.bugs).toEqual([]);
    },
  );

  it('when it fails for a moment, then the words have the button', async ({ open }) => {
    const chat = await open();
    chat.workspace.faults.set({ method: 'files.getUploadURLExternal', kind: '5xx', status: 503, times: 1 });
    const answer = await ask(chat);
    expect(linesOn(chat)).toEqual([
      'slack: a picture could not be shown (HTTP 503); its answer is in words.',
    ]);
    await chat.ada.press(answer, 'Picture');
    expect(pictureOf(chat, await newestAfter(chat, answer))).toEqual(DOT);
    expect(chat.bugs).toEqual([]);
  });

  it('when it refuses the block itself, then the words go out, and after three times none is tried for an hour', async ({
    open,
  }) => {
    let later = 0;
    const chat = await open({ now: () => Date.now() + later });
    // Each asks in a conversation of their own: one takes a message a second.
    let people = 0;
    const asks = () => ask(chat, 'salary senior london', chat.workspace.addPerson(`p${++people}`));
    await asks();
    chat.workspace.faults.refusePictures(true);
    for (let minute = 1; minute <= 5; minute++) {
      later = minute * 60_000;
      expect((await asks()).words()).toContain('£90K–£130K');
    }
    expect(refusals(chat)).toEqual(Array(3).fill('chat.postMessage: invalid_blocks'));
    expect(linesOn(chat).filter((line) => line.includes('pictures cannot be shown'))).toEqual([
      'slack: pictures cannot be shown, answers are in words (invalid_blocks). They are tried again each hour.',
    ]);
    chat.workspace.faults.refusePictures(false);
    expect((await asks()).pictures).toEqual([]);
    later += 3_600_000;
    expect((await asks()).pictures).toHaveLength(1);
    expect(chat.bugs).toEqual([]);
  });
});

describe.concurrent('given a message that is sent unasked', () => {
  it('when it has a picture, then it goes out with it, and is edited with it', async ({ open }) => {
    const chat = await open();
    const sent = await nudge(chat, 'k1', DIGEST);
    expect(sent.kind).toBe('sent');
    expect(pictureOf(chat, inDirect(chat))).toEqual(DOT);
    const message = sent.kind === 'sent' ? sent.message : null;
    expect(await chat.adapter.update(to(chat), message, DIGEST)).toMatchObject({ kind: 'sent' });
    expect(inDirect(chat)).toMatchObject({ edited: true, pictures: [{ name: 'team.png' }] });
    expect(refusals(chat)).toEqual([]);
  });

  it('when it goes to a channel, then the team sees its picture', async ({ open }) => {
    const pictureFiles = rememberedFiles();
    const chat = await open({ pictureFiles });
    const venue = { ...to(chat, chat.general.id), direct: false };
    expect(await chat.adapter.send(venue, DIGEST, 'k1')).toMatchObject({ kind: 'sent' });
    expect(pictureOf(chat, chat.bob.sees(chat.general).at(-1), chat.bob)).toEqual(DOT);
    // It is nobody's, and stays with its message.
    expect(pictureFiles.all.size).toBe(0);
  });

  it('when the picture is late or refused, then it goes out in words', async ({ open }) => {
    const chat = await open({ wait: impatient, drawPicture: () => new Promise(() => undefined) });
    expect(await nudge(chat, 'k1', DIGEST)).toMatchObject({ kind: 'sent' });
    expect(inDirect(chat)?.words()).toContain('139 of 240 done');
    const other = await open();
    other.workspace.faults.removeScopes('files:write');
    expect(await nudge(other, 'k1', DIGEST)).toMatchObject({ kind: 'sent' });
    expect(inDirect(other)?.words()).toContain('139 of 240 done');
    expect([...chat.bugs, ...other.bugs]).toEqual([]);
  });
});

describe.concurrent('given somebody who had their data deleted', () => {
  it('when Rung starts or data changes, then their pictures are deleted in Slack, and nobody else’s', async ({
    open,
  }) => {
    const pictureFiles = rememberedFiles();
    const chat = await open({ pictureFiles });
    for (const who of [chat.ada, chat.bob]) await chat.adapter.send(to(chat, who.id), DIGEST, who.id);
    pictureFiles.gone.add(chat.ada.id);
    await chat.type('/rung settings senior london');
    await chat.until(() => pictureFiles.all.size === 1, 10_000);
    expect([...pictureFiles.all.values()]).toMatchObject([{ person: chat.bob.id }]);
    expect(inDirect(chat)?.pictures).toEqual([]);
    expect(chat.bob.sees(chat.bob.dm()).at(-1)?.pictures).toHaveLength(1);

    pictureFiles.gone.add(chat.bob.id);
    const again = await open({ pictureFiles, workspace: chat.workspace, names: ['cy', 'dee'] });
    await again.until(() => pictureFiles.all.size === 0);
    expect(refusals(chat)).toEqual([]);
  });

  it('when they ask for it in words, then the picture that Rung’s own store remembers as theirs goes too', async ({
    open,
  }) => {
    const chat = await open({ pictureFiles: undefined });
    await ask(chat, 'skills check python 1, sql 1');
    await ask(chat, 'skills gap entry');
    expect(pictureOf(chat, inDirect(chat))).toEqual(DOT);
    const sure = await ask(chat, 'rung privacy delete');
    await chat.ada.press(sure, 'Yes, delete it all');
    await chat.until(() => called(chat, 'files.delete') === 1, 10_000);
    const pictures = chat.ada.sees(chat.ada.dm()).flatMap((one) => one.pictures);
    expect(pictures).toEqual([]);
    expect(chat.bugs).toEqual([]);
  });

  it('when a file is gone already, then it is forgotten; when it cannot be deleted, then it is tried again', async ({
    open,
  }) => {
    const pictureFiles = rememberedFiles();
    const chat = await open({ pictureFiles });
    await nudge(chat, 'k1', DIGEST);
    const shown = inDirect(chat)?.pictures[0];
    const file = { platform: 'slack', workspace: chat.workspace.teamId, file: shown?.id ?? '' };
    await pictureFiles.add({ ...file, file: 'F0GONE' }, { person: chat.ada.id });
    chat.workspace.faults.set({ method: 'files.delete', kind: '5xx', status: 500, times: 1 });
    pictureFiles.gone.add(chat.ada.id);
    await chat.type('/rung settings senior london');
    await chat.until(() => called(chat, 'files.delete') === 1, 10_000);
    expect(pictureFiles.all.size).toBe(2);
    await chat.type('/rung settings staff london');
    await chat.until(() => pictureFiles.all.size === 0, 10_000);
    expect(chat.bugs).toEqual([]);
  });
});

describe.concurrent('given a Rung that stops', () => {
  it('when a picture hangs, then the answer goes out in words and nothing waits for it', async ({ open }) => {
    const chat = await open({ drawPicture: () => new Promise(() => undefined) });
    const { ts } = await chat.ada.say(chat.ada.dm(), 'salary senior london');
    await chat.until(() => chat.telemetry.counts.get('heard') === 1);
    const began = performance.now();
    await chat.adapter.stop();
    expect(performance.now() - began).toBeLessThan(2_500);
    expect((await newestAfter(chat, { ts })).pictures).toEqual([]);
  });
});
