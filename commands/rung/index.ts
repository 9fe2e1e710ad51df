import { defineCommand } from '#bot';

export default defineCommand({
  summary: 'Help, sources, your settings, and the door to every other command',
  examples: ['/rung'],
  defaultChild: 'help',
  role: 'door',
});
