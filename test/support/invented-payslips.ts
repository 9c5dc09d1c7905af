import { addDays, cents, plainDate } from '#libs/quantities';
import type { PayAsSubmitted } from '#libs/payroll';
import { type Payslip, payslipOf, type PayslipParties, toBePaid } from '#libs/payslips';
import { assessPay, loadRulebook, type PayFacts, PayRules, type PaySubject } from '#libs/rulebook';

const rulebook = loadRulebook();

/** A pay as a test invents it: assessed by the rulebook, so that what is shown is what would be. */
interface Invented {
  subject: PaySubject;
  periodStart: string;
  days: PayAsSubmitted['days'];
  periodDays: number;
  facts: Partial<PayFacts>;
  parties: PayslipParties;
}

function invent({ subject, periodStart, periodDays, days, facts, parties }: Invented): Payslip {
  const start = plainDate(periodStart);
  const periodEnd = addDays(start, periodDays - 1);
  const statement = assessPay(
    {
      periodStart: start,
      periodEnd,
      days: days.map((day) => ({ ...day, date: plainDate(day.date) })),
      ...facts,
    },
    new PayRules(rulebook, subject),
  );
  const record = {
    number: 'PR-000042-6',
    correctsId: null,
    edition: statement.edition,
    province: subject.province,
    periodStart,
    periodEnd,
    payDate: addDays(periodEnd, 3),
    facts: { days },
    statement,
  };
  const yearToDate = {
    year: Number(periodEnd.slice(0, 4)),
    grossCents: statement.grossCents,
    netCents: statement.netCents,
    toPayCents: statement.netCents,
    deductions: statement.lines
      .filter(({ amountCents }) => amountCents > 0)
      .map(({ kind, amountCents }) => ({ kind, amountCents })),
  };
  return payslipOf(record, toBePaid(statement), parties, yearToDate, {
    state: null,
    code: '7K3MQ-9XW2D-A1B2C-8RT4E',
  });
}

/** Days from a date with the hours of each; days without hours are left out, as a sheet does. */
function daysFrom(start: string, hours: readonly string[], more: object = {}): PayAsSubmitted['days'] {
  return hours
    .map((worked, index) => ({ date: addDays(plainDate(start), index), hours: worked, ...more }))
    .filter((day) => day.hours !== '0');
}

const farm = { name: 'Vergers Bélanger-Côté', number: 'E-000007-3', town: 'Saint-Rémi' };

/** A week of 2000 of a worker from Mexico: floor, meals, insurance, administration, a journey taken back in part. */
export function mexicoOf2000(): Payslip {
  return invent({
    subject: { programme: 'sawp-mexico', country: 'MX', province: 'ON', commodity: 'fruit incl apples' },
    periodStart: '2000-06-05',
    periodDays: 7,
    days: daysFrom('2000-06-05', ['8', '9.5', '8', '0', '10', '8.25', '0'], { meals: true }),
    facts: {
      hourlyRate: '6.50',
      mealsPriceCents: cents(700),
      insurancePremiumCents: cents(931),
      transportCostCents: cents(62_000),
      asked: { transport: cents(5_000) },
      statutory: [
        { kind: 'cpp', amountCents: cents(1_012) },
        { kind: 'income-tax', amountCents: cents(2_240) },
      ],
      seasonToDate: {
        transportCents: cents(10_000),
        administrationCents: cents(4_120),
        savingsCents: cents(0),
        hours: '166.25',
      },
    },
    parties: {
      worker: { givenNames: 'José Ángel', familyNames: 'Nuñez Güemes', number: 'W-000123-4' },
      employer: farm,
      placement: { number: 'P-000311-8', transportCostCents: 62_000 },
    },
  });
}

