import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { audited, told } from './fixtures/audited.js';
import {
  capLeftIn,
  centsIn,
  changed,
  cutOff,
  dollars,
  type HoursPaid,
  paidForHours,
  inOntario,
  periodOf,
  rounded,
  rowOf,
  takenIn,
  type Target,
  target,
  unreported,
  type Wanted,
  withAmount,
} from './fixtures/planted.js';
import type { FileRow } from './fixtures/season-file.js';

/** A file on the lawful side of a threshold, one on the other, and what is to be found in that. */
interface Planted {
  readonly lawful: readonly FileRow[];
  readonly spoilt: readonly FileRow[];
  /** Owed, expected and actual cents of the one finding. */
  readonly amounts: readonly (number | null)[];
  /** The records of the finding, where it is not the spoilt one alone. */
  readonly records?: string;
}

const runs = { numRuns: Number(process.env['RUNS'] ?? 4) };

/** Spoils lawful files of a kind and expects one finding of the code with its amounts, and none on the lawful side. */
function plants(code: string, name: string, wanted: Wanted, plant: (one: Target) => Planted): void {
  it(`${code}: ${name}`, async () => {
    await fc.assert(
      fc.asyncProperty(target(wanted), async (one) => {
        const { lawful, spoilt, amounts, records } = plant(one);
        const { allowUnconfirmed } = one.lawful.season;
        const before = await audited(lawful, allowUnconfirmed);
        expect({ rejected: before.rejected, told: told(before) }).toEqual({ rejected: [], told: [] });
        const after = await audited(spoilt, allowUnconfirmed);
        const ids = records ?? rowOf(one).record_id;
        expect({ rejected: after.rejected, told: told(after) }).toEqual({
          ...{ rejected: [], told: [[code, ids, ...amounts].map(String).join(' ')] },
        });
      }),
      runs,
    );
  });
}

/** A deduction that may be so much, and is a cent more. */
function aCentOver(column: keyof FileRow, most: (one: Target) => number): (one: Target) => Planted {
  return (one) => {
    const row = rowOf(one);
    const due = most(one);
    return {
      lawful: changed(one, withAmount(row, column, due)),
      spoilt: changed(one, withAmount(row, column, due + 1)),
      amounts: [1, due, due + 1],
    };
  };
}

/** A deduction that may not be taken at all. */
function taken(column: keyof FileRow, amountCents: number): (one: Target) => Planted {
  return (one) => ({
    lawful: changed(one, withAmount(rowOf(one), column, 0)),
    spoilt: changed(one, withAmount(rowOf(one), column, amountCents)),
    amounts: [amountCents, 0, amountCents],
  });
}

const isLast = (_: unknown, { at, lawful }: Target) => at === lawful.periods.length - 1;
const [confirmed, unconfirmed] = [false, true].map((allowUnconfirmed) => ({ allowUnconfirmed }));
const mexico2000 = inOntario('MX', '2000-05-01');
const caribbean2000 = inOntario('JM', '2000-05-01');
const mexico2026 = { ...inOntario('MX', '2026-03-02'), ...confirmed };
const caribbean2026 = { ...inOntario('JM', '2026-03-02'), ...confirmed };
const byHour = { period: { pieces: [] } };

/** Wages that are cut off to the cent, and a cent less than that and than days that are rounded each by itself. */
function aCentShort(one: Target, row: FileRow, { whole, byDay }: HoursPaid): Planted {
  const [least, due] = [cutOff(whole), rounded(whole)];
  const beside = periodOf(one).statement.grossCents - due;
  const paid = least - 1 === byDay ? least - 2 : least - 1;
  return {
    lawful: changed(one, withAmount(row, 'gross', least + beside)),
    spoilt: changed(one, withAmount(row, 'gross', paid + beside)),
    amounts: [due - paid, due, paid],
  };
}

