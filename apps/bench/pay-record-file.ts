import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cents, plainDate } from '#libs/quantities';
import { loadRulebook, withhold, WithholdingRules } from '#libs/rulebook';

/** Weeks that a worker of the invented file stays. */
const weeks = 20;
const start = Date.UTC(2026, 3, 6);
const dayMs = 86_400_000;

const header =
  'record_id,programme,employer_id,worker_id,province,commodity,first_day_worked,contract_from,contract_to,' +
  'period_start,period_end,pay_date,pay_periods,daily_hours,hourly_rate,daily_pieces,piece_rate,prevailing_rate,' +
  'gross,net,cpp,ei,income_tax,transport,meals,insurance,administration,savings,utilities,housing,agency_fee,other,' +
  'transport_cost,meals_days,consents,federal_claim,provincial_claim\n';

const day = (offset: number) => new Date(start + offset * dayMs).toISOString().slice(0, 10);
const dollars = (amount: number) => (amount / 100).toFixed(2);
const rules = new WithholdingRules(loadRulebook());

/**
 * Writes a file of so many pay records of 2026, the same each time: weeks of all workers one after another, as a payroll
 * program exports them, so that a worker's records lie far apart. Hours are to the quarter, so that hardly any two weeks
 * are alike; what is withheld is what is due. About one in eight has a wrong.
 */
export async function writePayRecords(path: string, records: number): Promise<void> {
  await pipeline(Readable.from(pieces(records)), createWriteStream(path));
}

function* pieces(records: number): Generator<string> {
  let piece = header;
  const workers = Math.ceil(records / weeks);
  for (let record = 0; record < records; record += 1) {
    piece += rowOf(record % workers, Math.floor(record / workers));
    if (piece.length < 1 << 16) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function rowOf(worker: number, week: number): string {
  const hours = Array.from({ length: 6 }, (_, weekday) => 7 + scattered(worker, week, weekday) / 4);
  const wrong = (worker * 7 + week * 13) % 8 === 0;
  const rate = wrong && worker % 2 === 0 ? 1750 : 1760 + (worker % 40) * 5;
  const grossCents = Math.round(hours.reduce((sum, one) => sum + one, 0) * rate);
  const transport = week < 8 ? Math.floor(grossCents / 20) : 0;
  const utilities = wrong && worker % 2 === 1 ? 2000 : 1650;
  const insurance = 735;
  const from = 7 * week;
  const { cppCents, eiCents, federalTaxCents, provincialTaxCents } = withhold(
    { province: 'ON', payDate: plainDate(day(from + 10)), payPeriods: 52, grossCents: cents(grossCents) },
    rules,
  );
  const taxCents = federalTaxCents + provincialTaxCents;
  const taken = transport + utilities + insurance + cppCents + eiCents + taxCents;
  return (
    `R${worker}-${week},sawp-mexico,E${worker % 500},W${worker},ON,fruit incl apples,${day(0)},${day(0)},${day(7 * weeks - 1)},` +
    `${day(from)},${day(from + 6)},${day(from + 10)},52,${hours.join(' ')} 0,${dollars(rate)},,,,` +
    `${dollars(grossCents)},${dollars(grossCents - taken)},${dollars(cppCents)},${dollars(eiCents)},${dollars(taxCents)},` +
    `${dollars(transport)},,${dollars(insurance)},,,${dollars(utilities)},,,,,,utilities,,\n`
  );
}

/** A number from 0 to 19 that three others decide, without a pattern between neighbours. */
function scattered(worker: number, week: number, weekday: number): number {
  const mixed = Math.imul(worker * 140 + week * 7 + weekday + 1, 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 15)) >>> 0) % 20;
}
