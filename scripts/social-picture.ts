import { COLOURS } from '../src/pictures/look.ts';
import { words } from '../src/pictures/marks.ts';
import type { Drawn } from '../src/pictures/pixels.ts';
import type { Measure } from '../src/pictures/text.ts';

const WIDTH = 1280;
const HEIGHT = 640;
const MARGIN = 64;
/** How wide the picture on the right is. */
const SHOWN = 660;

/** The repository's social picture: what Rung is on the left, one of its answers on the right. */
export function socialSvg({ png, width, height }: Drawn, measure: Measure): string {
  const shownHeight = (SHOWN * height) / width;
  const x = WIDTH - SHOWN - MARGIN;
  const y = (HEIGHT - shownHeight) / 2;
  const lines = ['What could you earn?', 'What’s next to learn?', 'Ask in Slack or Discord.'];
  const marks = [
    ...words({ text: 'Rung', x: MARGIN, y: 250, size: 104, weight: 700, fill: COLOURS.text }, measure),
    ...words(
      { text: 'For AI engineers', x: MARGIN, y: 312, size: 40, weight: 600, fill: COLOURS.asked },
      measure,
    ),
    ...lines.flatMap((text, at) =>
      words({ text, x: MARGIN, y: 384 + at * 46, size: 34, weight: 400, fill: COLOURS.secondary }, measure),
    ),
  ];
  const image = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="${COLOURS.panel}"/>${marks.map(({ svg }) => svg).join('')}<image x="${x}" y="${y}" width="${SHOWN}" height="${shownHeight}" href="${image}"/></svg>`;
}
