import { describe, expect, it } from 'vitest';
import { openApp } from '../../harness/app.ts';

describe('given words to /career', () => {
  it.each([
    // A topic by one of its names, of which one fact is surely meant.
    ['faang', 1],
    // A topic by its name alone.
    ['interview', 1],
    ['what do hiring managers look for in a portfolio', 1],
  ])('when they are “%s”, then the pages are searched %i time', async (about, times) => {
    const app = await openApp();
    let searched = 0;
    const dataset = {
      ...app.data,
      search: (text: string) => {
        searched += 1;
        return app.data.search(text);
      },
    };
    await app.tree.find(['career'])?.command.run?.(
      { about },
      {
        ...{ dataset, commands: app.tree, store: app.store, clock: { now: () => 0 }, profile: {} },
        actor: { platform: 'test', id: 'ada', name: 'Ada' },
        venue: { platform: 'test', channel: 'c', direct: true },
      },
    );
    expect(searched).toBe(times);
    await app.close();
  });
});
