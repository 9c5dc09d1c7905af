import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/platform';
import { migrate } from '../../apps/runtime/migrate.js';
import { migrations } from '../../migrations/index.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const step = migrations.findIndex(({ name }) => name.startsWith('KeepBothSidesOfPay'));
const [employerId, farmId, workerId, sheetId] = Array.from({ length: 4 }, () => randomUUID());
const placements = { ON: randomUUID(), QC: randomUUID() };

let database: TestDatabase;
let owner: DataSource;

/** A record as the release before stored it. */
interface Stored {
  province?: keyof typeof placements;
  /** Its period: weeks after the first of June. */
  weeksLater?: number;
  state?: string;
  facts: object;
  lines: [kind: string, amountCents: number][];
  basis?: object;
  corrects?: string;
}

const days = [
  { date: '2026-06-01', hours: 8 },
  { date: '2026-06-02', hours: '7.5' },
];
const grossCents = 27_280;

const records: Record<string, Stored> = {
  'PR-plain': {
    facts: {
      days,
      cppCents: 1_223,
      eiCents: 0,
      incomeTaxCents: 900,
      noTaxClaimed: true,
      transportCents: 500,
    },
    lines: [
      ['cpp', 1_223],
      ['income-tax', 900],
      ['transport', 500],
      ['savings', 2_000],
    ],
    basis: {
      facts: { days, statutory: { cppCents: 1_223, eiCents: 0, incomeTaxCents: 900 } },
      rules: 'kept',
    },
  },
  'PR-corrected': {
    weeksLater: 1,
    state: 'corrected',
    facts: { days, cppCents: 1_000 },
    lines: [['cpp', 1_000]],
  },
  'PR-correcting': { weeksLater: 1, facts: { days }, lines: [], corrects: 'PR-corrected' },
  'PR-stated': {
    province: 'QC',
    facts: {
      ...{ days, cppCents: 1_300, qpipCents: 110, eiCents: 355 },
      paid: {
        ...{ grossCents: 27_000, netCents: 20_000 },
        deductions: [
          { kind: 'qpip', amountCents: 120 },
          { kind: 'agency-fee', amountCents: 4_500 },
          { kind: 'transport', amountCents: 700 },
        ],
      },
    },
    lines: [
      ['cpp', 1_300],
      ['ei', 355],
      ['qpip', 110],
      ['transport', 600],
      ['administration', 200],
    ],
  },
  'PR-without-net': {
    weeksLater: 2,
    facts: { days, paid: { grossCents: 27_280 } },
    lines: [['administration', 280]],
  },
};

const ids = Object.fromEntries(Object.keys(records).map((number) => [number, randomUUID()]));

async function storeRecord(before: DataSource, number: string, record: Stored): Promise<void> {
  const {
    province = 'ON',
    weeksLater = 0,
    state = 'assessed',
    facts,
    lines,
    basis = null,
    corrects,
  } = record;
  const deductionsCents = lines.reduce((sum, [, amountCents]) => sum + amountCents, 0);
  const statement = {
    ...{ edition: '2026', grossCents, deductionsCents, netCents: grossCents - deductionsCents },
    lines: lines.map(([kind, amountCents]) => ({ kind, amountCents, rule: kind, steps: [] })),
    seasonToDate: { transportCents: 500, administrationCents: 0, savingsCents: 2_000, hours: '15.5' },
  };
  await before.query(
    `insert into pay_record (id, number, sheet_id, placement_id, job_order_id, worker_id, employer_id, province, country, programme,
       edition, period_start, period_end, pay_date, pay_periods, facts, state, gross_cents, deductions_cents, net_cents, statement,
       corrects_id, correction_reason, submitted_at, known_at, basis)
     select $1, $2, $3, p.id, p.job_order_id, p.worker_id, p.employer_id, p.province, p.country, p.programme, p.edition,
       date '2026-06-01' + $13::int, date '2026-06-07' + $13::int, date '2026-06-10' + $13::int, 52, $5, $6, $7, $8::int,
       $7 - $8::int, $9, $10::uuid, $11, now(), now(), $12
     from placement p where p.id = $4`,
    [
      ...[ids[number], number, sheetId, placements[province], facts, state, grossCents, deductionsCents],
      ...[statement, corrects === undefined ? null : ids[corrects], corrects ?? null, basis],
      7 * weeksLater,
    ],
  );
}

