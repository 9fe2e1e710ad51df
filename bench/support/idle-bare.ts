/** Bolt over Socket Mode and discord.js in one process, with a handler each and nothing to do. */
import { App, LogLevel } from '@slack/bolt';
import { Client, GatewayIntentBits, Partials } from 'discord.js';

const [, , slackUrl = '', botToken = '', appToken = '', discordUrl = '', token = ''] = process.argv;
const app = new App({
  token: botToken,
  appToken,
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: slackUrl },
});
app.command('/salary', ({ ack }) => ack('£90K–£130K'));
await app.start();
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel],
  rest: { api: discordUrl },
});
client.on('interactionCreate', (interaction) => {
  if (interaction.isChatInputCommand()) void interaction.reply('£90K–£130K');
});
await client.login(token);
process.send?.('ready');
