import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The fields in which records named statutory amounts until now, and the kinds that they are. */
const statutoryFields = `(VALUES ('cpp', 'cppCents', 1), ('cpp2', 'cpp2Cents', 2), ('ei', 'eiCents', 3), ('qpip', 'qpipCents', 4),
  ('income-tax', 'incomeTaxCents', 5)) AS field (kind, name, turn)`;

const statutoryKinds = `'cpp', 'cpp2', 'ei', 'qpip', 'income-tax'`;

/** Who gets an amount of a kind, by the place of work. */
const authority = (kind: string, province: string) => `CASE
  WHEN ${province} <> 'QC' THEN CASE WHEN ${kind} = 'qpip' THEN NULL ELSE 'CA' END
  WHEN ${kind} = 'income-tax' THEN 'CA+QC' WHEN ${kind} = 'ei' THEN 'CA' ELSE 'QC' END`;

/** All that was paid until now was paid in Canadian dollars: both programmes are. */
const currencies = [
  'pay_record',
  'tax_slip',
  'worker_account_entry',
  'savings_entry',
  'account_entry',
].flatMap((table) => [
  `ALTER TABLE "${table}" ADD "currency" text NOT NULL DEFAULT 'CAD'`,
  `ALTER TABLE "${table}" ALTER COLUMN "currency" DROP DEFAULT`,
]);

const columns = [
  `ALTER TABLE "pay_record" DISABLE TRIGGER "pay_record_keep_past"`,
  `ALTER TABLE "pay_record" ADD "paid_basis" text, ADD "paid_gross_cents" integer, ADD "paid_net_cents" integer,
     ADD "paid_before_cents" integer NOT NULL DEFAULT 0, ADD "paid" jsonb, ADD "paid_on" date, ADD "paid_method" text,
     ADD "paid_proof" text`,
  `ALTER TABLE "pay_record" ALTER COLUMN "paid_before_cents" DROP DEFAULT`,
];

/** What each record withheld by statute: as its own fields named it, and as the employer said that it was paid where it said so. */
const statutory = [
  `CREATE TEMPORARY TABLE "statutory_paid" ON COMMIT DROP AS
   SELECT DISTINCT ON (id, kind) id, kind, cents, turn FROM (
     SELECT r.id, field.kind, (r.facts ->> field.name)::int AS cents, field.turn, 1 AS rank
     FROM "pay_record" r CROSS JOIN ${statutoryFields} WHERE r.facts ->> field.name IS NOT NULL
     UNION ALL
     SELECT r.id, d ->> 'kind', (d ->> 'amountCents')::int, field.turn, 2
     FROM "pay_record" r CROSS JOIN jsonb_array_elements(CASE jsonb_typeof(r.facts #> '{paid,deductions}')
       WHEN 'array' THEN r.facts #> '{paid,deductions}' ELSE '[]' END) d
     JOIN ${statutoryFields} ON field.kind = d ->> 'kind'
   ) said ORDER BY id, kind, rank DESC`,
];

/** The other deductions of each record: the lines of its statement with what it made up for, or as the employer said that they were taken. */
const deductions = [
  `CREATE TEMPORARY TABLE "lawful_line" ON COMMIT DROP AS
   SELECT r.id, line ->> 'kind' AS kind, sum((line ->> 'amountCents')::int)::int AS cents
   FROM "pay_record" r CROSS JOIN jsonb_array_elements(
     (r.statement -> 'lines') || coalesce(r.statement #> '{retroactive,lines}', '[]')) line
   WHERE line ->> 'kind' NOT IN ('gross', ${statutoryKinds}) GROUP BY 1, 2`,
  `CREATE TEMPORARY TABLE "deduction_paid" ON COMMIT DROP AS
   SELECT DISTINCT ON (id, kind) id, kind, cents FROM (
     SELECT id, kind, cents, 1 AS rank FROM "lawful_line"
     UNION ALL
     SELECT r.id, d ->> 'kind', (d ->> 'amountCents')::int, 2
     FROM "pay_record" r CROSS JOIN jsonb_array_elements(CASE jsonb_typeof(r.facts #> '{paid,deductions}')
       WHEN 'array' THEN r.facts #> '{paid,deductions}' ELSE '[]' END) d
     WHERE d ->> 'kind' NOT IN (${statutoryKinds})
   ) said ORDER BY id, kind, rank DESC`,
];

