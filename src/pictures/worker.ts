import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import type { Picture } from '../reply/picture.ts';
import { fontFiles, loadMeasure } from './fonts.ts';
import { svgOf } from './marks.ts';
import { pixelsOf, sixelOf, type Drawn } from './pixels.ts';
import { sheetOf } from './sheet.ts';

/** A picture to draw: as a PNG, or where `sixelWidth` pixels are given as sixels. */
export interface Order {
  readonly picture: Picture;
  readonly sixelWidth?: number;
}
/** What the drawing thread says of a picture: its pixels, or why there are none. */
export type Outcome = { readonly drawn: Drawn } | { readonly sixel: string } | { readonly failed: string };

// Images hold memory of which V8 knows nothing, and which only a collection gives back.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const measure = loadMeasure();

/** Each picture comes in a message of its own, and so in a turn of its own, in which the last one's memory goes. */
parentPort?.on('message', ({ picture, sixelWidth }: Order) => {
  try {
    const svg = svgOf(sheetOf(picture, measure));
    if (sixelWidth === undefined) {
      const drawn = pixelsOf(svg, fontFiles(svg));
      const png = new Uint8Array(drawn.png);
      say({ drawn: { ...drawn, png } }, [png.buffer]);
    } else say({ sixel: sixelOf(svg, fontFiles(svg), sixelWidth) });
  } catch (error) {
    say({ failed: error instanceof Error ? error.message : 'no error' });
  }
  setImmediate(collect);
});

const say = (outcome: Outcome, moved: readonly ArrayBuffer[] = []): void =>
  parentPort?.postMessage(outcome, moved);