async function storeStays(before: DataSource): Promise<void> {
  await before.query(`insert into organisation (id, kind, name) values ($1, 'employer', 'Farm')`, [
    employerId,
  ]);
  await before.query(
    `insert into employer (id, number, name, province, entered_at) values ($1, 'E-1', 'Farm', 'ON', now())`,
    [employerId],
  );
  await before.query(
    `insert into farm (id, employer_id, name, province, town) values ($1, $2, 'Farm', 'ON', 'Leamington')`,
    [farmId, employerId],
  );
  await before.query(
    `insert into worker (id, number, country, given_names, family_names, born_on, language, farm_experience, entered_at)
     values ($1, 'W-1', 'MX', 'Ana', 'De Prueba', '1990-01-01', 'es', true, now())`,
    [workerId],
  );
  for (const [province, placementId] of Object.entries(placements)) {
    const orderId = randomUUID();
    await before.query(
      `insert into job_order (id, number, employer_id, farm_id, province, state, country, programme, currency)
       values ($1, $2, $3, $4, $2, 'in-season', 'MX', 'sawp-mexico', 'CAD')`,
      [orderId, province, employerId, farmId],
    );
    await before.query(
      `insert into placement (id, number, job_order_id, worker_id, placed_by, state, employer_id, province, country, programme, edition,
         stay_from, stay_to, first_timer, proposed_at)
       values ($1, $2, $3, $4, 'named', 'working', $5, $2, 'MX', 'sawp-mexico', '2026', '2026-05-01', '2026-10-31', false, now())`,
      [placementId, province, orderId, workerId, employerId],
    );
    await before.query(
      `insert into pay_balance (placement_id, root_id, transport_cents, administration_cents, savings_cents, gross_cents, net_cents,
         last_period_end, advance_cents) values ($1, $1, 500, 0, 2000, 27280, 22657, '2026-06-07', 0)`,
      [placementId],
    );
  }
}

async function storeMoney(before: DataSource): Promise<void> {
  await before.query(
    `insert into savings_entry (id, worker_id, kind, amount_cents, placement_id, pay_record_id, entered_at)
     values ($1, $2, 'withheld', 2000, $3, $4, now())`,
    [randomUUID(), workerId, placements.ON, ids['PR-plain']],
  );
  await before.query(
    `insert into worker_account_entry (id, worker_id, placement_id, employer_id, province, country, kind, sense, amount_cents,
       cause_id, turn, rule, source, entered_at)
     values ($1, $2, $3, $4, 'ON', 'MX', 'hours-guarantee', 'owed', 690, $3, 0, 'guarantee', '{"title": "Contract"}', now())`,
    [randomUUID(), workerId, placements.ON, employerId],
  );
  await before.query(
    `insert into account_entry (id, employer_id, kind, amount_cents, entered_on, creditor_id, cause_id, rule)
     values ($1, $2, 'agency-fee', 3500, '2026-06-01', $3, $4, 'agency-fee')`,
    [randomUUID(), employerId, randomUUID(), randomUUID()],
  );
  const slip = (number: string, province: string, taxYear: number, other: object[], amounts: number[]) =>
    before.query(
      `insert into tax_slip (id, number, worker_id, employer_id, province, country, tax_year, pay_records, gross_cents, pension_cents,
         second_pension_cents, employment_insurance_cents, income_tax_cents, other_deductions, net_cents, issued_at)
       values ($1, $2, $3, $4, $5, 'MX', $11, 1, 27280, $6, $7, $8, $9, $10, 20000, now())`,
      [randomUUID(), number, workerId, employerId, province, ...amounts, JSON.stringify(other), taxYear],
    );
  await slip('TS-ON', 'ON', 2026, [{ kind: 'transport', amountCents: 500 }], [1_223, 0, 0, 900]);
  await slip('TS-QC', 'QC', 2025, [{ kind: 'qpip', amountCents: 110 }], [1_300, 0, 355, 0]);
}

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  const connection = { url: database.url, pool: 1, as: 'owner', entities: [] } as const;
  const before = new DataSource(
    dataSourceOptions({ ...connection, entities: [], migrations: migrations.slice(0, step) }),
  );
  await before.initialize();
  await before.runMigrations();
  await storeStays(before);
  await before.query(
    `insert into pay_sheet (id, job_order_id, employer_id, period_start, period_end, pay_date, pay_periods, submitted_at)
     select $1, job_order_id, employer_id, '2026-06-01', '2026-06-07', '2026-06-10', 52, now() from placement where id = $2`,
    [sheetId, placements.ON],
  );
  for (const [number, record] of Object.entries(records)) await storeRecord(before, number, record);
  await storeMoney(before);
  await before.destroy();
  await migrate(database.url, { mode: 'demonstration' });
  owner = new DataSource(dataSourceOptions({ ...connection, entities: [] }));
  await owner.initialize();
}, 60_000);

afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

const recordOf = async (number: string) => {
  const [row] = await owner.query(
    `select currency, paid_basis as basis, paid_gross_cents as gross, paid_net_cents as net, paid_before_cents as before, paid, paid_on,
       facts, statement, basis as known, net_cents as lawful from pay_record where number = $1`,
    [number],
  );
  return row;
};