const isStated = (record: string) => `coalesce(jsonb_typeof(${record}.facts -> 'paid'), 'null') = 'object'`;
const list = (rows: string) => `coalesce((SELECT jsonb_agg(${rows}), '[]')`;

const records = [
  `UPDATE "pay_record" r SET
     "paid_basis" = CASE WHEN ${isStated('r')} THEN 'stated' ELSE 'worked-out' END,
     "paid_gross_cents" = CASE WHEN ${isStated('r')}
       THEN coalesce((r.facts #>> '{paid,grossCents}')::int, (r.statement ->> 'grossCents')::int) ELSE r.gross_cents END,
     -- What nobody stated of a net that was paid is unknown.
     "paid_net_cents" = CASE WHEN ${isStated('r')} THEN (r.facts #>> '{paid,netCents}')::int ELSE r.net_cents END,
     "paid" = jsonb_build_object(
       'statutory', ${list(`jsonb_build_object('kind', s.kind, 'amountCents', s.cents, 'authority', ${authority('s.kind', 'r.province')})
         ORDER BY s.turn) FROM "statutory_paid" s WHERE s.id = r.id`)},
       'deductions', ${list(`jsonb_build_object('kind', d.kind, 'amountCents', d.cents) ORDER BY d.kind)
         FROM "deduction_paid" d WHERE d.id = r.id AND d.cents <> 0`)},
       'earnings', ${list(`jsonb_build_object('kind', e ->> 'kind', 'amountCents', (e ->> 'amountCents')::int))
         FROM jsonb_array_elements(coalesce(r.statement -> 'earnings', '[]')) e`)},
       'seasonToDate', coalesce(r.statement -> 'seasonToDate', '{}'),
       'taken', jsonb_build_object(
         'transportCents', coalesce((SELECT l.cents FROM "lawful_line" l WHERE l.id = r.id AND l.kind = 'transport'), 0),
         'administrationCents', coalesce((SELECT l.cents FROM "lawful_line" l WHERE l.id = r.id AND l.kind = 'administration'), 0),
         'savingsCents', coalesce((SELECT l.cents FROM "lawful_line" l WHERE l.id = r.id AND l.kind = 'savings'), 0),
         'housingCents', 0,
         'advanceCents', coalesce((SELECT l.cents FROM "lawful_line" l WHERE l.id = r.id AND l.kind = 'advance'), 0)))`,
  `UPDATE "pay_record" r SET "facts" = (r.facts - array['cppCents', 'cpp2Cents', 'eiCents', 'qpipCents', 'incomeTaxCents',
       'noTaxClaimed', 'paid'])
     || CASE WHEN EXISTS (SELECT FROM "statutory_paid" s WHERE s.id = r.id) THEN jsonb_build_object('statutory',
       ${list(`jsonb_build_object('kind', s.kind, 'amountCents', s.cents) ORDER BY s.turn) FROM "statutory_paid" s WHERE s.id = r.id`)})
       ELSE '{}' END
     || CASE WHEN r.facts ->> 'noTaxClaimed' = 'true' THEN '{"exempt": {"tax": "claim-e"}}' ELSE '{}' END::jsonb
     || CASE WHEN ${isStated('r')} THEN jsonb_build_object('paid', jsonb_strip_nulls(jsonb_build_object(
       'grossCents', r.paid_gross_cents, 'netCents', r.paid_net_cents, 'deductions', r.paid -> 'deductions'))) ELSE '{}' END`,
  `UPDATE "pay_record" SET "statement" = "statement" || '{"currency": "CAD"}'`,
  // What was worked out from is kept as the calculation reads it, so that it can be worked out again.
  `UPDATE "pay_record" r SET "basis" = jsonb_set(r.basis, '{facts,statutory}',
     ${list(`jsonb_build_object('kind', field.kind, 'amountCents', r.basis #> array['facts', 'statutory', field.name]) ORDER BY field.turn)
       FROM ${statutoryFields} WHERE r.basis #>> array['facts', 'statutory', field.name] IS NOT NULL`)})
   WHERE jsonb_typeof(r.basis #> '{facts,statutory}') = 'object'`,
];

const constraints = [
  `ALTER TABLE "pay_record" ALTER COLUMN "paid_basis" SET NOT NULL, ALTER COLUMN "paid_gross_cents" SET NOT NULL,
     ALTER COLUMN "paid" SET NOT NULL`,
  `ALTER TABLE "pay_record" ADD CONSTRAINT "pay_record_currency" CHECK (currency ~ '^[A-Z]{3}$')`,
  `ALTER TABLE "pay_record" ADD CONSTRAINT "pay_record_paid_basis" CHECK (paid_basis in ('worked-out', 'stated'))`,
  `ALTER TABLE "pay_record" ADD CONSTRAINT "pay_record_paid_amounts" CHECK (paid_before_cents >= 0
     and case paid_basis when 'stated' then paid_gross_cents >= 0 else paid_net_cents is not null end)`,
  `ALTER TABLE "pay_record" ADD CONSTRAINT "pay_record_paid_parts" CHECK (jsonb_typeof(paid -> 'statutory') = 'array'
     and jsonb_typeof(paid -> 'deductions') = 'array' and jsonb_typeof(paid -> 'earnings') = 'array'
     and jsonb_typeof(paid -> 'taken') = 'object')`,
  `ALTER TABLE "pay_record" ADD CONSTRAINT "pay_record_paid_proof" CHECK ((paid_on is null) = (paid_method is null)
     and (paid_on is null) = (paid_proof is null) and (paid_on is null or paid_net_cents is not null))`,
  // That its payment was proven is all that comes to a record beside an answer and another in its place.
  `create or replace function pay_record_refuse_change() returns trigger language plpgsql as $$
   begin
     if tg_op = 'UPDATE'
        and to_jsonb(old) - array['state', 'dispute_reason', 'answered_at', 'paid_on', 'paid_method', 'paid_proof']
          = to_jsonb(new) - array['state', 'dispute_reason', 'answered_at', 'paid_on', 'paid_method', 'paid_proof']
        and (old.paid_on is null or (old.paid_on, old.paid_method, old.paid_proof)
          is not distinct from (new.paid_on, new.paid_method, new.paid_proof)) then
       return new;
     end if;
     raise exception 'A pay record is never rewritten: correct it' using errcode = 'insufficient_privilege';
   end $$`,
  `ALTER TABLE "pay_record" ENABLE TRIGGER "pay_record_keep_past"`,
];

const balances = [
  `ALTER TABLE "pay_balance" ADD "housing_cents" integer NOT NULL DEFAULT 0`,
  `ALTER TABLE "pay_balance" ALTER COLUMN "housing_cents" DROP DEFAULT`,
  `ALTER TABLE "pay_balance" DROP COLUMN "gross_cents", DROP COLUMN "net_cents"`,
];

const slips = [
  `ALTER TABLE "tax_slip" ADD "statutory" jsonb`,
  `UPDATE "tax_slip" t SET "statutory" = ${list(`jsonb_build_object('kind', box.kind, 'amountCents', box.cents, 'authority',
     ${authority('box.kind', 't.province')}) ORDER BY box.kind)
     FROM (VALUES ('cpp', t.pension_cents), ('cpp2', t.second_pension_cents), ('ei', t.employment_insurance_cents),
       ('income-tax', t.income_tax_cents)) AS box (kind, cents) WHERE box.cents <> 0`)}`,
  // Parental insurance had no box, and stood among the other deductions.
  `UPDATE "tax_slip" t SET
     "statutory" = t.statutory || (SELECT jsonb_agg(o || jsonb_build_object('authority', ${authority(`'qpip'`, 't.province')}))
       FROM jsonb_array_elements(t.other_deductions) o WHERE o ->> 'kind' = 'qpip'),
     "other_deductions" = ${list(`o) FROM jsonb_array_elements(t.other_deductions) o WHERE o ->> 'kind' <> 'qpip'`)}
   WHERE t.other_deductions @> '[{"kind": "qpip"}]'`,
  `ALTER TABLE "tax_slip" ALTER COLUMN "statutory" SET NOT NULL, ALTER COLUMN "net_cents" DROP NOT NULL,
     DROP COLUMN "pension_cents", DROP COLUMN "second_pension_cents", DROP COLUMN "employment_insurance_cents",
     DROP COLUMN "income_tax_cents"`,
  `ALTER TABLE "tax_slip" ADD CONSTRAINT "tax_slip_currency" CHECK (currency ~ '^[A-Z]{3}$')`,
  `ALTER TABLE "tax_slip" ADD CONSTRAINT "tax_slip_statutory" CHECK (jsonb_typeof(statutory) = 'array')`,
];

