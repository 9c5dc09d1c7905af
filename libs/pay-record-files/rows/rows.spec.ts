import { describe, expect, it } from '@jest/globals';
import { audited, told } from '../fixtures/audited.js';
import { dollars } from '../fixtures/planted.js';
import { fileOf, type FileRow } from '../fixtures/season-file.js';
import { week, weekAfter } from '../fixtures/week.js';

const of = (changes: FileRow): FileRow => ({ ...week, ...changes });
/** A week of which tax, pension and insurance are withheld as they are due. */
const withheld = { cpp: '37.88', ei: '11.48', income_tax: '69.85', net: '584.79' };
const found = async (...rows: FileRow[]) => {
  const outcome = await audited(rows);
  expect(outcome.rejected).toEqual([]);
  return told(outcome);
};

describe('what is paid beside the wages', () => {
  it.each(['vacation_pay', 'recognition_pay', 'holiday_pay', 'bonus', 'other_earnings'] as const)(
    'is part of gross by %s, and unexplained without it',
    async (column) => {
      expect(await found(of({ [column]: '28.16', gross: '732.16', net: '732.16' }))).toEqual([]);
      expect(await found(of({ gross: '732.16', net: '732.16' }))).toEqual([
        'GROSS_MISMATCH r1 0 70400 73216',
      ]);
    },
  );

  it('is taxed by itself where it belongs to no single period', async () => {
    // A bonus of 500.00 is taxed at what it adds to a year of such pay, and not as 52 of them.
    const both = { gross: '1204.00', cpp: '67.63', ei: '19.63' };
    const taxed = async (tax: number, column: 'bonus' | 'other_earnings') =>
      found(of({ ...both, [column]: '500.00', income_tax: dollars(tax), net: dollars(111_674 - tax) }));
    const [asBonus] = await taxed(0, 'bonus');
    const [asPay] = await taxed(0, 'other_earnings');
    expect([asBonus, asPay]).toEqual([
      expect.stringMatching(/^WITHHOLDING_OFF/),
      expect.stringMatching(/^WITHHOLDING_OFF/),
    ]);
    expect(asBonus).not.toBe(asPay);
  });
});

describe('an advance', () => {
  const caribbean = { programme: 'sawp-caribbean', consents: 'advance' };
  const given = of({ ...caribbean, advance_given: '50.00', net: '754.00' });
  const back = (amount: string, net: string) =>
    ({ ...weekAfter(1), ...caribbean, advance_recovered: amount, net }) as const;

  it('is part of net when it is given, and taken back to the cent of what is outstanding', async () => {
    expect(await found(given, back('50.00', '654.00'))).toEqual([]);
    expect(await found(given, back('50.01', '653.99'))).toEqual(['DEDUCTION_NOT_ALLOWED r2 1 5000 5001']);
    expect(await found(of({ ...caribbean, advance_given: '50.00' }))).toEqual([
      'NET_MISMATCH r1 5000 75400 70400',
    ]);
  });

  it('of an employer of whom a row was rejected, or whose file begins later, is not known', async () => {
    const lost = { ...given, gross: 'abc' };
    const { findings, tally } = await audited([lost, back('50.00', '654.00')]);
    expect(findings).toEqual([]);
    expect(tally.unchecked).toContainEqual(
      expect.objectContaining({
        check: 'DEDUCTION_NOT_ALLOWED',
        lacking: 'advance_given',
        recordIds: ['r2'],
      }),
    );
    expect(await found({ ...back('50.00', '654.00'), ytd_gross: '704.00' })).toEqual([]);
    expect(await found(back('50.00', '654.00'))).toEqual(['DEDUCTION_NOT_ALLOWED r2 5000 0 5000']);
  });
});

