import { addDays, type PlainDate } from '#libs/quantities';

/** What a calendar is as a whole. */
export interface CalendarHead {
  name: string;
  /** After how many hours whoever subscribed to it is to read it again. */
  readAgainHours?: number;
  /** What is to be known of it as a whole. */
  remark?: string;
}

/** A day in a calendar: what falls on it, with reminders some days before. */
export interface CalendarDay {
  /** The same for the same thing, so that a calendar that reads the file again moves it and does not add it. */
  uid: string;
  on: PlainDate;
  summary: string;
  description: string;
  /** When it last changed. */
  changedAt: Date;
  /** How often it changed: a calendar takes the entry with the highest number for the valid one. */
  sequence?: number;
  /** It does not take place any more. */
  cancelled?: boolean;
  /** An address to read more at. */
  url?: string;
  /** How many days before the calendar reminds, in the morning. */
  remindsDays?: readonly number[];
}

/** Octets that a line may have before its line break (RFC 5545, section 3.1). */
const longestLine = 75;

/** Hour of a reminder, by the clock of whoever reads the calendar. */
const reminderHour = 8;

/** Writes whole days as an iCalendar file (RFC 5545); equal days make an equal file, whenever it is written. */
export function icalendar(
  { name, readAgainHours, remark }: CalendarHead,
  days: readonly CalendarDay[],
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Temporada//Obligations//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...(remark === undefined ? [] : [`X-WR-CALDESC:${escaped(remark)}`]),
    ...(readAgainHours === undefined
      ? []
      : [
          // RFC 7986, section 5.7, and what calendars read that are older than it.
          `REFRESH-INTERVAL;VALUE=DURATION:PT${String(readAgainHours)}H`,
          `X-PUBLISHED-TTL:PT${String(readAgainHours)}H`,
        ]),
    ...days.flatMap(eventOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf(day: CalendarDay): string[] {
  const { uid, on, summary, description, changedAt, sequence, cancelled, url, remindsDays } = day;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${changedAt.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    ...(sequence === undefined ? [] : [`SEQUENCE:${String(sequence)}`]),
    ...(cancelled === true ? ['STATUS:CANCELLED'] : []),
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
    `TRIGGER:${fromMidnight(days)}`,
    `DESCRIPTION:${escaped(summary)}`,
    'END:VALARM',
  ];
}

/** The time from the midnight that a day begins with to the reminder of so many days before (section 3.3.6). */
function fromMidnight(days: number): string {
  if (days === 0) return `PT${String(reminderHour)}H`;
  const wholeDays = days === 1 ? '' : `${String(days - 1)}D`;
  return `-P${wholeDays}T${String(24 - reminderHour)}H`;
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
