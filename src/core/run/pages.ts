import type { PageName } from '../../dataset/pages.ts';
import { call } from '../../reply/build.ts';
import type { Call } from '../../reply/reply.ts';

/** What is called to read a page. */
export function callOfPage({ kind, ref }: Pick<PageName, 'kind' | 'ref'>): Call {
  switch (kind) {
    case 'topic':
      return call(['career'], { about: ref });
    case 'roadmap':
      return call(['roadmap', 'show'], { roadmap: ref });
    case 'skill':
    case 'category':
    case 'target':
      return call(['skills'], { about: ref });
  }
}
