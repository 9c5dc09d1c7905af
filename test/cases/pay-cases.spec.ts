import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { calculatePay, statementJson } from '#libs/calculators';
import { loadRulebook } from '#libs/rulebook';

const rulebook = loadRulebook();

/** The document of a case of this folder. */
const documentOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`pay-${name}.json`, import.meta.url), 'utf8')) as Record<string, unknown>;

interface Told {
  gross: string;
  net: string;
  earnings: { kind: string; amount: string }[];
  lines: { kind: string; amount: string }[];
  guarantee: { hoursSoFar: string | null; hoursOwed: string | null; forecast: object | null };
  seasonToDate: Record<string, string | null>;
  warnings: { code: string; text: string; params: object }[];
}

/** What `temporada pay` answers. */
function pay(document: object): Told {
  const made = calculatePay(document, rulebook, { allowUnconfirmed: false });
  if (!('statement' in made)) throw new Error(JSON.stringify(made));
  return statementJson(made.statement, made.forecast, 'en') as Told;
}
const amountOf = ({ lines }: Told, kind: string) => lines.find((line) => line.kind === kind)?.amount;
const refusals = (document: object) => {
  const made = calculatePay(document, rulebook, { allowUnconfirmed: false });
  return 'refusals' in made ? made.refusals : [];
};
/** A case with other hours on one of its days. */
const withHours = (document: Record<string, unknown>, day: number, hours: number) => ({
  ...document,
  days: (document['days'] as object[]).map((one, at) => (at === day ? { ...one, hours } : one)),
});

describe('hours after the six weeks', () => {
  it('count no more for the guarantee, which the 42nd day ends', () => {
    const document = documentOf('hours-after-the-six-weeks-count-for-the-guarantee');
    expect(pay(document).guarantee).toMatchObject({ hoursSoFar: '239', hoursOwed: '1' });
    expect(pay(withHours(document, 1, 4)).guarantee).toMatchObject({ hoursSoFar: '240', hoursOwed: '0' });
    expect(pay(withHours(document, 2, 24)).guarantee).toMatchObject({ hoursSoFar: '239', hoursOwed: '1' });
  });
});

describe('the journey', () => {
  it('is never recovered beyond what it cost', () => {
    const document = documentOf('transport-over-its-cost');
    expect(amountOf(pay(document), 'transport')).toBe('40.00');
    expect(amountOf(pay({ ...document, transportCost: '365.60' }), 'transport')).toBe('105.60');
    expect(amountOf(pay({ ...document, transportCost: '365.59' }), 'transport')).toBe('105.59');
  });

  it('without a route costs nothing, and the warning names the field and the routes held', () => {
    const told = pay(documentOf('transport-without-route-message'));
    expect([amountOf(told, 'transport'), told.seasonToDate['transport']]).toEqual([undefined, '0.00']);
    expect(told.warnings.find(({ code }) => code === 'TRANSPORT_ROUTE_MISSING')?.text).toMatch(
      /`route`.*mexico-toronto, mexico-ottawa/,
    );
  });

  it('on a misspelt route is refused with the same list', () => {
    const document = { ...documentOf('transport-without-route-message'), route: 'mexico-torono' };
    expect(refusals(document)).toMatchObject([
      { path: '$.route', value: 'mexico-torono', expected: 'one of mexico-toronto, mexico-ottawa' },
    ]);
    expect(amountOf(pay({ ...document, route: 'mexico-toronto' }), 'transport')).toBe('105.60');
  });

  it('whose cap is not confirmed is left out, and wages are paid', () => {
    const told = pay(documentOf('NS-transport-cap-refuses-whole-pay'));
    expect([told.gross, amountOf(told, 'transport')]).toEqual(['800.00', undefined]);
    expect(told.warnings.map(({ code }) => code)).toContain('DEDUCTION_LEFT_OUT');
  });
});

describe('work on days that cannot be', () => {
  it('before the first day worked is refused, naming the day and its place', () => {
    const document = documentOf('hours-before-first-day-accepted');
    expect(refusals(document)).toMatchObject([
      {
        ...{ code: 'PAY_FACTS_INVALID', path: '$.days[0]', value: { date: '2026-06-01', hours: 10 } },
        expected: expect.stringContaining('2026-06-01, which lies before the first day worked, 2026-06-03'),
      },
    ]);
    expect(refusals(withHours(document, 0, 0))).toEqual([]);
  });

  it('after the programme’s last day is paid with a warning', () => {
    const document = documentOf('after-15-december-no-warning');
    const late = (of: object) => pay(of).warnings.filter(({ code }) => code === 'DAYS_AFTER_LAST_DAY');
    expect(late(document)).toMatchObject([
      { params: { fromOn: '2026-12-16', toOn: '2026-12-20', lastOn: '2026-12-15' } },
    ]);
    const until15 = {
      ...document,
      days: (document['days'] as { date: string }[]).filter(({ date }) => date <= '2026-12-15'),
    };
    expect(late(until15)).toEqual([]);
  });
});

describe('vacation pay', () => {
  it('comes on top of the wages, and hours that nobody tells are not owed', () => {
    const told = pay(documentOf('vacation-pay'));
    expect([told.gross, told.net]).toEqual(['732.16', '596.84']);
    expect(told.earnings.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['wages', '704.00'],
      ['vacation-pay', '28.16'],
    ]);
    expect(told.guarantee).toEqual({ hoursSoFar: null, hoursOwed: null, forecast: null });
  });
});

describe('a worker beyond the age of the pension plan', () => {
  it('contributes nothing to it', () => {
    const document = documentOf('worker-over-70');
    const [exempt, other] = [pay(document), pay({ ...document, exempt: undefined })];
    expect([amountOf(exempt, 'cpp'), amountOf(exempt, 'ei')]).toEqual([undefined, '5.59']);
    // 343.20 less 67.30 at 5.95 %.
    expect(amountOf(other, 'cpp')).toBe('16.42');
  });
});