describe('a violation planted in lawful wages is the one finding:', () => {
  const low = { isByPieceOnly: false, rateAboveFloorCents: 0 };
  for (const season of [mexico2000, caribbean2000, mexico2026, caribbean2026])
    plants(
      'PAY_BELOW_FLOOR',
      `hours a cent below the floor (${season.subject?.programme} ${season.start})`,
      { ...byHour, season: { ...season, ...low }, fits: ({ statement }) => statement.floorCents > 10_000 },
      (one) => aCentShort(one, { ...unreported(rowOf(one)), hourly_rate: '1.00' }, paidForHours(one)),
    );

  plants(
    'PIECE_BELOW_FLOOR',
    'pieces a cent below the floor of their hours',
    {
      season: { ...mexico2026, isByPieceOnly: true },
      fits: ({ facts, statement }) => facts.hourlyRate === undefined && statement.topUpCents > 100,
    },
    (one) => aCentShort(one, unreported(rowOf(one)), paidForHours(one)),
  );

  const offered: Wanted = {
    ...byHour,
    season: {
      ...caribbean2026,
      isByPieceOnly: false,
      rateAboveFloorCents: 500,
      prevailingAboveFloorCents: undefined,
    },
    fits: ({ statement }) => statement.floorCents > 10_000,
  };

  plants('GROSS_MISMATCH', 'a cent less than hours at the offered rate', offered, (one) =>
    aCentShort(one, unreported(rowOf(one)), paidForHours(one, rowOf(one).hourly_rate)),
  );

  plants(
    'GROSS_MISMATCH',
    'a dollar more than hours, pieces and what is told beside them explain',
    offered,
    (one) => {
      const { whole } = paidForHours(one, rowOf(one).hourly_rate);
      const beside = periodOf(one).statement.grossCents - rounded(whole);
      const [row, most] = [unreported(rowOf(one)), whole.times(100).ceil().toNumber()];
      return {
        lawful: changed(one, withAmount(row, 'gross', most + beside)),
        spoilt: changed(one, withAmount(row, 'gross', most + 100 + beside)),
        amounts: [0, rounded(whole), most + 100],
      };
    },
  );

  plants('NET_MISMATCH', 'a cent too little, which is owed', {}, (one) => {
    const net = centsIn(rowOf(one), 'net');
    return {
      lawful: one.rows,
      spoilt: changed(one, { net: dollars(net - 1) }),
      amounts: [1, net, net - 1],
    };
  });

  plants('NET_MISMATCH', 'a cent too much, which nobody owes', {}, (one) => {
    const net = centsIn(rowOf(one), 'net');
    return { lawful: one.rows, spoilt: changed(one, { net: dollars(net + 1) }), amounts: [0, net, net + 1] };
  });
});

describe('a violation planted in lawful deductions is the one finding:', () => {
  plants(
    'ADMINISTRATION_OVER_CAP',
    'a cent above four percent of gross or what the season leaves',
    { season: mexico2000 },
    aCentOver('administration', (one) => takenIn(periodOf(one), 'administration')),
  );
  plants(
    'INSURANCE_OVER_PREMIUM',
    'a cent above what was paid to the insurer',
    { season: mexico2000, fits: ({ statement }) => statement.netCents > 5_000 },
    aCentOver('insurance', (one) => Number(periodOf(one).facts.insurancePremiumCents)),
  );
  plants(
    'INSURANCE_OVER_PREMIUM',
    'a cent above the rate of each calendar day',
    {
      season: mexico2026,
      period: { premiumCents: 100_000 },
      fits: ({ statement }) => !statement.warnings.some(({ code }) => code === 'DEDUCTION_ABOVE_PAY'),
    },
    aCentOver('insurance', (one) => takenIn(periodOf(one), 'insurance')),
  );
  plants(
    'UTILITIES_OVER_CAP',
    'a cent above the rate of each working day',
    { season: { ...mexico2026, consents: ['utilities'] } },
    aCentOver('utilities', (one) => takenIn(periodOf(one), 'utilities')),
  );
  plants(
    'MEALS_OVER_CAP',
    'a cent above 6.50 for each day with meals',
    { season: mexico2000 },
    aCentOver('meals', ({ rows, at }) => 650 * Number(rows[at]?.meals_days)),
  );
  plants(
    'TRANSPORT_OVER_CAP',
    'a cent above a tenth of gross, the cap of the route or the cost',
    { season: mexico2026, fits: isLast },
    aCentOver('transport', (one) => {
      const { statement } = periodOf(one);
      return Math.min(Math.round(statement.grossCents / 10), capLeftIn(periodOf(one), 'transport'));
    }),
  );
  plants(
    'TRANSPORT_OVER_CAP',
    'a cent above a third of the cost over the season',
    { season: { ...mexico2000, transportCostCents: 30_001 }, fits: isLast },
    // A third of 300.01, of which the cut-off hundredth may be rounded up.
    aCentOver('transport', (one) => capLeftIn(periodOf(one), 'transport')),
  );
  plants('HOUSING_CHARGED', 'a cent outside British Columbia', { season: mexico2026 }, taken('housing', 1));
  plants('AGENCY_FEE_CHARGED', 'a cent', {}, taken('agency_fee', 1));
  plants('DEDUCTION_NOT_ALLOWED', 'a cent without a name', { season: mexico2026 }, taken('other', 1));
  plants(
    'DEDUCTION_NOT_ALLOWED',
    'a liaison fee in Mexico’s programme',
    { season: mexico2026 },
    taken('liaison_fee', 545),
  );
  plants(
    'DEDUCTION_NOT_ALLOWED',
    'savings after they ended',
    { season: caribbean2026 },
    taken('savings', 2_500),
  );
  plants(
    'DEDUCTION_NOT_ALLOWED',
    'a cent above what is outstanding of an advance',
    {
      season: { ...caribbean2026, consents: ['advance'] },
      period: { advanceGivenCents: 10_000 },
      fits: isLast,
    },
    aCentOver('advance_recovered', (one) => capLeftIn(periodOf(one), 'advance')),
  );
  plants(
    'CONSENT_MISSING',
    'meals without the written consent',
    {
      season: { ...mexico2026, ...unconfirmed, consents: ['meals'] },
      fits: (period) => takenIn(period, 'meals') > 0,
    },
    (one) => {
      const amount = takenIn(periodOf(one), 'meals');
      return { lawful: one.rows, spoilt: changed(one, { consents: '' }), amounts: [amount, 0, amount] };
    },
  );
  plants(
    'CONSENT_MISSING',
    'an advance taken back without the written consent',
    {
      season: { ...caribbean2026, consents: ['advance'] },
      fits: (period, one) => takenIn(period, 'advance') > 0 && isLast(period, one),
    },
    (one) => {
      const amount = takenIn(periodOf(one), 'advance');
      return { lawful: one.rows, spoilt: changed(one, { consents: '' }), amounts: [amount, 0, amount] };
    },
  );

  const savings: Wanted = { season: caribbean2000, fits: ({ statement }) => statement.grossCents > 1_000 };
  const quarter = (one: Target) => periodOf(one).statement.grossCents / 4;
  plants('SAVINGS_WRONG', 'a cent above a quarter of gross, which is owed', savings, (one) => {
    const [most, due] = [Math.ceil(quarter(one)), Math.round(quarter(one))];
    return {
      lawful: changed(one, withAmount(rowOf(one), 'savings', most)),
      spoilt: changed(one, withAmount(rowOf(one), 'savings', most + 1)),
      amounts: [most + 1 - due, due, most + 1],
    };
  });
  plants('SAVINGS_WRONG', 'a cent below a quarter of gross, which was paid out', savings, (one) => {
    const [least, due] = [Math.floor(quarter(one)), Math.round(quarter(one))];
    return {
      lawful: changed(one, withAmount(rowOf(one), 'savings', least)),
      spoilt: changed(one, withAmount(rowOf(one), 'savings', least - 1)),
      amounts: [0, due, least - 1],
    };
  });
});