/** A week of 2000 of a worker from Jamaica, paid by the piece, with savings and the guarantee met. */
export function caribbeanOf2000(): Payslip {
  const pieces = [
    { unit: 'bushel', count: '64', rate: '1.25' },
    { unit: 'bin <large>', count: 2, rate: '11.5' },
  ];
  return invent({
    subject: { programme: 'sawp-caribbean', country: 'JM', province: 'ON', commodity: 'fruit incl apples' },
    periodStart: '2000-09-04',
    periodDays: 7,
    days: daysFrom('2000-09-04', ['8', '8', '8', '8', '8', '5', '0'], { pieces }),
    facts: {
      hourlyRate: '7.00',
      transportCostCents: cents(54_000),
      asked: { transport: cents(2_000) },
      seasonToDate: {
        transportCents: cents(18_000),
        administrationCents: cents(30_000),
        savingsCents: cents(151_234),
        hours: '700',
      },
    },
    parties: {
      worker: { givenNames: 'Winston', familyNames: 'O’Brien-McIntosh', number: 'W-000124-2' },
      employer: { name: 'Orchard & Sons “Hill” <Ltd>', number: 'E-000008-1', town: null },
      placement: { number: 'P-000312-5', transportCostCents: 54_000 },
    },
  });
}

/** A week of 2026 of a worker from Jamaica, with vacation pay and an advance that the pay bears in part. */
export function advanceOf2026(): Payslip {
  return invent({
    subject: { programme: 'sawp-caribbean', country: 'JM', province: 'SK' },
    periodStart: '2026-06-01',
    periodDays: 7,
    days: daysFrom('2026-06-01', ['8', '0', '0', '0', '0', '0', '0']),
    facts: {
      hourlyRate: '16.00',
      vacationPay: true,
      advancedCents: cents(40_000),
      consents: ['advance'],
      seasonToDate: {
        transportCents: cents(0),
        administrationCents: cents(0),
        savingsCents: cents(0),
        advanceCents: cents(15_000),
        hours: '40',
      },
    },
    parties: {
      worker: { givenNames: 'Desmond', familyNames: 'Clarke', number: 'W-000126-7' },
      employer: farm,
      placement: { number: 'P-000314-1', transportCostCents: null },
    },
  });
}

/** A month of 2026 with a change of the minimum wage in it, 31 days, names as long as they come, and carried values. */
export function longestOf2026(): Payslip {
  const pieces = [1, 2, 3].map((kind) => ({
    unit: `caisse de fraises de catégorie ${kind}`,
    count: 10 * kind,
    rate: '0.5525',
  }));
  return invent({
    subject: { programme: 'sawp-mexico', country: 'MX', province: 'QC', commodity: 'fruit incl apples' },
    periodStart: '2026-04-20',
    periodDays: 31,
    days: daysFrom('2026-04-20', Array<string>(31).fill('9.75'), { pieces, meals: true }),
    facts: {
      hourlyRate: '16.10',
      statutory: [
        { kind: 'cpp', amountCents: cents(24_012) },
        { kind: 'ei', amountCents: cents(6_240) },
        { kind: 'income-tax', amountCents: cents(61_277) },
      ],
      seasonToDate: {
        transportCents: cents(0),
        administrationCents: cents(0),
        savingsCents: cents(0),
        hours: '12.5',
      },
    },
    parties: {
      worker: {
        givenNames: 'María Guadalupe de los Ángeles Concepción',
        familyNames: 'Xicoténcatl-Huitzilíhuitl y Fernández de Ávila-Camacho',
        number: 'W-000125-9',
      },
      employer: {
        name: 'Coopérative des producteurs maraîchers de l’Île-d’Orléans et de la Côte-de-Beaupré, société en commandite (division des petits fruits, légumes-racines et gourganes)',
        number: 'E-000009-0',
        town: 'Sainte-Famille-de-l’Île-d’Orléans',
      },
      placement: { number: 'P-000313-3', transportCostCents: null },
    },
  });
}

/** When and under which address the tests show payslips. */
export const shown = {
  madeAt: new Date('2026-06-12T12:00:00Z'),
  addressOf: (code: string) => `https://temporada.example/api/v1/explanations/${code}`,
};
