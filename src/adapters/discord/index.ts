import { picturesOf } from '../../reply/files.ts';
import type { Platform } from '../shared/platform.ts';
import { isWrong } from '../shared/settings.ts';
import { checkDeclarations } from './render/check.ts';
import { manifest } from './render/manifest.ts';
import { pictureNames } from './render/pictures.ts';
import { render } from './render/render.ts';
import { spellingOf } from './render/spelling.ts';
import { DISCORD_VARIABLES, discordSettings } from './settings.ts';

/** Discord, as the rest of Rung knows it. */
export const discord: Platform = {
  name: 'discord',
  variables: DISCORD_VARIABLES,
  checkDeclarations: (tree) => checkDeclarations(tree, tree.prefix),
  manifest: (tree) => manifest(tree, tree),
  render: (request, tree) => {
    const { shown = pictureNames(picturesOf(request.reply)) } = request;
    return render({ ...request, shown, reply: spellingOf(tree)(request.reply) });
  },
  configure(variables) {
    const settings = discordSettings(variables);
    if (settings === undefined || isWrong(settings)) return settings;
    return {
      name: 'discord',
      async connect(parts) {
        const { createDiscord } = await import('./adapter.ts');
        return createDiscord({ settings, ...parts });
      },
      async inspect(asked) {
        const { inspectDiscord } = await import('./connection/inspect.ts');
        return inspectDiscord(settings)(asked);
      },
      async register({ tree, ...asked }) {
        const { registration } = await import('./connection/register.ts');
        return registration({ settings, declared: tree ? manifest(tree, tree) : [], ...asked });
      },
    };
  },
};
