import type { Client } from 'pg';
import { applicationRole } from './data-source.js';

/** Tables that the application's role may not fully write, and what it may do to them. */
const guarded: Readonly<Record<string, string>> = {
  audit_entry: 'select',
  audit_head: 'select',
  installation: 'select',
  migrations: 'select',
  receipt: 'select, insert',
  incident_step: 'select, insert',
  savings_entry: 'select, insert',
  worker_account_entry: 'select, insert',
  tax_slip: 'select, insert',
  deadline_notice: 'select, insert',
  retroactive_settlement: 'select, insert',
  pay_record_check: 'select, insert',
};

/** Creates the application's role where there is none, and lets the connecting user take it on. Roles belong to the whole server. */
export async function createApplicationRole(owner: Client): Promise<void> {
  const { rows } = await owner.query('select 1 from pg_roles where rolname = $1', [applicationRole]);
  if (rows.length === 0) {
    // Two databases of one server may be migrated at once: the second creation is no error.
    await owner.query(
      `do $$ begin create role ${applicationRole} nologin; exception when duplicate_object or unique_violation then null; end $$`,
    );
    await owner.query(`grant ${applicationRole} to current_user`);
  }
}

/** Gives the application's role what it needs and no more. Run after every migration, so that no new table is forgotten. */
export async function grantApplication(owner: Client): Promise<void> {
  await owner.query(`grant usage on schema public to ${applicationRole}`);
  await owner.query(
    `grant select, insert, update, delete on all tables in schema public to ${applicationRole}`,
  );
  await owner.query(`grant usage, select on all sequences in schema public to ${applicationRole}`);
  await owner.query(
    `grant execute on function official_now, advance_clock, audit_append to ${applicationRole}`,
  );
  for (const [table, rights] of Object.entries(guarded)) {
    await owner.query(`revoke all on ${table} from ${applicationRole}`);
    await owner.query(`grant ${rights} on ${table} to ${applicationRole}`);
  }
}
