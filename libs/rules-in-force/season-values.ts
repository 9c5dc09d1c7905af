import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '#libs/audit-trail';
import type { Principal } from '#libs/identity';
import { newId, type Refusal, refuseIf } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import {
  isValueCode,
  keyNames,
  lackingKey,
  Programme,
  type Rulebook,
  type ValueKeys,
  valueCodes,
} from '#libs/rulebook';
import { RulesInForce } from './rules-in-force.js';
import { expectedText } from './season-value.content.js';
import type { SeasonValue } from './season-value.entity.js';
import { refuse } from './season-values.refusals.js';
import { addVersion, lockCurrent, provincesOf } from './season-values.store.js';

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

/** What a value says from now on; its days stay as they are where they are left out. */
export interface SeasonValueReplacement extends Pick<NewSeasonValue, 'value' | 'sourceTitle' | 'reason'> {
  validFrom?: string | undefined;
  validTo?: string | undefined;
}

/** A version of a season's value as it is shown; its `id` is that of the value. */
export type SeasonValueView = Omit<SeasonValue, 'valueId' | 'fixedByUserId' | 'knownFrom' | 'knownTo'> & {
  unit: string | null;
  knownFrom: string;
  knownTo: string | null;
};

/** Which values a list shows. */
export interface SeasonValueFilter {
  /** Those that hold on this day. */
  on?: string | undefined;
  code?: string | undefined;
  /** As they were known at this instant; as they are known now when left out. */
  asOf?: string | undefined;
}

