import { openGuild } from '../../../src/playground/discord/guild.ts';
import { register } from '../platforms/discord.ts';
import { freePort, startWholeRung, type WholeChat } from './whole-rung.ts';

/** The options of a line that is filled in apart: what begins with a slash is a command's name. */
const NAMES: Readonly<Record<string, string>> = {
  '/salary offer': 'salary-offer',
  '/salary compare': 'salary-compare',
  '/salary': 'salary',
  '/career': 'career',
  '/skills': 'skills',
  '/rung help': 'rung help',
};

/** Rung as a process in a local guild, with Ada and Bob in #general. */
export async function onDiscord(folder: string): Promise<WholeChat> {
  const guild = await openGuild({ rates: false });
  await register(guild);
  const rung = await startWholeRung(folder, {
    ...{ health: await freePort(), joins: ['discord'] },
    DISCORD_API_URL: guild.apiUrl,
    DISCORD_TOKEN: guild.token,
  });
  const [ada, bob] = [guild.addPerson('ada'), guild.addPerson('bob')];
  const general = guild.addChannel('general');
  const dm = ada.dm();
  const ours = (person: typeof ada, at: typeof dm) =>
    person.sees(at).filter((one) => one.from === 'rung' && !one.loading);
  const answers = (): string => JSON.stringify([ours(ada, general), ours(ada, dm)]);
  const seen = (): string => answers() + JSON.stringify(ada.modal());
  const newest = () => {
    const message = ours(ada, general).at(-1);
    if (!message) throw new Error('there is no answer');
    return message;
  };
  const after = async (act: () => Promise<unknown>, what = seen): Promise<void> => {
    const before = what();
    await act();
    await guild.waitFor(() => what() !== before, 10_000);
  };
  /** The offer as an option, while another is completed. */
  const offered = async (words: string): Promise<void> => {
    const options = words === '' ? {} : { offer: words };
    await ada.complete(general, 'salary-offer', 'level', 'sen', options);
    await ada.run(general, 'salary-offer', options);
  };
  /** A command with what is typed in its first option that takes any words; others are said to Rung in the channel. */
  const typed = (line: string): Promise<unknown> => {
    const found = Object.keys(NAMES).find((one) => line === one || line.startsWith(`${one} `));
    const words = found === undefined ? '' : line.slice(found.length).trim();
    const name = found === undefined ? undefined : NAMES[found];
    if (name === 'salary-offer') return offered(words);
    if (name === 'career') return ada.run(general, name, { about: words });
    if (name === 'skills') return ada.run(general, name, { about: words });
    if (name === 'rung help') return ada.run(general, name, words === '' ? {} : { topic: words });
    if (name === 'salary' && !/\d/.test(words))
      return ada.run(general, name, { level: 'senior', place: 'berlin' });
    return ada.say(general, `@rung ${line}`);
  };
  return {
    rung,
    type: (line) => after(() => typed(line)),
    press: (label) => after(() => ada.press(newest(), label)),
    choose: (menu, choice) => after(() => ada.choose(newest(), menu, choice)),
    fill: (values) => after(() => ada.submit(values), answers),
    async fillAmiss(values) {
      await after(() => ada.submit(values), answers);
      await after(() => ada.press(newest(), 'Open the form'));
    },
    say: (line) => after(() => ada.say(dm, line)),
    mention: (line) => after(() => ada.say(general, `@rung ${line}`)),
    edit: (line) => {
      const message = { id: '1', channel_id: dm.id, content: line, author: { id: ada.id, username: 'ada' } };
      guild.gateway.raw({ op: 0, t: 'MESSAGE_UPDATE', s: null, d: message });
      return Promise.resolve();
    },
    read: () => newest().words(),
    overheard: () =>
      ours(bob, general)
        .map((one) => one.words())
        .join('\n'),
    sent: () => guild.calls,
    async close() {
      await rung.stop();
      await guild.close();
    },
  };
}
