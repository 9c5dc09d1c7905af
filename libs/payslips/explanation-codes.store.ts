import { randomBytes } from 'node:crypto';
import type { Work } from '#libs/audit-trail';
import { newId } from '#libs/platform';
import { explanationCodeBytes, explanationCodeFrom } from './explanation-code.js';

/**
 * The code that a record's payslip carries: made for its first payslip, the same on every later one, and null once it
 * was revoked and not renewed. Two who ask at once get the same.
 */
export async function codeOf(work: Work, payRecordId: string): Promise<string | null> {
  const known = await liveCode(work, payRecordId);
  if (known !== undefined) return known;
  const held = await work.query('select 1 from explanation_code where pay_record_id = $1 limit 1', [
    payRecordId,
  ]);
  if (held.length > 0) return null;
  await insertCode(work, payRecordId, 'on conflict do nothing');
  return (await liveCode(work, payRecordId)) ?? null;
}

/** Makes a code for a record that is locked and has none that opens. */
export async function issueCode(work: Work, payRecordId: string): Promise<string> {
  const [made] = await insertCode(work, payRecordId, '');
  if (made === undefined) throw new Error('No code was made for a record that has none');
  return made.code;
}

/** Ends the code of a record that is locked; false when there was none to end. */
export async function endCode(work: Work, payRecordId: string): Promise<boolean> {
  const ended = await work.query(
    `update explanation_code set revoked_at = $2 where pay_record_id = $1 and revoked_at is null returning id`,
    [payRecordId, work.now],
  );
  return ended.length > 0;
}

async function liveCode(work: Work, payRecordId: string): Promise<string | undefined> {
  const [row] = await work.query<{ code: string }>(
    'select code from explanation_code where pay_record_id = $1 and revoked_at is null',
    [payRecordId],
  );
  return row?.code;
}

function insertCode(work: Work, payRecordId: string, conflict: string): Promise<{ code: string }[]> {
  const code = explanationCodeFrom(randomBytes(explanationCodeBytes));
  return work.query(
    `insert into explanation_code (id, pay_record_id, code, issued_at) values ($1, $2, $3, $4) ${conflict}
     returning code`,
    [newId(), payRecordId, code, work.now],
  );
}
