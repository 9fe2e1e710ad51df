/** The width of every picture in pixels, and the most of it that its height may be. */
export const WIDTH = 1000;
export const TALLEST = 0.77;
/** Where everything begins and ends, from the sides. */
export const PADDING = 48;
export const LEFT = PADDING;
export const RIGHT = WIDTH - PADDING;
/** The panel behind what was asked: its distance from the sides, and its rounded corners. */
export const INSET = 24;
export const PANEL_RADIUS = 16;

/** The colours: amber is what was asked, or now; blue is data; white is what was listed. None is ever the only sign. */
export const COLOURS = {
  background: '#12161F',
  panel: '#1C2230',
  grid: '#2B3344',
  edge: '#333C4F',
  text: '#F4F6FA',
  secondary: '#B4BECF',
  muted: '#94A0B5',
  band: '#5C86C9',
  bandSoft: '#2A3A57',
  asked: '#FFB84D',
  askedSoft: '#3A2F1E',
  toDo: '#74819B',
  /** Lies on the panel as well, where the panel's own colour would not be seen. */
  track: '#1C2230',
  trackOnPanel: '#333C4F',
} as const;

/** The sizes of type, in pixels. Nothing is smaller than 25: a phone shows that as 10. */
export const SIZES = {
  eyebrow: 25,
  title: 50,
  smallestTitle: 40,
  subtitle: 29,
  label: 31,
  value: 31,
  small: 26,
  axis: 26,
  source: 25,
} as const;