const names = [
  `ALTER TABLE "retroactive_settlement" RENAME COLUMN "run_id" TO "adjustment_id"`,
  `ALTER TABLE "retroactive_settlement" RENAME CONSTRAINT "retroactive_settlement_run_fk" TO "retroactive_settlement_adjustment_fk"`,
];

const accounts = [
  `ALTER TABLE "worker_account_entry" DROP CONSTRAINT "worker_account_entry_kinds"`,
  `ALTER TABLE "worker_account_entry" ADD CONSTRAINT "worker_account_entry_kinds"
     CHECK (kind in ('hours-guarantee', 'final-wages', 'retroactive-pay', 'underpaid-wages'))`,
  `ALTER TABLE "worker_account_entry" ADD CONSTRAINT "worker_account_entry_currency" CHECK (currency ~ '^[A-Z]{3}$')`,
  `CREATE UNIQUE INDEX "worker_account_entry_proof_once" ON "worker_account_entry" ("placement_id", "method", "proof_reference")
     WHERE kind = 'underpaid-wages' and sense = 'paid'`,
  // Where nobody said what reached the worker, the lawful net is owed until it is paid with proof, or stated.
  `INSERT INTO "worker_account_entry" (id, worker_id, placement_id, employer_id, province, country, kind, sense, amount_cents,
     currency, cause_id, turn, rule, source, steps, entered_at)
   SELECT gen_random_uuid(), r.worker_id, r.placement_id, r.employer_id, r.province, r.country, 'underpaid-wages', 'owed',
     r.net_cents, r.currency, r.id, 0, 'net-pay',
     '{"title": "Pay record", "clause": "nobody states what reached the worker"}',
     jsonb_build_array(jsonb_build_object('code', 'NET_NOT_STATED', 'value', r.net_cents, 'params',
       jsonb_build_object('number', r.number, 'fromOn', r.period_start, 'toOn', r.period_end))), coalesce(official_now(), now())
   FROM "pay_record" r
   WHERE r.paid_net_cents IS NULL AND r.net_cents > 0 AND r.state NOT IN ('corrected', 'withdrawn')
     AND NOT EXISTS (SELECT FROM "worker_account_entry" a WHERE a.kind = 'final-wages' AND a.cause_id = r.id)`,
];

/**
 * Every pay keeps two sides: what is lawful, and what was paid or is to be. Statutory amounts are a list by kind, and money says
 * its currency. Pay that was stated keeps what was stated, and owes its net where that was not; all other pay is what was worked
 * out.
 */
export class KeepBothSidesOfPay1795503500000 implements MigrationInterface {
  readonly name = 'KeepBothSidesOfPay1795503500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const pay = [...currencies, ...columns, ...statutory, ...deductions, ...records, ...constraints];
    for (const statement of [...pay, ...balances, ...slips, ...names, ...accounts])
      await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