describe('the step that keeps both sides of every pay', () => {
  it('takes what was worked out as what is to be paid, with statutory amounts as a list', async () => {
    const found = await recordOf('PR-plain');
    expect(found).toMatchObject({
      ...{ currency: 'CAD', basis: 'worked-out', gross: grossCents, net: 22_657, before: 0, paid_on: null },
      paid: {
        statutory: [
          { kind: 'cpp', amountCents: 1_223, authority: 'CA' },
          { kind: 'ei', amountCents: 0, authority: 'CA' },
          { kind: 'income-tax', amountCents: 900, authority: 'CA' },
        ],
        deductions: [
          { kind: 'savings', amountCents: 2_000 },
          { kind: 'transport', amountCents: 500 },
        ],
        taken: { transportCents: 500, administrationCents: 0, savingsCents: 2_000 },
      },
    });
    const statutory = [
      { kind: 'cpp', amountCents: 1_223 },
      { kind: 'ei', amountCents: 0 },
      { kind: 'income-tax', amountCents: 900 },
    ];
    expect(found.facts).toEqual({ days, transportCents: 500, statutory, exempt: { tax: 'claim-e' } });
    expect(found.known).toEqual({ facts: { days, statutory }, rules: 'kept' });
  });

  it('leaves every statement as it was, and gives it its currency', async () => {
    for (const [number, { lines }] of Object.entries(records)) {
      const { statement, lawful } = await recordOf(number);
      expect(statement).toMatchObject({ currency: 'CAD', grossCents, netCents: lawful });
      expect(
        statement.lines.map(({ kind, amountCents }: Record<string, unknown>) => [kind, amountCents]),
      ).toEqual(lines);
    }
  });

  it('keeps what an employer stated, the rest of it being as it was worked out then', async () => {
    const found = await recordOf('PR-stated');
    expect(found).toMatchObject({ basis: 'stated', gross: 27_000, net: 20_000 });
    expect(found.paid).toMatchObject({
      statutory: [
        { kind: 'cpp', amountCents: 1_300, authority: 'QC' },
        { kind: 'ei', amountCents: 355, authority: 'CA' },
        { kind: 'qpip', amountCents: 120, authority: 'QC' },
      ],
      deductions: [
        { kind: 'administration', amountCents: 200 },
        { kind: 'agency-fee', amountCents: 4_500 },
        { kind: 'transport', amountCents: 700 },
      ],
      // What counts for the season is the lawful part.
      taken: { transportCents: 600, administrationCents: 200 },
    });
    expect(found.facts).toMatchObject({ paid: { grossCents: 27_000, netCents: 20_000 } });
  });

  it('owes the lawful net where nobody said what reached the worker, and of no other record', async () => {
    expect(await recordOf('PR-without-net')).toMatchObject({ basis: 'stated', gross: 27_280, net: null });
    const debts = await owner.query(
      `select cause_id as id, amount_cents as cents, currency, steps from worker_account_entry where kind = 'underpaid-wages'`,
    );
    expect(debts).toEqual([
      {
        ...{ id: ids['PR-without-net'], cents: 27_000, currency: 'CAD' },
        steps: [
          {
            ...{ code: 'NET_NOT_STATED', value: 27_000 },
            params: { number: 'PR-without-net', fromOn: '2026-06-15', toOn: '2026-06-21' },
          },
        ],
      },
    ]);
  });

  it('keeps a corrected record, and the one in its place', async () => {
    expect(await recordOf('PR-corrected')).toMatchObject({
      paid: { statutory: [{ kind: 'cpp', amountCents: 1_000 }] },
      facts: { statutory: [{ kind: 'cpp', amountCents: 1_000 }] },
    });
    const { facts, paid } = await recordOf('PR-correcting');
    expect([facts, paid.statutory]).toEqual([{ days }, []]);
  });

  it('makes a list of the boxes of tax slips, with parental insurance in it', async () => {
    const slips = await owner.query(
      'select number, statutory, other_deductions as other, currency from tax_slip order by number',
    );
    expect(slips).toEqual([
      {
        ...{ number: 'TS-ON', currency: 'CAD', other: [{ kind: 'transport', amountCents: 500 }] },
        statutory: [
          { kind: 'cpp', amountCents: 1_223, authority: 'CA' },
          { kind: 'income-tax', amountCents: 900, authority: 'CA' },
        ],
      },
      {
        ...{ number: 'TS-QC', currency: 'CAD', other: [] },
        statutory: [
          { kind: 'cpp', amountCents: 1_300, authority: 'QC' },
          { kind: 'ei', amountCents: 355, authority: 'CA' },
          { kind: 'qpip', amountCents: 110, authority: 'QC' },
        ],
      },
    ]);
  });

  it('gives every entry of an account its currency', async () => {
    for (const table of ['savings_entry', 'worker_account_entry', 'account_entry'])
      expect(await owner.query(`select distinct currency from ${table}`)).toEqual([{ currency: 'CAD' }]);
  });

  it('lets a proof come to a record once, and nothing else be changed', async () => {
    const prove = (proof: string) =>
      owner.query(
        `update pay_record set paid_on = '2026-06-11', paid_method = 'cash', paid_proof = $1 where number = 'PR-plain'`,
        [proof],
      );
    await prove('T-1');
    await expect(prove('T-2')).rejects.toThrow(/never rewritten/);
    await expect(
      owner.query(`update pay_record set paid_net_cents = 1 where number = 'PR-correcting'`),
    ).rejects.toThrow(/never rewritten/);
  });
});