describe('what is withheld', () => {
  it('holds the second pension contribution in cpp, or apart in cpp2', async () => {
    // 75,000.00 were paid before, above the 74,600.00 up to which the first contribution goes.
    const rich = { ytd_gross: '75000.00', ytd_cpp: '4246.45', ytd_ei: '1123.07', ei: '0.00', income_tax: '' };
    expect(await found(of({ ...rich, cpp: '28.16', net: '675.84' }))).toEqual([]);
    expect(await found(of({ ...rich, cpp: '0.00', cpp2: '28.16', net: '675.84' }))).toEqual([]);
    expect(await found(of({ ...rich, cpp: '28.16', cpp2: '0.00', net: '675.84' }))).toEqual([
      'WITHHOLDING_OFF r1 0 2816 2816',
    ]);
    // Without the year to date the first contribution is due.
    expect(await found(of({ cpp: '28.16', net: '675.84' }))).toEqual(['WITHHOLDING_OFF r1 0 3788 2816']);
  });

  it('is parental insurance in Quebec, and explains the net', async () => {
    const quebec = {
      province: 'QC',
      foreign_farm_worker: 'yes',
      gross: '704.00',
      qpip: '3.03',
      net: '700.97',
    };
    expect(await found(of(quebec))).toEqual([]);
    expect(await found(of({ ...quebec, qpip: '' }))).toEqual(['NET_MISMATCH r1 303 70400 70097']);
    expect(await found(of({ ...quebec, qpip: '1.00', net: '703.00' }))).toEqual([
      'WITHHOLDING_OFF r1 0 303 100',
    ]);
  });

  it.each<[string, FileRow, FileRow]>([
    ['age', { cpp_exempt: 'age' }, { cpp: '0.00', ei: '11.48', income_tax: '77.45', net: '615.07' }],
    ['a treaty', { tax_exempt: 'treaty' }, { cpp: '37.88', ei: '11.48', income_tax: '0.00', net: '654.64' }],
    [
      'short farm work',
      { ei_exempt: 'short-engagement' },
      { cpp: '37.88', ei: '0.00', income_tax: '71.65', net: '594.47' },
    ],
  ])('is nothing of what a reason exempts from: %s', async (_, reason, amounts) => {
    expect(await found(of({ ...reason, ...amounts }))).toEqual([]);
    expect(await found(of(amounts))).toEqual([expect.stringMatching(/^WITHHOLDING_OFF/)]);
    expect(await found(of({ ...reason, ...withheld }))).toEqual([expect.stringMatching(/^WITHHOLDING_OFF/)]);
  });
});

describe('pieces', () => {
  const byPiece = of({ hourly_rate: '', daily_pieces: '100 100 100 100', gross: '760.00', net: '760.00' });

  it('have one rate for all days, or one for each', async () => {
    expect(await found({ ...byPiece, piece_rate: '1.9' })).toEqual([]);
    expect(await found({ ...byPiece, piece_rate: '1.9 1.8 2.0 1.9' })).toEqual([]);
    expect(await found({ ...byPiece, piece_rate: '1.9 1.8 2.0 1.8999' })).toEqual([
      'GROSS_MISMATCH r1 0 75999 76000',
    ]);
    const aDayOff = { daily_pieces: '100 0 100 200', piece_rate: '1.9 0 2.0 1.85' };
    expect(await found({ ...byPiece, ...aDayOff })).toEqual([]);
  });
});

describe('a route', () => {
  const recovered = of({ transport: '70.40', net: '633.60' });

  it('sets the cap of the journey by its key', async () => {
    // Nine tenths of a week are within the 620.00 of Toronto and not within those of the Caribbean’s 500.00.
    const weeks = (changes: FileRow) =>
      Array.from({ length: 9 }, (_, at) => ({
        ...weekAfter(at),
        transport: '70.40',
        net: '633.60',
        ...changes,
      }));
    expect(await found(...weeks({ route: 'mexico-toronto' }))).toEqual([
      'TRANSPORT_OVER_CAP r9 1360 5680 7040',
    ]);
    expect(await found(...weeks({ route: 'mexico-ottawa' }))).toEqual([
      'TRANSPORT_OVER_CAP r9 660 6380 7040',
    ]);
  });

  it('that is not held for programme, province and day rejects the row, and says nothing where none are held', async () => {
    const { rejected } = await audited([{ ...recovered, route: 'mexico-torono' }]);
    expect(rejected).toMatchObject([
      { column: 'route', value: 'mexico-torono', expected: 'empty, or one of mexico-toronto, mexico-ottawa' },
    ]);
    expect(
      (await audited([of({ programme: 'sawp-caribbean', route: 'mexico-toronto' })])).rejected,
    ).toHaveLength(1);
    const { read } = await audited([
      of({ province: 'NS', route: 'anywhere' }),
      of({ province: 'NS', record_id: 'r2' }),
    ]);
    expect([read.rejected, read.store.subjects.size]).toEqual([0, 1]);
  });
});

