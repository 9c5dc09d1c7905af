import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes whose values belong to a programme from now on: what an officer fixed for all of them is fixed for each. */
const codesOfProgrammes = `
  filing-lead filing-lead-longest filing-enforcement lmt-opens-from lmt-opens-lead lmt-closes-lead
  advertising-required advertising-methods advertising-days advertising-window advertising-outreach-groups
  housing-inspection-age housing-inspection-due transmission-delay hours-guarantee hours-guarantee-window
  hours-guarantee-emergency guarantee-settlement-delay stay-longest last-day-in-canada age-minimum
  age-minimum-first-timer farm-experience-required documents-required documents-required-first-timer
  piece-floor-window housing-charge-allowed housing-rate housing-cap meals-cap meals-consent-required
  transport-cost-share transport-rate transport-cap transport-routes insurance-basis insurance-premium
  administration-rate administration-cap savings-rate liaison-fee utilities-rate utilities-consent-required
  other-deductions-allowed recognition-pay-rate recognition-pay-cap recognition-pay-seasons
  pay-advance-recovered pay-advance-consent-required working-day-hours laundry-allowance agency-fee
  agency-fee-deductible agency evaluation-delay pay-record-delay pay-period-planned pay-sheet-delay names-lead
  documents-lead usual-documents-days usual-submission-days usual-letter-days usual-booking-days
  arrival-report-delay health-card-required health-card-delay trial-period trial-period-transferred
  departure-delay final-wages-delay statutory-withholding`
  .trim()
  .split(/\s+/)
  .map((code) => `'${code}'`)
  .join(', ');

const caribbean = `'JM', 'AI', 'AG', 'BB', 'DM', 'GD', 'MS', 'KN', 'LC', 'VC', 'TT'`;

/** An order names its programme and has its currency. Until now its country told the programme. */
const jobOrders = [
  `UPDATE "job_order" SET "programme" = CASE WHEN "country" = 'MX' THEN 'sawp-mexico' ELSE 'sawp-caribbean' END
   WHERE "programme" IS NULL AND "country" IN ('MX', ${caribbean})`,
  `ALTER TABLE "job_order" ADD "currency" text`,
  `UPDATE "job_order" SET "currency" = 'CAD' WHERE "programme" IS NOT NULL`,
  `ALTER TABLE "job_order" ADD CONSTRAINT "job_order_programme"
     CHECK (programme is not null or state = 'draft' or (state = 'withdrawn' and filed_at is null))`,
  `ALTER TABLE "job_order" ADD CONSTRAINT "job_order_currency"
     CHECK ((currency is null) = (programme is null) and currency ~ '^[A-Z]{3}$')`,
];

/**
 * Every version of such a value, also what was known before, is kept for the one programme and copied for the other, unless
 * it names a country, which is of one. Beside a value of a programme the general one stays as it is: it comes after it.
 */
const seasonValues = [
  `ALTER TABLE "season_value" DISABLE TRIGGER "season_value_keep_versions"`,
  `CREATE TEMPORARY TABLE "shared_value" ON COMMIT DROP AS
   SELECT "value_id", gen_random_uuid() AS "copy_id" FROM "season_value" s
   WHERE "code" IN (${codesOfProgrammes}) AND NOT "keys" ? 'programme' AND NOT EXISTS (SELECT FROM "season_value" o
     WHERE o."code" = s."code" AND o."keys" ? 'programme' AND o."keys" - 'programme' = s."keys")
   GROUP BY "value_id"`,
  `INSERT INTO "season_value" ("id", "value_id", "code", "keys", "value", "valid_from", "valid_to", "source_title",
     "reason", "fixed_by_user_id", "known_from", "known_to")
   SELECT gen_random_uuid(), "copy_id", "code", "keys" || '{"programme": "sawp-caribbean"}', "value", "valid_from",
     "valid_to", "source_title", "reason", "fixed_by_user_id", "known_from", "known_to"
   FROM "season_value" JOIN "shared_value" USING ("value_id") WHERE NOT "keys" ? 'country'`,
  `UPDATE "season_value" v SET "keys" = "keys" || jsonb_build_object('programme',
     CASE WHEN coalesce("keys"->>'country', 'MX') = 'MX' THEN 'sawp-mexico' ELSE 'sawp-caribbean' END)
   FROM "shared_value" s WHERE s."value_id" = v."value_id"`,
  `ALTER TABLE "season_value" ENABLE TRIGGER "season_value_keep_versions"`,
];

/** A job order names its programme and carries its currency; what officers fix for a programme names it, too. */
export class NameTheProgramme1795502840000 implements MigrationInterface {
  readonly name = 'NameTheProgramme1795502840000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...jobOrders, ...seasonValues]) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
