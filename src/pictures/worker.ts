import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import type { Picture } from '../reply/picture.ts';
import { fontFiles, loadMeasure } from './fonts.ts';
import { svgOf } from './marks.ts';
import { pixelsOf, type Drawn } from './pixels.ts';
import { sheetOf } from './sheet.ts';

/** What the drawing thread says of a picture: its pixels, or why there are none. */
export type Outcome = { readonly drawn: Drawn } | { readonly failed: string };

// Images hold memory of which V8 knows nothing, and which only a collection gives back.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const files = fontFiles();
const measure = loadMeasure(files);

/** Each picture comes in a message of its own, and so in a turn of its own, in which the last one's memory goes. */
parentPort?.on('message', (picture: Picture) => {
  try {
    const drawn = pixelsOf(svgOf(sheetOf(picture, measure)), Object.values(files));
    const png = new Uint8Array(drawn.png);
    parentPort?.postMessage({ drawn: { ...drawn, png } } satisfies Outcome, [png.buffer]);
  } catch (error) {
    parentPort?.postMessage({
      failed: error instanceof Error ? error.message : 'no error',
    } satisfies Outcome);
  }
  setImmediate(collect);
});
