import { addDays, type PlainDate } from '#libs/quantities';

/** A day in a calendar: what falls on it, with reminders some days before. */
export interface CalendarDay {
  /** The same for the same thing, so that a calendar that reads the file again moves it and does not add it. */
  uid: string;
  on: PlainDate;
  summary: string;
  description: string;
  /** An address to read more at. */
  url?: string;
  /** How many days before the calendar reminds. */
  remindsDays?: readonly number[];
}

/** Octets that a line may have before its line break (RFC 5545, section 3.1). */
const longestLine = 75;

/** Writes whole days as an iCalendar file (RFC 5545); `stamp` is when it is written. */
export function icalendar(name: string, days: readonly CalendarDay[], stamp: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Temporada//Checklist//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...days.flatMap((day) => eventOf(day, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf({ uid, on, summary, description, url, remindsDays }: CalendarDay, stamp: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${basic(on)}`,
    // The end is the day after: a whole day (section 3.6.1).
    `DTEND;VALUE=DATE:${basic(addDays(on, 1))}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...(url === undefined ? [] : [`URL:${url}`]),
    // It takes nobody's time: other appointments of that day stay possible.
    'TRANSP:TRANSPARENT',
    ...(remindsDays ?? []).flatMap((days) => alarm(days, summary)),
    'END:VEVENT',
  ];
}

function alarm(days: number, summary: string): string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:-P${String(days)}D`,
    `DESCRIPTION:${escaped(summary)}`,
    'END:VALARM',
  ];
}

const basic = (date: PlainDate) => date.replaceAll('-', '');

/** A text as a value: backslash, semicolon, comma and line break are escaped (section 3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** Breaks a line after 75 octets, never inside a character; what goes on begins with a space, which counts. */
function folded(line: string): string {
  let out = '';
  let length = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (length + octets > longestLine) {
      out += '\r\n ';
      length = 1;
    }
    out += character;
    length += octets;
  }
  return out;
}
