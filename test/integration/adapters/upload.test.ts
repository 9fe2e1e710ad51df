import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closingAfterEach } from '../../harness/closing.ts';
import { inProject } from '../../harness/project.ts';
import type { Chat } from '../../harness/platforms/chat.ts';
import { openDiscord } from '../../harness/platforms/discord.ts';
import { openSlack } from '../../harness/platforms/slack.ts';

const closing = closingAfterEach();
const YAML = readFileSync(inProject('data/roadmaps/30-days.yaml'), 'utf8');
const SECRET = 'words of the file that nobody else may read';

/** Opens the form that takes a roadmap. */
async function asked(chat: Chat): Promise<void> {
  await chat.type('/roadmap import');
  await chat.until(() => chat.read().includes('Import a roadmap from a file'));
  await chat.press('Open the form');
  await chat.until(() => chat.hasForm());
}

const OPENERS = {
  'Slack over a socket': () => openSlack(),
  'Slack over HTTP': () => openSlack({ transport: 'http' }),
  Discord: () => openDiscord(),
} as const;

describe.each(Object.entries(OPENERS))('given a form that takes a file, on %s', (_, open) => {
  it('when a roadmap’s file is uploaded, then it is imported', async () => {
    const chat = closing(await open());
    await asked(chat);
    await chat.submit({ File: { name: 'days.yaml', content: YAML } });
    await chat.until(() => chat.read().includes('Imported: “30-day plan”'));
    expect(chat.bugs).toEqual([]);
  });

  it('when its text is pasted instead, then it is imported as well', async () => {
    const chat = closing(await open());
    await asked(chat);
    const lines = YAML.split('\n');
    const half = lines.findIndex((_one, at) => lines.slice(0, at).join('\n').length > 2_000);
    await chat.submit({
      'Or paste it': lines.slice(0, half).join('\n'),
      'Or paste it, part 2': lines.slice(half).join('\n').slice(0, 2_900),
      ...(lines.slice(half).join('\n').length > 2_900 && {
        'Or paste it, part 3': lines.slice(half).join('\n').slice(2_900),
      }),
    });
    await chat.until(() => chat.read().includes('Imported: “30-day plan”'));
  });

  it.each([
    ['is too large', 'x'.repeat(64 * 1024 + 1), 'over 64 KB'],
    ['is no text', new Uint8Array([0x69, 0xff, 0xfe]), 'not plain text in UTF-8'],
    ['holds a zero byte', 'a\0b', 'not plain text in UTF-8'],
  ])('when the file %s, then it is said, and the form can be opened again', async (_why, content, words) => {
    const chat = closing(await open());
    await asked(chat);
    await chat.submit({ File: { name: 'a.yaml', content } });
    await chat.until(() => chat.read().includes(words));
    expect(chat.read()).toContain('paste its text');
    await chat.press('Open the form');
    await chat.until(() => chat.hasForm());
    expect(chat.bugs).toEqual([]);
  });

  it('when the file is no roadmap, then the reason is said, and its text stands in the form to be fixed', async () => {
    const chat = closing(await open());
    await asked(chat);
    await chat.submit({ File: { name: 'a.yaml', content: `id: x\nname: ${SECRET}\nhours: many` } });
    await chat.until(() => chat.read().includes('read that file as a roadmap'));
    await chat.press('Fix it');
    await chat.until(() => chat.hasForm());
    expect(JSON.stringify(chat.ada.modal())).toContain(SECRET);
    const { lines } = chat.telemetry;
    expect(JSON.stringify(lines)).not.toContain(SECRET);
  });
});

describe('given a form that takes a file, on Slack', () => {
  it('when the app may not read files any more, then that is said and logged, and pasting is the way out', async () => {
    const chat = closing(await openSlack());
    await asked(chat);
    chat.workspace.faults.removeScopes('files:read');
    await chat.submit({ File: { name: 'a.yaml', content: YAML } });
    await chat.until(() => chat.read().includes('I could not download that file'));
    expect(chat.telemetry.lines).toContain('slack: a file that was uploaded could not be read (HTTP 302).');
    await chat.press('Open the form');
    await chat.until(() => chat.hasForm());
    // Without the scope Slack takes no form with such a field: the rest of the form is there.
    expect(chat.ada.modal()?.words()).not.toContain('Choose a file');
    expect(chat.ada.modal()?.words()).toContain('Or paste it');
    expect(chat.bugs).toEqual([]);
  });

  it('when the download is cut off, then it is said', async () => {
    const chat = closing(await openSlack());
    await asked(chat);
    chat.workspace.faults.set({ method: 'download', kind: 'reset', times: 1 });
    await chat.submit({ File: { name: 'a.yaml', content: YAML } });
    await chat.until(() => chat.read().includes('I could not download that file'));
  });
});
