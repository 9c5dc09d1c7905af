import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import { UnitOfWork, type Work } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { newId, notFound, type Refusal, Refused, refuseIf } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { isValueCode, keyNames, type ValueKeys, valueCodes } from '#libs/rulebook';
import { expectedText } from './season-value.content.js';
import { SeasonValue } from './season-value.entity.js';
import { refuse } from './season-values.refusals.js';

/** A value as an officer fixes it. `validTo` is the first day on which it holds no longer. */
export interface NewSeasonValue {
  code: string;
  keys: ValueKeys;
  value: string;
  validFrom: string;
  validTo?: string | null;
  sourceTitle: string;
  reason: string;
}

/** A season's value as it is shown. */
export type SeasonValueView = Omit<SeasonValue, 'fixedAt' | 'fixedByUserId'> & {
  unit: string | null;
  fixedAt: string;
};

/** Which values a list shows. */
export interface SeasonValueFilter {
  /** Those that hold on this day. */
  on?: string | undefined;
  code?: string | undefined;
}

const exclusionViolation = '23P01';

/** The values that officers fix for a season; a calculation asks for them through `RulesInForce`. */
@Injectable()
export class SeasonValues {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
  ) {}

  /** Fixes a value for one of the officer's provinces. Throws Refused with every finding. */
  async fix(principal: Principal, fixed: NewSeasonValue): Promise<{ receipt: ReceiptView; id: string }> {
    refuseIf(findings(principal, fixed));
    try {
      return await this.unitOfWork.run(principal, (work) => insert(work, principal, fixed));
    } catch (error) {
      const { code, validFrom } = fixed;
      if (isOverlap(error)) throw new Refused([refuse('SEASON_VALUE_OVERLAPS', { code, validFrom })]);
      throw error;
    }
  }

  /** Ends a value on a day, from which it holds no longer; a value that has an end can only be given an earlier one. */
  end(principal: Principal, id: string, validTo: string, reason: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const [held] = await work.query<{ validFrom: string; validTo: string | null }>(
        `select valid_from::text as "validFrom", valid_to::text as "validTo" from season_value
         where id = $1 and keys->>'province' = any($2) for update`,
        [id, provincesOf(principal)],
      );
      if (held === undefined) throw notFound('season value');
      const { validFrom, validTo: endsOn } = held;
      refuseIf([
        ...(validTo > validFrom ? [] : [refuse('SEASON_VALUE_DATES', { validFrom, validTo })]),
        ...(endsOn === null || validTo < endsOn ? [] : [refuse('SEASON_VALUE_ENDED', { endsOn, validTo })]),
      ]);
      await work.manager.update(SeasonValue, { id }, { validTo });
      const subject = { type: 'season-value', id };
      const before = { validTo: endsOn };
      work.record({ action: 'season-value.ended', subject, before, after: { validTo }, reason });
      return { receipt: await issueReceipt(work, { act: `ended:${validTo}`, subject, next: [] }) };
    });
  }

  /** Values by code and first day. They are rules, and everybody who works under them may read them. */
  async list({ on, code }: SeasonValueFilter): Promise<SeasonValueView[]> {
    const rows: (Omit<SeasonValue, 'fixedAt' | 'fixedByUserId'> & { fixedAt: Date })[] =
      await this.dataSource.query(
        `select id, code, keys, value, valid_from::text as "validFrom", valid_to::text as "validTo",
           source_title as "sourceTitle", reason, fixed_at as "fixedAt"
         from season_value
         where ($1::text is null or code = $1)
           and ($2::date is null or (valid_from <= $2 and (valid_to is null or $2 < valid_to)))
         order by code, keys, valid_from`,
        [code ?? null, on ?? null],
      );
    return rows.map((row) => ({
      ...row,
      unit: isValueCode(row.code) ? valueCodes[row.code] : null,
      fixedAt: row.fixedAt.toISOString(),
    }));
  }
}

async function insert(work: Work, principal: Principal, fixed: NewSeasonValue) {
  const id = newId();
  const { code, value, validFrom, validTo = null, sourceTitle, reason } = fixed;
  const keys = inOrder(fixed.keys);
  await work.manager.insert(SeasonValue, {
    id,
    code,
    keys,
    value,
    validFrom,
    validTo,
    sourceTitle,
    reason,
    fixedByUserId: principal.userId,
    fixedAt: work.now,
  });
  const subject = { type: 'season-value', id };
  work.record({
    action: 'season-value.fixed',
    subject,
    after: { code, keys, value, validFrom, validTo },
    reason,
  });
  return { receipt: await issueReceipt(work, { act: 'fixed', subject, next: [] }), id };
}

function findings(
  principal: Principal,
  { code, keys, value, validFrom, validTo }: NewSeasonValue,
): Refusal[] {
  const provinces = provincesOf(principal);
  const found: Refusal[] = [];
  if (!isValueCode(code)) found.push(refuse('SEASON_VALUE_CODE', { code }));
  else {
    const unit = valueCodes[code];
    const expected = expectedText(unit, value);
    if (expected !== undefined) found.push(refuse('SEASON_VALUE_UNIT', { code, unit, expected }));
  }
  if (validTo != null && validTo <= validFrom)
    found.push(refuse('SEASON_VALUE_DATES', { validFrom, validTo }));
  if (keys.province === undefined || !provinces.includes(keys.province)) {
    found.push(
      refuse('SEASON_VALUE_PROVINCE', {
        province: keys.province ?? '–',
        provinces: provinces.join(', ') || '–',
      }),
    );
  }
  return found;
}

function provincesOf({ scope }: Principal): readonly string[] {
  return scope.kind === 'provinces' ? scope.provinces : [];
}

/** The keys that are named, in alphabetical order: equal keys are then equal texts. */
function inOrder(keys: ValueKeys): Record<string, string> {
  return Object.fromEntries(
    [...keyNames].sort().flatMap((name) => (keys[name] == null ? [] : [[name, keys[name]]])),
  );
}

function isOverlap(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as Error & { code?: string };
  return code === exclusionViolation;
}
