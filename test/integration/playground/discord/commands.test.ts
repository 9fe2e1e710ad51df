import {
  ApplicationCommandOptionType,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  TextInputStyle,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeAll, newBot, newGuild, unspecified } from './bot.ts';

// Other files send what is not in Discord's specification on purpose.
beforeEach(() => {
  unspecified.length = 0;
});
afterEach(async () => {
  await closeAll();
  expect(unspecified.splice(0)).toEqual([]);
});

const ECHO = {
  name: 'echo',
  description: 'Says it again',
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'text',
      description: 'What',
      required: true,
      autocomplete: true,
    },
    { type: ApplicationCommandOptionType.Integer, name: 'times', description: 'How often', min_value: 1 },
  ],
} as const;
const TREE = {
  name: 'rung',
  description: 'Everything',
  options: [{ type: ApplicationCommandOptionType.Subcommand, name: 'settings', description: 'Yours' }],
} as const;

describe('given a bot with commands', () => {
  it('when a person runs one, then its typed options arrive and the answer is seen', async () => {
    const guild = await newGuild();
    const bot = await newBot(guild);
    await bot.application.commands.set([ECHO, TREE]);
    bot.on('interactionCreate', (interaction) => {
      const command = interaction as ChatInputCommandInteraction;
      const sub = command.options.getSubcommand(false);
      const text =
        sub ?? `${command.options.getString('text', true)} × ${command.options.getInteger('times')}`;
      void command.reply({ content: `${text} ${command.context}`, flags: MessageFlags.Ephemeral });
    });
    const ana = guild.addPerson('Ana');
    const ben = guild.addPerson('Ben');
    const general = guild.addChannel('general');
    await ana.run(general, 'echo', { text: 'hi', times: 2 });
    await ana.run(general, 'rung settings');
    await ana.run(ana.dm(), 'echo', { text: 'dm' });
    expect(ana.sees(general).map((one) => [one.words(), one.ephemeral])).toEqual([
      ['hi × 2 0', true],
      ['settings 0', true],
    ]);
    expect(ana.sees(ana.dm()).map((one) => one.words())).toEqual(['dm × null 1']);
    expect(ben.sees(general)).toEqual([]);
    await expect(ana.run(general, 'echo', { text: 'hi', times: 'two' })).rejects.toThrow('is not a number');
    await expect(ana.run(general, 'echo', { text: 'hi', times: 0 })).rejects.toThrow('out of range');
    await expect(ana.run(general, 'echo')).rejects.toThrow('text is required');
    await expect(ana.run(general, 'rung')).rejects.toThrow('without a subcommand');
    await expect(ana.run(general, 'nothing')).rejects.toThrow('no command /nothing');
    expect(bot.errors).toEqual([]);
  });

  it('when a person types, then suggestions come', async () => {
    const guild = await newGuild();
    const bot = await newBot(guild);
    await bot.application.commands.set([ECHO]);
    bot.on('interactionCreate', (interaction) => {
      if (interaction.isAutocomplete()) {
        const { name, value } = interaction.options.getFocused(true);
        const choice = { name: `${name}: ${value}`, value: 'x' };
        const choices = value === 'too many' ? Array.from({ length: 26 }, () => choice) : [choice];
        interaction.respond(choices).catch(() => undefined);
      }
    });
    const ana = guild.addPerson('Ana');
    const general = guild.addChannel('general');
    expect(await ana.complete(general, 'echo', 'text', 'lon')).toEqual([{ name: 'text: lon', value: 'x' }]);
    expect(await ana.complete(general, 'echo', 'text', 'too many')).toEqual([]);
    expect(guild.calls.at(-1)).toMatchObject({ status: 400, code: 50035 });
  });

  it('when a button, a list and a form are used, then each arrives and the message changes', async () => {
    const guild = await newGuild();
    const bot = await newBot(guild);
    await bot.application.commands.set([ECHO]);
    const text = (content: string) => ({ type: ComponentType.TextDisplay, content }) as const;
    const flags = MessageFlags.IsComponentsV2;
    bot.on('interactionCreate', (interaction) => {
      if (interaction.isChatInputCommand()) {
        void interaction.reply({
          flags,
          components: [
            text('Pick'),
            {
              type: ComponentType.ActionRow,
              components: [
                { type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Form', customId: 'form' },
              ],
            },
            {
              type: ComponentType.ActionRow,
              components: [
                {
                  type: ComponentType.StringSelect,
                  customId: 'list',
                  placeholder: 'Which',
                  options: [{ label: 'One', value: '1' }],
                },
              ],
            },
          ],
        });
      } else if (interaction.isButton()) {
        void interaction.showModal({
          custom_id: 'm',
          title: 'Your goal',
          components: [
            {
              type: ComponentType.Label,
              label: 'Goal',
              component: {
                type: ComponentType.TextInput,
                custom_id: 'goal',
                style: TextInputStyle.Short,
                required: true,
              },
            },
            {
              type: ComponentType.Label,
              label: 'Day',
              component: {
                type: ComponentType.StringSelect,
                custom_id: 'day',
                options: [{ label: 'Monday', value: 'mon' }],
              },
            },
          ],
        });
      } else if (interaction.isStringSelectMenu()) {
        void interaction.update({ components: [text(`chose ${interaction.values.join(',')}`)] });
      } else if (interaction.isModalSubmit()) {
        const { fields } = interaction;
        void interaction.reply({
          flags,
          components: [
            text(`${fields.getTextInputValue('goal')} on ${fields.getStringSelectValues('day').join(',')}`),
          ],
        });
      }
    });
    const ana = guild.addPerson('Ana');
    const general = guild.addChannel('general');
    await ana.run(general, 'echo', { text: 'x' });
    const message = ana.sees(general)[0];
    if (!message) throw new Error('no answer');
    expect(message.words()).toBe('Pick\n[Form]\n[Which ▾]');
    await ana.press(message, 'Form');
    expect(ana.modal()?.title).toBe('Your goal');
    await expect(ana.submit({ Day: 'Monday' })).rejects.toThrow('Goal: is required');
    await ana.submit({ Goal: 'evals', day: 'Monday' });
    expect(ana.modal()).toBeUndefined();
    await ana.choose(message, 'Which', 'One');
    await expect(ana.press(message, 'Form')).rejects.toThrow('there is no "Form"');
    expect(ana.sees(general).map((one) => [one.words(), one.edited])).toEqual([
      ['chose 1', true],
      ['evals on mon', false],
    ]);
    expect(bot.errors).toEqual([]);
  });

  it('when nothing is answered in time, then the person is told and a late answer is refused', async () => {
    let skew = 0;
    const guild = await newGuild({
      now: () => performance.timeOrigin + performance.now() + skew,
      patienceMs: 50,
    });
    const bot = await newBot(guild);
    await bot.application.commands.set([ECHO]);
    let late: ChatInputCommandInteraction | undefined;
    bot.on('interactionCreate', (interaction) => void (late = interaction as ChatInputCommandInteraction));
    const ana = guild.addPerson('Ana');
    const general = guild.addChannel('general');
    await ana.run(general, 'echo', { text: 'x' });
    expect(ana.notices(general)).toEqual(['The application did not respond']);
    skew = 3001;
    await expect(late?.reply('x')).rejects.toMatchObject({ code: 10062, status: 404 });
  });
});