describe('a violation planted in lawful withholding is the one finding:', () => {
  const columns = ['cpp', 'cpp2', 'ei', 'qpip', 'income_tax'] as const;
  const tolerance = 100;
  const whole = (row: FileRow) => columns.reduce((sum, column) => sum + centsIn(row, column), 0);
  const inQuebec = { ...mexico2026, subject: { programme: 'sawp-mexico', country: 'MX', province: 'QC' } };
  const columnsOf = [
    ['cpp', mexico2026],
    ['ei', caribbean2026],
    ['income_tax', mexico2026],
    ['qpip', inQuebec],
  ] as const;
  for (const [column, season] of columnsOf) {
    const wanted = { season, fits: (_: unknown, one: Target) => centsIn(rowOf(one), column) > 2 * tolerance };
    plants('WITHHOLDING_OFF', `${column} a cent beyond the tolerance above, which is owed`, wanted, (one) => {
      const row = rowOf(one);
      const [due, more] = [centsIn(row, column), tolerance + 1];
      return {
        lawful: changed(one, withAmount(row, column, due + tolerance)),
        spoilt: changed(one, withAmount(row, column, due + more)),
        amounts: [more, whole(row), whole(row) + more],
      };
    });
    plants(
      'WITHHOLDING_OFF',
      `${column} a cent beyond the tolerance below, which the state is owed`,
      wanted,
      (one) => {
        const row = rowOf(one);
        const [due, less] = [centsIn(row, column), tolerance + 1];
        return {
          lawful: changed(one, withAmount(row, column, due - tolerance)),
          spoilt: changed(one, withAmount(row, column, due - less)),
          amounts: [0, whole(row), whole(row) - less],
        };
      },
    );
  }
});

describe('a violation planted in a lawful sequence of records is the one finding:', () => {
  const nothing = [null, null];

  plants('DUPLICATE_RECORD', 'a second record of one period', {}, (one) => {
    const row = rowOf(one);
    return {
      lawful: one.rows,
      spoilt: [...one.rows, { ...row, record_id: 'again' }],
      ...{ amounts: [0, ...nothing], records: `${row.record_id}+again` },
    };
  });

  plants(
    'OVERLAPPING_PERIODS',
    'a day that belongs to two records',
    { season: { transferAt: undefined }, fits: (_, { at, lawful }) => at < lawful.periods.length - 1 },
    (one) => {
      const [row, next] = [rowOf(one), one.rows[one.at + 1]];
      return {
        lawful: one.rows,
        spoilt: changed(one, { period_end: next?.period_start ?? '' }),
        ...{ amounts: [0, ...nothing], records: `${row.record_id}+${next?.record_id}` },
      };
    },
  );
});
