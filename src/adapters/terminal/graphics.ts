import ansiEscapes from 'ansi-escapes';
import { createSupportsTerminalGraphics, type TerminalGraphicsSupport } from 'supports-terminal-graphics';

/** How a terminal is told to show a picture in the midst of its text. */
export type Graphics = 'iterm2' | 'kitty' | 'sixel';

/** The environment's variables by their names. */
type Environment = Readonly<Record<string, unknown>>;

/** How this terminal shows pictures; undefined where it does not, or where nobody looks. */
export const graphicsOf = (stream: { readonly isTTY?: boolean }, env: Environment): Graphics | undefined =>
  stream.isTTY === true ? chooseGraphics(env, createSupportsTerminalGraphics({ isTTY: true })) : undefined;

/** The way that is known to work, of those that a terminal supports. */
export function chooseGraphics(
  env: Environment,
  { iterm2, kitty, sixel }: Pick<TerminalGraphicsSupport, 'iterm2' | 'kitty' | 'sixel'>,
): Graphics | undefined {
  const isSet = (name: string): boolean => ![undefined, '', '0', 'false'].some((one) => one === env[name]);
  // Inside tmux and screen the terminal around them is known, and does not get what is sent to it.
  if (isSet('CI') || env['TERM'] === 'dumb' || isSet('TMUX') || isSet('STY')) return undefined;
  if (iterm2) return 'iterm2';
  if (kitty) return 'kitty';
  // foot shows sixels in every version, and says so nowhere else.
  return sixel || String(env['TERM']).startsWith('foot') ? 'sixel' : undefined;
}

/** About as wide as a cell is, in pixels: sixels know pixels alone. */
const CELL = 8;
/** So many pixels are as wide as so many cells, at most as wide as pictures are drawn. */
export const sixelWidth = (columns: number): number => Math.min(1_000, columns * CELL);

/** The longest piece of a picture that kitty's protocol takes, in characters of Base64. */
const PIECE = 4_096;

/** A PNG as what makes a terminal show it, `columns` cells wide and as high as that makes it. */
export function inlinePicture(
  png: Uint8Array,
  graphics: Exclude<Graphics, 'sixel'>,
  columns: number,
): string {
  if (graphics === 'iterm2') return ansiEscapes.image(png, { width: columns });
  const base64 = Buffer.from(png).toString('base64');
  const pieces = base64.match(new RegExp(`.{1,${PIECE}}`, 'g')) ?? [];
  return pieces
    .map((piece, at) => {
      // Shown at once; of PNG; and without a reply, which would come as if it were typed.
      const how = at === 0 ? `a=T,f=100,q=2,c=${columns},` : '';
      return `\u001b_G${how}m=${at === pieces.length - 1 ? 0 : 1};${piece}\u001b\\`;
    })
    .join('');
}
