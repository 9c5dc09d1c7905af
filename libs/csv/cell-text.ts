const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const lenientUtf8 = new TextDecoder('utf-8');

/** Text of a cell as it is shown to people; `text` only when its bytes are UTF-8. */
export interface CellText {
  readonly shown: string;
  readonly text?: string;
}

/** Reads a cell that was read byte by byte (latin1) as UTF-8, without spaces around it. */
export function cellText(latin1: string): CellText {
  if (isAscii(latin1)) {
    const text = latin1.trim();
    return { text, shown: text };
  }
  const bytes = Buffer.from(latin1, 'latin1');
  try {
    const text = strictUtf8.decode(bytes).trim();
    return { text, shown: text };
  } catch {
    return { shown: lenientUtf8.decode(bytes).trim() };
  }
}

/** Whether a text has no character beyond the first 128, whose bytes are the same in latin1 and UTF-8. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) > 127) return false;
  }
  return true;
}
