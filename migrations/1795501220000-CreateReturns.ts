import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What workers need on their way home, and the effects that are sent after them. */
export class CreateReturns1795501220000 implements MigrationInterface {
  readonly name = 'CreateReturns1795501220000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "worker_return" (
        "id" uuid NOT NULL,
        "placement_id" uuid NOT NULL,
        "worker_id" uuid NOT NULL,
        "employer_id" uuid NOT NULL,
        "province" text NOT NULL,
        "country" text NOT NULL,
        "state" text NOT NULL DEFAULT 'stated',
        "needs" jsonb NOT NULL DEFAULT '[]',
        "remarks" text,
        "applies_again" boolean,
        "stated_at" timestamptz(3) NOT NULL,
        "arranged_on" date,
        "arranged_how" text,
        "settled_at" timestamptz(3),
        CONSTRAINT "worker_return_placement_unique" UNIQUE ("placement_id"),
        CONSTRAINT "worker_return_arranged" CHECK (state <> 'arranged' or (arranged_on is not null and arranged_how is not null)),
        CONSTRAINT "worker_return_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "worker_return_country" ON "worker_return" ("country", "state")
    `);
    await queryRunner.query(`
      CREATE TABLE "return_parcel" (
        "id" uuid NOT NULL,
        "return_id" uuid NOT NULL,
        "state" text NOT NULL DEFAULT 'declared',
        "contents" text NOT NULL,
        "weight_grams" integer NOT NULL,
        "destination" text NOT NULL,
        "declared_at" timestamptz(3) NOT NULL,
        "shipped_on" date,
        "shipped_how" text,
        "received_on" date,
        CONSTRAINT "return_parcel_weight" CHECK (weight_grams > 0),
        CONSTRAINT "return_parcel_order" CHECK (received_on >= shipped_on),
        CONSTRAINT "return_parcel_received" CHECK ((state = 'received') = (received_on is not null)),
        CONSTRAINT "return_parcel_shipped" CHECK ((state = 'declared') = (shipped_on is null)),
        CONSTRAINT "return_parcel_pk" PRIMARY KEY ("id")
      )
    `);
    await queryRunner.query(`
      CREATE INDEX "return_parcel_return" ON "return_parcel" ("return_id")
    `);
    await queryRunner.query(`
      ALTER TABLE "worker_return" ADD CONSTRAINT "worker_return_placement_fk" FOREIGN KEY ("placement_id") REFERENCES "placement"("id")
    `);
    await queryRunner.query(`
      ALTER TABLE "return_parcel" ADD CONSTRAINT "return_parcel_return_fk" FOREIGN KEY ("return_id") REFERENCES "worker_return"("id")
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
