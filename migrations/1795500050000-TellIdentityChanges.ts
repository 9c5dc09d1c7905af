import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['session', 'api_token', 'membership', 'user_account', 'organisation'];

/** Tells every process when what it remembers of signed-in people may no longer be true. */
export class TellIdentityChanges1795500050000 implements MigrationInterface {
  readonly name = 'TellIdentityChanges1795500050000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create function tell_identity_changed() returns trigger language plpgsql as $$
      begin
        perform pg_notify('identity_changed', '');
        return null;
      end $$
    `);
    for (const table of tables) {
      await queryRunner.query(`
        create trigger ${table}_changed after update or delete on ${table}
          for each statement execute function tell_identity_changed()
      `);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The schema only goes forward: restore a backup instead'));
  }
}