/** The values that officers fix for a season; a calculation asks for them through `RulesInForce`. */
@Injectable()
export class SeasonValues {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly rules: RulesInForce,
  ) {}

  /** Fixes a value for one of the officer's provinces, also for days that have passed. Throws Refused with every problem. */
  async fix(principal: Principal, fixed: NewSeasonValue): Promise<{ receipt: ReceiptView; id: string }> {
    refuseIf(this.problems(principal, fixed));
    return this.unitOfWork.run(principal, async (work) => {
      const id = newId();
      const { code, value, validFrom, validTo = null, sourceTitle, reason } = fixed;
      const keys = inOrder(fixed.keys);
      const after = { code, keys, value, validFrom, validTo };
      await addVersion(work, principal, { ...after, valueId: id, sourceTitle, reason });
      const subject = { type: 'season-value', id };
      work.record({ action: 'season-value.fixed', subject, after, reason });
      return { receipt: await issueReceipt(work, { act: 'fixed', subject, next: [] }), id };
    });
  }

  /** Ends a value on a day, from which it holds no longer; a value that has an end can only be given an earlier one. */
  end(principal: Principal, id: string, validTo: string, reason: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const { version: held, superseding } = await lockCurrent(work, principal, id);
      const { validFrom, validTo: endsOn } = held;
      refuseIf([
        ...(validTo > validFrom ? [] : [refuse('SEASON_VALUE_DATES', { validFrom, validTo })]),
        ...(endsOn === null || validTo < endsOn ? [] : [refuse('SEASON_VALUE_ENDED', { endsOn, validTo })]),
      ]);
      await addVersion(work, principal, { ...held, validTo, reason }, superseding);
      const subject = { type: 'season-value', id };
      const before = { validTo: endsOn };
      work.record({ action: 'season-value.ended', subject, before, after: { validTo }, reason });
      return { receipt: await issueReceipt(work, { act: `ended:${validTo}`, subject, next: [] }) };
    });
  }

  /**
   * Replaces what a value says, also for days that have passed: what was paid by the earlier version stays as it was
   * stated, and the difference comes with the next pay. Throws Refused with every problem.
   */
  replace(
    principal: Principal,
    id: string,
    { value, validFrom, validTo, sourceTitle, reason }: SeasonValueReplacement,
  ): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const { version: held, superseding } = await lockCurrent(work, principal, id);
      const after = {
        value,
        validFrom: validFrom ?? held.validFrom,
        validTo: validTo ?? held.validTo,
        sourceTitle,
      };
      refuseIf(this.problems(principal, { ...held, ...after, reason }));
      await addVersion(work, principal, { ...held, ...after, reason }, superseding);
      const subject = { type: 'season-value', id };
      const { value: was, validFrom: from, validTo: to, sourceTitle: source } = held;
      const before = { value: was, validFrom: from, validTo: to, sourceTitle: source };
      work.record({ action: 'season-value.replaced', subject, before, after, reason });
      return { receipt: await issueReceipt(work, { act: 'replaced', subject, next: [] }) };
    });
  }

  /** Values by code and first day. They are rules, and everybody who works under them may read them. */
  async list({ on, code, asOf }: SeasonValueFilter): Promise<SeasonValueView[]> {
    const rows: (Omit<SeasonValueView, 'knownFrom' | 'knownTo'> &
      Pick<SeasonValue, 'knownFrom' | 'knownTo'>)[] = await this.dataSource.query(
      `select value_id as id, code, keys, value, valid_from::text as "validFrom", valid_to::text as "validTo",
           source_title as "sourceTitle", reason, known_from as "knownFrom", known_to as "knownTo"
         from season_value
         where ($1::text is null or code = $1)
           and ($2::date is null or (valid_from <= $2 and (valid_to is null or $2 < valid_to)))
           and case when $3::timestamptz is null then known_to is null
             else known_from <= $3 and (known_to is null or $3 < known_to) end
         order by code, keys, valid_from`,
      [code ?? null, on ?? null, asOf ?? null],
    );
    return rows.map(({ knownFrom, knownTo, ...row }) => ({
      ...row,
      unit: isValueCode(row.code) ? valueCodes[row.code] : null,
      knownFrom: knownFrom.toISOString(),
      knownTo: knownTo?.toISOString() ?? null,
    }));
  }

  private problems(principal: Principal, fixed: NewSeasonValue): Refusal[] {
    return [
      ...contentProblems(this.rules.book, fixed),
      ...this.programmeProblems(fixed),
      ...provinceProblems(principal, fixed),
    ];
  }

  /** What belongs to a programme is fixed for one; a programme that does not exist would be asked for by nobody. */
  private programmeProblems({ code, keys }: NewSeasonValue): Refusal[] {
    if (!isValueCode(code)) return [];
    const names = Programme.all(this.rules.book).map(({ name }) => name);
    const { programme } = keys;
    const known = programme == null ? lackingKey(code, keys) !== 'programme' : names.includes(programme);
    if (known) return [];
    const params = { code, programme: programme ?? '–', programmes: names.join(', ') };
    return [refuse('SEASON_VALUE_PROGRAMME', params)];
  }
}

function contentProblems(book: Rulebook, { code, value, validFrom, validTo }: NewSeasonValue): Refusal[] {
  const found: Refusal[] = [];
  if (!isValueCode(code)) found.push(refuse('SEASON_VALUE_CODE', { code }));
  else {
    const unit = valueCodes[code];
    const expected = expectedText(code, value, book);
    if (expected !== undefined) found.push(refuse('SEASON_VALUE_UNIT', { code, unit, expected }));
  }
  if (validTo != null && validTo <= validFrom)
    found.push(refuse('SEASON_VALUE_DATES', { validFrom, validTo }));
  return found;
}

function provinceProblems(principal: Principal, { keys }: NewSeasonValue): Refusal[] {
  const provinces = provincesOf(principal);
  if (keys.province !== undefined && provinces.includes(keys.province)) return [];
  const params = { province: keys.province ?? '–', provinces: provinces.join(', ') || '–' };
  return [refuse('SEASON_VALUE_PROVINCE', params)];
}

/** The keys that are named, in alphabetical order: equal keys are then equal texts. */
function inOrder(keys: ValueKeys): Record<string, string> {
  return Object.fromEntries(
    [...keyNames].sort().flatMap((name) => (keys[name] == null ? [] : [[name, keys[name]]])),
  );
}
