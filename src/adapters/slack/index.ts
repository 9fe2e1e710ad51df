import { withPictureButton } from '../shared/pictures/in-time.ts';
import type { Platform } from '../shared/platform.ts';
import { isWrong } from '../shared/settings.ts';
import { checkDeclarations, manifest } from './render/manifest.ts';
import { respond } from './render/render.ts';
import { areForMany, readsChannels, SLACK_VARIABLES, slackSettings } from './settings.ts';

/** The manifest for an app that any workspace may add, and for one whose tokens expire. */
const MANY = 'many';
const ROTATION = 'token-rotation';

/** Slack, as the rest of Rung knows it. */
export const slack: Platform = {
  name: 'slack',
  variables: SLACK_VARIABLES,
  checkDeclarations: (tree) => checkDeclarations(tree, tree.prefix),
  manifestFlags: [MANY, ROTATION],
  manifest: (tree, origin, variables, flags) =>
    manifest(tree, {
      prefix: tree.prefix,
      readsChannels: readsChannels(variables),
      forMany: flags?.has(MANY) === true,
      rotatesTokens: flags?.has(ROTATION) === true,
      ...(origin !== undefined && { origin }),
    }),
  // A slash command's answer is for its asker alone, and no such message shows a picture.
  render: (request) => respond({ ...request, reply: withPictureButton(request.reply, () => false) }),
  configure(variables) {
    const settings = slackSettings(variables);
    if (settings === undefined || isWrong(settings)) return settings;
    if (areForMany(settings)) {
      return {
        name: 'slack',
        keepsSecrets: true,
        async connect({ installations, ...parts }) {
          const { createManySlack } = await import('./many/adapter.ts');
          if (!installations) throw new Error('tokens cannot be kept without a key');
          return createManySlack({ settings, installations, ...parts });
        },
        async inspect(asked) {
          const { inspectManySlack } = await import('./many/inspect.ts');
          return inspectManySlack(settings)(asked);
        },
      };
    }
    return {
      name: 'slack',
      async connect(parts) {
        const { createSlack } = await import('./adapter.ts');
        return createSlack({ settings, ...parts });
      },
      async inspect(asked) {
        const { inspectSlack } = await import('./connection/inspect.ts');
        return inspectSlack(settings)(asked);
      },
    };
  },
};
