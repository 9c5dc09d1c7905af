import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainDate } from '#libs/quantities';
import { icalendar } from './icalendar.js';

const stamp = new Date('2026-01-02T03:04:05.678Z');
const day = {
  uid: 'A.1@temporada',
  on: plainDate('2026-12-31'),
  summary: 'Evaluate; twice, at \\home',
  description: 'One\nTwo',
};

/** A file's lines as a calendar reads them: unfolded, and what was escaped is a text again. */
const read = (file: string) =>
  file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      const value = line.slice(colon + 1);
      return [
        line.slice(0, colon),
        value.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c)),
      ] as const;
    });

describe('an iCalendar file', () => {
  it('has whole days with an end on the day after, across the year', () => {
    const lines = new Map(read(icalendar('Season', [day], stamp)));
    expect(lines.get('DTSTART;VALUE=DATE')).toBe('20261231');
    expect(lines.get('DTEND;VALUE=DATE')).toBe('20270101');
    expect(lines.get('DTSTAMP')).toBe('20260102T030405Z');
    expect(lines.get('VERSION')).toBe('2.0');
    expect(lines.has('BEGIN')).toBe(true);
  });

  it('escapes what would end a value', () => {
    const file = icalendar('Season', [day], stamp);
    expect(file).toContain('SUMMARY:Evaluate\\; twice\\, at \\\\home\r\n');
    expect(file).toContain('DESCRIPTION:One\\nTwo\r\n');
  });

  it('reminds where a day asks for it', () => {
    expect(icalendar('Season', [day], stamp)).not.toContain('VALARM');
    expect(icalendar('Season', [{ ...day, remindsDays: [7, 1] }], stamp)).toMatch(
      /TRIGGER:-P7D\r\n[^]*TRIGGER:-P1D\r\n/,
    );
  });

  it('breaks lines at 75 octets and not at 74, and never inside a character', () => {
    const summary = (length: number) => ({ ...day, summary: 'x'.repeat(length) });
    // "SUMMARY:" has 8 octets.
    expect(icalendar('S', [summary(67)], stamp)).toContain(`SUMMARY:${'x'.repeat(67)}\r\n`);
    expect(icalendar('S', [summary(68)], stamp)).toContain(`SUMMARY:${'x'.repeat(67)}\r\n x\r\n`);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const clean = text.replace(/[\p{Cc}\p{Cs}]/gu, '');
        const file = icalendar('S', [{ ...day, summary: clean }], stamp);
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(Object.fromEntries(read(file))['SUMMARY']).toBe(clean);
      }),
    );
  });
});
