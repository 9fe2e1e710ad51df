import { defineCommand } from '#bot';

export default defineCommand({
  summary: 'Help, sources, your settings and your data',
  examples: ['/rung'],
  defaultChild: 'help',
  role: 'door',
});
