/** `_x000D_` stands for a character that XML cannot hold, `_x005F_` for an underscore that would be read so. */
const escaped = /_x([0-9A-Fa-f]{4})_/g;

/** Text of a workbook as it is shown, without spaces around it. */
export function shownText(text: string): string {
  const whole = text.includes('_x')
    ? text.replace(escaped, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
  return whole.trim();
}
