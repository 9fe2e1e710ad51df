/** The part of bidi-js that is used; it brings no types. */
declare module 'bidi-js' {
  interface Levels {
    readonly levels: Uint8Array;
  }
  interface Bidi {
    /** The embedding level of each UTF-16 unit. */
    getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl'): Levels;
    /** The index of the unit that is seen at each place, from the left. */
    getReorderedIndices(text: string, levels: Levels): number[];
    getMirroredCharacter(point: string): string | null;
  }
  export default function bidiFactory(): Bidi;
}
