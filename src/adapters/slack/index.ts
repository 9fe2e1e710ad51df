import { withPictureButton } from '../shared/pictures/in-time.ts';
import type { Platform } from '../shared/platform.ts';
import { isWrong } from '../shared/settings.ts';
import { checkDeclarations, manifest } from './render/manifest.ts';
import { respond } from './render/render.ts';
import { readsChannels, SLACK_VARIABLES, slackSettings } from './settings.ts';

/** Slack, as the rest of Rung knows it. */
export const slack: Platform = {
  name: 'slack',
  variables: SLACK_VARIABLES,
  checkDeclarations: (tree) => checkDeclarations(tree, tree.prefix),
  manifest: (tree, origin, variables) =>
    manifest(tree, {
      prefix: tree.prefix,
      readsChannels: readsChannels(variables),
      ...(origin !== undefined && { origin }),
    }),
  // A slash command's answer is for its asker alone, and no such message shows a picture.
  render: (request) => respond({ ...request, reply: withPictureButton(request.reply, () => false) }),
  configure(variables) {
    const settings = slackSettings(variables);
    if (settings === undefined || isWrong(settings)) return settings;
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
