/** What stands for an empty cell in whole numbers. */
export const absent = -1;
/** What stands for a cell that cannot be read. */
export const unreadable = -2;

/**
 * Reads a number of at least 0 with a decimal point and at most `places` decimals as a whole number of its last place
 * (12.5 with two places is 1250). `absent` for an empty cell, `unreadable` for anything else, such as 1,5 or 1e3. Written
 * out, since a file has tens of millions of numbers.
 */
export function readDecimal(text: string, places: number, most: number): number {
  const end = text.length;
  if (end === 0) return absent;
  let value = 0;
  let decimals = -1;
  for (let at = 0; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      if (decimals >= 0) decimals += 1;
    } else if (digit === -2 && decimals < 0 && at > 0 && at < end - 1) {
      decimals = 0;
    } else {
      return unreadable;
    }
    if (decimals > places || value > Number.MAX_SAFE_INTEGER / 100_000) return unreadable;
  }
  for (let place = Math.max(0, decimals); place < places; place += 1) value *= 10;
  return value <= most ? value : unreadable;
}

/** The parts of a cell between spaces, each read by `readDecimal`; undefined where one cannot be read. */
export function readList(text: string, places: number, most: number): number[] | undefined {
  const values: number[] = [];
  let from = 0;
  while (from < text.length) {
    if (text.charCodeAt(from) === 32) {
      from += 1;
      continue;
    }
    let to = text.indexOf(' ', from);
    if (to < 0) to = text.length;
    const value = readDecimal(text.slice(from, to), places, most);
    if (value < 0) return undefined;
    values.push(value);
    from = to;
  }
  return values;
}
