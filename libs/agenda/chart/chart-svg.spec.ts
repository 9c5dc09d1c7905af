import { describe, expect, it } from '@jest/globals';
import { plainDate } from '#libs/quantities';
import { type ChartBar, spanOf } from './chart.js';
import { chartSvg } from './chart-svg.js';

const bar: ChartBar = {
  id: '1',
  kind: 'HEALTH_CARD',
  name: 'Ask for <the> "health" card & more',
  subjectType: 'placement',
  subjectId: '2',
  subjectNumber: 'P-000001-7',
  owedBy: 'employer',
  countedFrom: 'first day worked',
  countedFromOn: plainDate('2000-05-01'),
  opensOn: null,
  dueOn: plainDate('2000-05-31'),
  state: 'open',
  overdue: false,
};

const chartOf = (today: string, ...bars: ChartBar[]) => ({
  orderId: '3',
  orderNumber: 'J-000001-7',
  province: 'ON',
  today: plainDate(today),
  bars,
});

/** Where a bar begins and how long it is. */
const barsOf = (svg: string) =>
  [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="14" stroke="#000" fill=/g)].map(
    ([, x, length]) => [Number(x), Number(length)],
  );

describe('the picture of a season', () => {
  it('writes what could be markup as text', () => {
    const svg = chartSvg(chartOf('2000-05-10', bar), 'en');
    expect(svg).toContain('Ask for &lt;the&gt; &quot;health&quot; card &amp; more');
    expect(svg).not.toContain('<the>');
  });

  it('draws days in proportion, before and after the event alike', () => {
    const before = { ...bar, kind: 'SEND_NAMES', dueOn: plainDate('2000-04-16') };
    const [[x1 = 0, after = 0] = [], [x2 = 0, earlier = 0] = []] = barsOf(
      chartSvg(chartOf('2000-05-10', bar, before), 'en'),
    );
    // Thirty days after the first of May and fifteen before it.
    expect(after / earlier).toBeCloseTo(2, 1);
    expect(x2 + earlier).toBeCloseTo(x1, 0);
  });

  it.each([
    ['2000-03-17', true],
    ['2000-03-16', false],
    ['2000-07-15', true],
    ['2000-07-16', false],
  ])('shows %s as today only within 45 days of the season: %s', (today, shown) => {
    expect(chartSvg(chartOf(today, bar), 'en').includes(`>today ${today}<`)).toBe(shown);
  });

  it('says so when there is nothing to draw', () => {
    expect(spanOf(chartOf('2000-05-10'))).toBeNull();
    expect(chartSvg(chartOf('2000-05-10'), 'es')).toContain('Este pedido todavía no debe nada.');
  });

  it('tells every standing by a look of its own or by its words', () => {
    const looks = [
      { state: 'open', overdue: false },
      { state: 'open', overdue: true },
      { state: 'met', overdue: false },
      { state: 'missed', overdue: false },
      { state: 'cancelled', overdue: false },
    ] as const;
    const drawn = looks.map((look) => {
      const svg = chartSvg(chartOf('2000-05-10', { ...bar, ...look }), 'en');
      return /height="14" stroke="#000" ([^/]*)\/>/.exec(svg)?.[1];
    });
    expect(new Set(drawn).size).toBe(looks.length);
  });
});