describe('a row', () => {
  it.each<[FileRow, string, RegExp]>([
    [{ cpp2: '1e3' }, 'cpp2', /dollars, 0 or more/],
    [{ bonus: '-1.00' }, 'bonus', /dollars, 0 or more/],
    [{ ytd_gross: '1.005' }, 'ytd_gross', /at most two decimals/],
    [{ foreign_farm_worker: 'maybe' }, 'foreign_farm_worker', /^yes, no, or empty$/],
    [{ cpp_exempt: 'yes' }, 'cpp_exempt', /: age, election, short-engagement$/],
    [{ ei_exempt: 'age' }, 'ei_exempt', /: short-engagement$/],
    [{ tax_exempt: 'unstated' }, 'tax_exempt', /: claim-e, treaty, authorised$/],
    [{ consents: 'liaison' }, 'consents', /liaison_fee/],
    [{ daily_pieces: '1 2', piece_rate: '0.5 0.5 0.5' }, 'piece_rate', /one for each of the 2 days/],
    [{ daily_pieces: '1 2', piece_rate: '0.5 0' }, 'piece_rate', /above 0 for every day with pieces/],
    [{ daily_pieces: '1 2', piece_rate: '0.5 0.12345' }, 'piece_rate', /at most four decimals/],
    [{ daily_pieces: '1 2', piece_rate: '' }, 'piece_rate', /the rate of a piece, above 0/],
  ])('is rejected for %j', async (changes, column, expected) => {
    const { rejected } = await audited([of(changes)]);
    expect(rejected).toMatchObject([{ line: 2, column, expected: expect.stringMatching(expected) }]);
  });

  it('names kinds of deduction by their columns, in any case and order', async () => {
    const { read } = await audited([
      of({ consents: 'Meals liaison_fee  ADVANCE_RECOVERED' }),
      of({ record_id: 'r2', worker_id: 'w2', consents: 'advance liaison-fee meals meals' }),
    ]);
    expect([read.rejected, read.store.consents.text(0), read.store.consents.size]).toEqual([
      0,
      'advance liaison-fee meals',
      1,
    ]);
  });

  it('is of a worker who is the same composed and decomposed, with and without space around', async () => {
    const [composed, decomposed] = ['Muñoz'.normalize('NFC'), 'Muñoz'.normalize('NFD')];
    const both = [of({ worker_id: composed }), of({ record_id: 'b', worker_id: `" ${decomposed} "` })];
    expect(await found(...both)).toEqual(['DUPLICATE_RECORD r1+b 0 null null']);
  });
});

describe('a rejected row', () => {
  const stay = [0, 1, 2].map((weeks) => ({
    ...weekAfter(weeks),
    contract_from: '2026-06-01',
    contract_to: '2026-06-21',
  }));
  const [first = week, second = week, third = week] = stay;
  const missing = ['PERIOD_MISSING r1+r3 0 null null'];
  const outcome = async (text: string) => {
    const made = await audited(text);
    return {
      found: told(made),
      rejected: made.rejected.length,
      notWhole: made.read.store.unread.workers.size,
    };
  };
  const textOf = (changed: FileRow) => fileOf([first, changed, third]);

  it('covers the days that it tells, and no others', async () => {
    expect(told(await audited([first, third]))).toEqual(missing);
    expect(await outcome(textOf({ ...second, gross: 'abc' }))).toEqual({
      found: [],
      rejected: 1,
      notWhole: 1,
    });
    const elsewhere = { period_start: '2026-07-06', period_end: '2026-07-12', pay_date: '2026-07-16' };
    expect(await outcome(textOf({ ...second, gross: 'abc', ...elsewhere }))).toMatchObject({
      found: missing,
    });
    expect(await outcome(textOf({ ...second, gross: 'abc', employer_id: 'e2' }))).toMatchObject({
      found: missing,
    });
    expect(await outcome(textOf({ ...second, gross: 'abc', worker_id: 'w2' }))).toMatchObject({
      found: missing,
    });
  });

  it('may be of any days where its dates cannot be read', async () => {
    expect(await outcome(textOf({ ...second, period_start: '08/06/2026' }))).toMatchObject({
      found: [],
      notWhole: 1,
    });
  });

  it('may be of anybody with the employer where it does not tell the worker', async () => {
    expect(await outcome(textOf({ ...second, worker_id: '' }))).toMatchObject({
      found: [],
      rejected: 1,
      notWhole: 0,
    });
    // A line of totals is of nobody.
    const totals = fileOf([first, third, { record_id: 'total', gross: '1408.00' }]);
    expect(await outcome(totals)).toMatchObject({ found: missing, rejected: 1, notWhole: 0 });
  });

  it('tells its days where its quoting is broken or cells are missing', async () => {
    const lines = fileOf(stay).split('\n');
    const spoilt = (change: (line: string) => string) =>
      outcome(lines.map((line, at) => (at === 2 ? change(line) : line)).join('\n'));
    expect(await spoilt((line) => line.replace('ON', 'O"N'))).toEqual({
      found: [],
      rejected: 1,
      notWhole: 1,
    });
    expect(await spoilt((line) => line.slice(0, line.lastIndexOf(',')))).toEqual({
      found: [],
      rejected: 1,
      notWhole: 1,
    });
  });

  it('at the end of a contract leaves no wages open', async () => {
    const later = { ...week, record_id: 'x', worker_id: 'w2', pay_date: '2026-07-20' };
    expect(told(await audited([first, second, later]))).toEqual(['FINAL_WAGES_OPEN r2 0 null null']);
    expect(told(await audited([first, second, { ...third, gross: 'abc' }, later]))).toEqual([]);
    // Its pay date proves nothing either.
    expect(told(await audited([first, second, { ...later, gross: 'abc' }]))).toEqual([]);
  });
});
