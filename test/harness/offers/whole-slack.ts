import { REQUEST_PATH } from '../../../src/adapters/slack/connection/request-path.ts';
import { openWorkspace } from '../../../src/playground/slack/workspace.ts';
import { manifestOfRung } from '../platforms/slack.ts';
import { freePort, startWholeRung, type WholeChat } from './whole-rung.ts';

/** Rung as a process on a local workspace, with Ada and Bob in #general. */
export async function onSlack(
  folder: string,
  transport: 'socket' | 'http',
  env: Readonly<Record<string, string>> = {},
): Promise<WholeChat> {
  const workspace = await openWorkspace({ manifest: manifestOfRung(), botName: 'rung', rates: false });
  const port = await freePort();
  const rung = await startWholeRung(folder, {
    ...{ health: await freePort(), joins: ['slack'] },
    ...env,
    SLACK_API_URL: workspace.apiUrl,
    SLACK_BOT_TOKEN: workspace.botToken,
    ...(transport === 'socket'
      ? { SLACK_APP_TOKEN: workspace.appToken }
      : { SLACK_SIGNING_SECRET: workspace.signingSecret, SLACK_PORT: port }),
  });
  if (transport === 'http') workspace.deliverTo(`http://127.0.0.1:${port}${REQUEST_PATH}`);
  const [ada, bob] = [workspace.addPerson('ada'), workspace.addPerson('bob')];
  const general = workspace.addChannel('general', { members: [ada, bob], bot: true });
  const dm = ada.dm();
  const ours = (person: typeof ada, at: typeof dm) => person.sees(at).filter((one) => one.from === 'rung');
  const answers = (): string => JSON.stringify([ours(ada, general), ours(ada, dm)]);
  const seen = (): string => answers() + (ada.modal()?.id ?? '');
  const newest = () => {
    const message = ours(ada, general).at(-1);
    if (!message) throw new Error('there is no answer');
    return message;
  };
  const after = async (act: () => Promise<unknown>, what = seen): Promise<void> => {
    const before = what();
    await act();
    await workspace.waitFor(() => what() !== before, 10_000);
    await workspace.settled();
  };
  return {
    rung,
    type: (line) => after(() => ada.run(general, line)),
    press: (label) => after(() => ada.press(newest(), label)),
    choose: (menu, choice) => after(() => ada.choose(newest(), menu, choice)),
    fill: (values) => after(() => ada.submit(values), answers),
    async fillAmiss(values) {
      await ada.submit(values);
      if (Object.keys(ada.modal()?.errors ?? {}).length === 0)
        throw new Error('the form found nothing amiss');
    },
    say: (line) => after(() => ada.say(dm, line)),
    mention: (line) => after(() => ada.say(general, `@rung ${line}`)),
    async edit(line) {
      await workspace.deliver('events_api', {
        ...{ type: 'event_callback', event_id: 'EvEdited' },
        ...{ team_id: workspace.teamId, api_app_id: workspace.appId },
        event: {
          ...{ type: 'message', subtype: 'message_changed', channel: dm.id, channel_type: 'im', ts: '1.2' },
          message: { type: 'message', user: ada.id, text: line, ts: '1.1' },
        },
      });
    },
    read: () => newest().words(),
    overheard: () =>
      ours(bob, general)
        .map((one) => one.words())
        .join('\n'),
    sent: () => workspace.calls.map(({ args }) => args),
    async close() {
      await rung.stop();
      await workspace.close();
    },
  };
}
