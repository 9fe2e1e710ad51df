import { describe, expect, it } from 'vitest';
import { closingAfterEach } from '../harness/closing.ts';
import { openDiscord } from '../harness/platforms/discord.ts';
import { openSlack, type Transport } from '../harness/platforms/slack.ts';
import { shippedData } from '../harness/shipped.ts';

const closing = closingAfterEach();
const data = shippedData();
const senior = data.skills.target('senior');
const TEN = senior ? data.skills.asked(senior).slice(0, 10) : [];
const ON_YOUR_OWN = '2 on your own';

/** Grades for five of the ten, by the labels of the form's fields. */
const grades = (from: number): Record<string, string> =>
  Object.fromEntries(TEN.slice(from, from + 5).map(({ skill }) => [skill.name, ON_YOUR_OWN]));

describe.each<Transport>(['socket', 'http'])('given the first ten skills on Slack over %s', (transport) => {
  const begin = async () => {
    const chat = closing(await openSlack({ transport }));
    await chat.type('/skills check');
    await chat.until(() => chat.read().includes('Rate 10 skills'));
    await chat.press('Start');
    await chat.until(() => chat.ada.modal()?.title === 'Rate yourself: 1 of 2');
    return chat;
  };
  const stored = async ({ store, workspace, ada }: Awaited<ReturnType<typeof begin>>) =>
    Object.keys(
      await store.people.defaults({ platform: 'slack', workspace: workspace.teamId, person: ada.id }),
    ).length;

  it('when the first five are submitted, then the next five stand in their place, none of them filled in', async () => {
    const chat = await begin();
    await chat.submit(grades(0));
    expect(chat.ada.modal()?.title).toBe('Rate yourself: 2 of 2');
    expect(chat.ada.modal()?.words()).not.toContain('◉');
    await chat.submit(grades(5));
    expect(chat.hasForm()).toBe(false);
    await chat.until(() => chat.read().includes('10 of 10 rated'));
    expect(chat.read()).toContain('[My gaps]');
    expect(await stored(chat)).toBe(10);
    expect(chat.bugs).toEqual([]);
  });

  it('when the second form is closed, then the grades of the first are kept, and a button goes on', async () => {
    const chat = await begin();
    await chat.submit(grades(0));
    await chat.ada.closeModal();
    await chat.until(() => chat.read().includes('5 of 10 rated'));
    expect(await stored(chat)).toBe(5);
    await chat.press('Next 5');
    await chat.until(() => chat.ada.modal()?.title === 'Rate yourself: 2 of 2');
  });
});

describe('given the first ten skills on Discord', () => {
  it('when the first five are submitted, then a button opens the next five, and then the gaps', async () => {
    const chat = closing(await openDiscord());
    await chat.type('/skills check');
    await chat.until(() => chat.read().includes('Rate 10 skills'));
    await chat.press('Start');
    await chat.until(() => chat.hasForm());
    await chat.submit(grades(0));
    await chat.until(() => chat.read().includes('5 of 10 rated'));
    await chat.press('Next 5');
    await chat.until(() => chat.hasForm());
    await chat.submit(grades(5));
    await chat.until(() => chat.read().includes('10 of 10 rated'));
    await chat.press('My gaps');
    await chat.until(() => chat.read().includes('skills to go'));
    expect(chat.bugs).toEqual([]);
  });
});
