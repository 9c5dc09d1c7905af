import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { plainDate } from '#libs/quantities';
import { icalendar } from './icalendar.js';

const day = {
  uid: 'A.1@temporada',
  changedAt: new Date('2026-01-02T03:04:05.678Z'),
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
    const lines = new Map(read(icalendar({ name: 'Season' }, [day])));
    expect(lines.get('DTSTART;VALUE=DATE')).toBe('20261231');
    expect(lines.get('DTEND;VALUE=DATE')).toBe('20270101');
    expect(lines.get('DTSTAMP')).toBe('20260102T030405Z');
    expect(lines.get('VERSION')).toBe('2.0');
    expect(lines.has('BEGIN')).toBe(true);
  });

  it('escapes what would end a value', () => {
    const file = icalendar({ name: 'Season' }, [day]);
    expect(file).toContain('SUMMARY:Evaluate\\; twice\\, at \\\\home\r\n');
    expect(file).toContain('DESCRIPTION:One\\nTwo\r\n');
  });

  it('reminds where a day asks for it', () => {
    expect(icalendar({ name: 'Season' }, [day])).not.toContain('VALARM');
    // At eight in the morning: sixteen hours less than the whole days before the midnight that the day begins with.
    expect(icalendar({ name: 'Season' }, [{ ...day, remindsDays: [7, 1, 0] }])).toMatch(
      /TRIGGER:-P6DT16H\r\n[^]*TRIGGER:-PT16H\r\n[^]*TRIGGER:PT8H\r\n/,
    );
  });

  it('tells what changed, and what does not take place any more', () => {
    const plain = icalendar({ name: 'Season' }, [day]);
    expect(plain).not.toMatch(/SEQUENCE|STATUS|REFRESH/);
    const moved = icalendar({ name: 'Season', readAgainHours: 4 }, [
      { ...day, sequence: 3, cancelled: true },
    ]);
    expect(moved).toContain('SEQUENCE:3\r\nSTATUS:CANCELLED\r\n');
    expect(moved).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\nX-PUBLISHED-TTL:PT4H\r\n');
  });

  it('breaks lines at 75 octets and not at 74, and never inside a character', () => {
    const summary = (length: number) => ({ ...day, summary: 'x'.repeat(length) });
    // "SUMMARY:" has 8 octets.
    expect(icalendar({ name: 'S' }, [summary(67)])).toContain(`SUMMARY:${'x'.repeat(67)}\r\n`);
    expect(icalendar({ name: 'S' }, [summary(68)])).toContain(`SUMMARY:${'x'.repeat(67)}\r\n x\r\n`);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const clean = text.replace(/[\p{Cc}\p{Cs}]/gu, '');
        const file = icalendar({ name: 'S' }, [{ ...day, summary: clean }]);
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(Object.fromEntries(read(file))['SUMMARY']).toBe(clean);
        // A client's own reader must agree with the one above.
        const event = new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent('vevent');
        expect(event?.getFirstPropertyValue('summary')).toBe(clean);
      }),
    );
  });
});
