import { COLOURS } from './look.ts';
import { pixelsOf } from './pixels.ts';

/** Rung's icon, a ladder, as a square PNG without rounded corners, which the platforms cut themselves; `size` in pixels. */
export function drawIcon(size: number): Uint8Array {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32"><rect width="32" height="32" fill="${COLOURS.background}"/><path d="M10.5 6v20M21.5 6v20M10.5 11h11M10.5 16h11M10.5 21h11" stroke="${COLOURS.asked}" stroke-width="2.6" stroke-linecap="round" fill="none"/></svg>`;
  return pixelsOf(svg, [], size).png;
}
