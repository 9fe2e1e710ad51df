/**
 * How many edits lie between two words: a letter more, less or another, or two neighbours swapped (optimal string
 * alignment). Above `most`, any number above it.
 */
export function editsWithin(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
      row.push(edits);
      if (edits < least) least = edits;
    }
    // A swap looks two rows up, so one row too far off may still be mended; two may not.
    if (least > most + 1) return least;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
