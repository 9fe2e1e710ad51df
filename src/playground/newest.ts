/** Adds an entry to a log that holds no more than the newest `most`. */
export function keepNewest<Entry>(log: Entry[], entry: Entry, most: number): void {
  log.push(entry);
  if (log.length > most) log.splice(0, log.length - most);
}
