import { describe, expect, it } from '@jest/globals';

import { found, mexico, paid, rulesOf, told, unchecked } from '../../../fixtures/paid-slips.js';
import { loadRulebook } from '../../../load.js';
import type { DatedValue } from '../../../value.js';
import { checkRecord } from './check-record.js';

const week = [8, 8, 8, 8, 8, 8];
const in2000 = { start: '2000-06-05', hours: week };
const in2026 = { start: '2026-06-01', hours: week, rate: '17.60' };

describe('hourly pay', () => {
  it('is in order at the floor, and short of it by a cent an hour below', () => {
    expect(found({ ...in2000, rate: '6.90' })).toEqual([]);
    expect(found({ ...in2000, rate: '6.89' })).toEqual(['PAY_BELOW_FLOOR 48 33120 33072']);
    expect(found(in2026)).toEqual([]);
    expect(found({ ...in2026, rate: '17.59' })).toEqual(['PAY_BELOW_FLOOR 48 84480 84432']);
  });

  it('is held against the prevailing rate where that is higher', () => {
    expect(found({ ...in2000, rate: '7.25', prevailing: '7.25' })).toEqual([]);
    const { findings } = checkRecord(paid({ ...in2000, rate: '7.24', prevailing: '7.25' }), rulesOf());
    expect(findings).toMatchObject([
      { code: 'PAY_BELOW_FLOOR', rule: 'prevailing-rate', owedCents: 48, source: { title: 'Job order' } },
    ]);
  });

  it('is tested on each day worked: only the days after a rise are short', () => {
    const { findings } = checkRecord(
      paid({ start: '2025-09-29', hours: [8, 8, 8, 8], rate: '17.20' }),
      rulesOf(),
    );
    expect(findings).toMatchObject([
      { code: 'PAY_BELOW_FLOOR', owedCents: 16 * 40, from: '2025-10-01', to: '2025-10-02' },
    ]);
    expect(findings[0]?.explanation[0]?.params).toMatchObject({
      workedHours: 16,
      paidRateDollars: '17.20',
      lawfulRateDollars: '17.60',
      rule: 'minimum-wage',
    });
    expect(found({ start: '2025-09-29', hours: [8, 8, 0, 0], rate: '17.20' })).toEqual([]);
  });

  it('is no wrong where gross was topped up to the floor, and short by what the top-up lacks', () => {
    expect(found({ ...in2000, rate: '6.50', gross: 331.2 })).toEqual([]);
    expect(found({ ...in2000, rate: '6.50', gross: 331.19 })).toEqual(['PAY_BELOW_FLOOR 1 33120 33119']);
  });

  it('brings the warning of a carried value with the finding', () => {
    const slip = { start: '2026-10-05', hours: week, rate: '17.59' };
    const { findings, used } = checkRecord(paid(slip), rulesOf());
    expect(findings[0]?.warnings.map(({ code }) => code)).toEqual(['VALUE_CARRIED']);
    expect(used.map(({ code }) => code)).toContain('minimum-wage');
  });

  it('is not checked, and said so, where no minimum wage is held: the rest is', () => {
    const slip = { start: '2024-06-03', hours: week, rate: '5.00', taken: { housing: 10 } };
    expect(unchecked(slip)).toEqual(['PAY_BELOW_FLOOR VALUE_NOT_COVERED minimum-wage']);
    expect(found(slip)).toEqual(['HOUSING_CHARGED 1000 0 1000']);
    expect(unchecked({ ...slip, hours: [], rate: '0' })).toEqual([]);
  });
});

describe('gross', () => {
  it('is what hours and rate come to, to the cent', () => {
    expect(found({ ...in2000, rate: '7.00', gross: 335.99 })).toEqual(['GROSS_MISMATCH 1 33600 33599']);
    expect(found({ ...in2000, rate: '7.00', gross: 336.01 })).toEqual(['GROSS_MISMATCH 0 33600 33601']);
    expect(found({ ...in2000, rate: '0', pieceRate: '1', pieces: [0], gross: 0 })).toEqual([
      'PIECE_BELOW_FLOOR 33120 33120 0',
    ]);
    expect(found({ ...in2000, gross: 321.2 })).toEqual(['GROSS_MISMATCH 1000 33120 32120']);
  });

  it('may be rounded as the employer rounds: up, down, or for each day', () => {
    const slip = { start: '2000-06-05', hours: [9.33, 9.33, 9.33, 9.33, 9.33, 9.33], rate: '7.25' };
    // 405.855 for the week; 67.6425 a day, which is 67.64 six times.
    expect(found({ ...slip, gross: 405.85 })).toEqual([]);
    expect(found({ ...slip, gross: 405.86 })).toEqual([]);
    expect(found({ ...slip, gross: 405.84 })).toEqual([]);
    expect(found({ ...slip, gross: 405.83 })).toEqual(['GROSS_MISMATCH 3 40586 40583']);
  });

  it('gives two findings for two wrongs, and no cent twice', () => {
    const slip = { ...in2000, rate: '6.50', gross: 300 };
    expect(found(slip)).toEqual(['PAY_BELOW_FLOOR 1920 33120 31200', 'GROSS_MISMATCH 1200 31200 30000']);
  });

  it('owes nothing for what the net makes up', () => {
    expect(found({ ...in2000, gross: 321.2, net: 331.2 })).toEqual([
      'GROSS_MISMATCH 0 33120 32120',
      'NET_MISMATCH 0 32120 33120',
    ]);
  });
});

describe('piece pay', () => {
  const pieces = (...daily: number[]) => ({
    ...{ start: '2000-06-05', hours: [8, 8], rate: '0', pieceRate: '0.01', pieces: daily },
  });

  it('is tested over the pay period: a good day makes up for a bad one', () => {
    expect(found(pieces(11039, 1))).toEqual([]);
    expect(found(pieces(11038, 1))).toEqual(['PIECE_BELOW_FLOOR 1 11040 11039']);
    expect(found({ ...pieces(11038, 1), gross: 110.4 })).toEqual([]);
  });

  it('is tested day by day where the rule says so', () => {
    const byDay: DatedValue = {
      ...loadRulebook().resolve('piece-floor-window', mexico, paid(in2000).periodEnd),
      value: 'day',
    };
    const options = { officerValues: [byDay] };
    expect(found({ ...pieces(11039, 1), gross: 110.4 }, mexico, options)).toEqual([
      'PIECE_BELOW_FLOOR 5519 16559 11040',
    ]);
    expect(found({ ...pieces(11039, 1), gross: 165.59 }, mexico, options)).toEqual([]);
  });

  it('is hourly pay where the hours earn more than the pieces', () => {
    const slip = { ...in2000, rate: '6.50', pieceRate: '0.01', pieces: [100] };
    expect(found(slip)).toEqual(['PAY_BELOW_FLOOR 1920 33120 31200']);
    expect(found({ ...in2000, rate: '6.50', pieceRate: '0.01', pieces: [33120] })).toEqual([]);
  });

  it('names the days and what pieces and hours come to', () => {
    const checked = checkRecord(paid(pieces(5000, 5000)), rulesOf());
    expect(told(checked)).toEqual(['PIECE_BELOW_FLOOR 1040 11040 10000']);
    expect(checked.findings[0]).toMatchObject({
      ...{
        from: '2000-06-05',
        to: '2000-06-11',
        rule: 'minimum-wage',
        source: expect.objectContaining({ title: expect.stringContaining('Best Practices') }),
      },
      explanation: [
        { code: 'PIECES_BELOW_FLOOR', params: { workedHours: 16, pieceCents: 10000, lawfulCents: 11040 } },
      ],
    });
  });
});
