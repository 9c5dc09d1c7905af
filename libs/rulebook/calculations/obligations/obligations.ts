import { addDays, type PlainDate } from '#libs/quantities';

import type { ValueCode } from '../../codes.js';
import type { ObligationKind } from '../../obligation-kind.js';
import { RuleRefused, type RuleRefusal } from '../../refusal.js';
import type { DatedValue } from '../../value.js';
import { filingDeadline } from '../orders/filing.js';
import { Inquiry, statusWarning, type ProgrammeQuestion, type RuleResult } from '../inquiry.js';
import { labourMarketTestWindow } from '../orders/labour-market-test.js';
import { type DueDay, type Obligation, obligationOf, type SeasonDates } from './obligation.js';
import { calculations, type SeasonFacts } from './obligation-calculations.js';
import { countedDay, type Read } from './obligation-counts.js';
import { kindNotCovered, kindUnconfirmed } from './obligation-refusals.js';
import { eventsOf } from './season-events.js';
import { WorkingDays } from './working-days.js';

/** All obligations of a season in the order of their due dates, and what the edition holds no value for. */
export interface Obligations extends RuleResult {
  readonly edition: string;
  readonly obligations: readonly Obligation[];
  /** Why an obligation could not be dated: each names the value that is not held. */
  readonly notHeld: readonly RuleRefusal[];
}

/**
 * Dates every obligation of a programme, province and need date. The season is that of the need date, and every value is
 * the one of that date. Throws RuleRefused when no edition covers the need date; a single value that is not held leaves
 * its obligation out and says so in `notHeld`.
 */
export function obligationsFor(question: ProgrammeQuestion, season: SeasonDates): Obligations {
  const { rulebook, province, allowUnconfirmed, knownOn } = question;
  const edition = rulebook.editionOn(season.needFrom);
  const inquiry = new Inquiry(question);
  const notHeld: RuleRefusal[] = [];
  const facts = factsOf(
    question,
    season,
    reading(inquiry, season.needFrom, notHeld),
    addDays(edition.to, -1),
  );
  const workingDays = new WorkingDays({ calendar: rulebook.holidays, province, allowUnconfirmed, knownOn });
  const kinds = kindsOf(question, season.needFrom, notHeld, rulebook.obligationCodes());
  const obligations = kinds.flatMap((kind) => {
    try {
      const day = dayOf(kind, facts, workingDays, province);
      return day === undefined ? [] : [obligationOf(kind, day)];
    } catch (error) {
      if (!(error instanceof RuleRefused)) throw error;
      notHeld.push(...error.refusals);
      return [];
    }
  });
  obligations.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const doubtful = [...kinds, ...workingDays.unconfirmed];
  const warnings = [...inquiry.warnings(), ...doubtful.flatMap((one) => statusWarning(one) ?? [])];
  const tainted = inquiry.tainted || doubtful.some(({ status }) => status === 'unconfirmed');
  return { edition: edition.name, obligations, notHeld, warnings, tainted };
}

/**
 * One obligation of a season, dated as `obligationsFor` does; undefined where it is not owed. Throws RuleRefused when no
 * edition covers the need date, or when it is owed and what dates it is not held.
 */
export function obligationFor(
  question: ProgrammeQuestion,
  season: SeasonDates,
  code: string,
): Obligation | undefined {
  const { rulebook, province, allowUnconfirmed, knownOn } = question;
  const { needFrom } = season;
  const edition = rulebook.editionOn(needFrom);
  const notHeld: RuleRefusal[] = [];
  const [kind] = kindsOf(question, needFrom, notHeld, [code]);
  // What only other obligations lack is no reason to refuse this one.
  const others = reading(new Inquiry(question), needFrom, []);
  const facts = factsOf(question, season, others, addDays(edition.to, -1));
  const read = reading(new Inquiry(question), needFrom, notHeld);
  const workingDays = new WorkingDays({ calendar: rulebook.holidays, province, allowUnconfirmed, knownOn });
  const day = kind && dayOf(kind, { ...facts, read }, workingDays, province);
  if (kind !== undefined && day !== undefined) return obligationOf(kind, day);
  if (notHeld.length > 0) throw new RuleRefused(notHeld);
  return undefined;
}

/** Reads each value once, and notes once why it is not held. */
function reading(inquiry: Inquiry, needFrom: PlainDate, notHeld: RuleRefusal[]): Read {
  const known = new Map<ValueCode, DatedValue | undefined>();
  return (code) => {
    if (known.has(code)) return known.get(code);
    const found = inquiry.attempt(code, needFrom);
    const value = 'code' in found ? found : undefined;
    if (!('code' in found)) notHeld.push(...found);
    known.set(code, value);
    return value;
  };
}

function factsOf(
  question: ProgrammeQuestion,
  season: SeasonDates,
  read: Read,
  editionEndsOn: PlainDate,
): SeasonFacts {
  const filedOn = season.filedOn ?? filingDeadline(question, season.needFrom).dueOn;
  const window = labourMarketTestWindow(question, { needFrom: season.needFrom, filedOn });
  const known = { ...season, filedOn, decidedOn: season.decidedOn ?? window.closesOn };
  return { read, season: known, window, events: eventsOf(read, known, editionEndsOn) };
}

/** The kinds of some codes that hold on a need date; why one does not, though the rulebook knows it, is noted. */
function kindsOf(
  question: ProgrammeQuestion,
  needFrom: PlainDate,
  notHeld: RuleRefusal[],
  codes: readonly string[],
): ObligationKind[] {
  const { rulebook, knownOn, allowUnconfirmed } = question;
  return codes.flatMap((code) => {
    const kind = rulebook.obligationOn(code, question, needFrom, knownOn);
    if (kind === 'not-owed') return [];
    if (kind === undefined) {
      const series = rulebook.obligations.filter(
        (one) => one.code === code && rulebook.matches(one.keys, question),
      );
      if (series.length > 0) notHeld.push(kindNotCovered(code, series, needFrom));
      return [];
    }
    if (kind.status !== 'unconfirmed' || allowUnconfirmed === true) return [kind];
    notHeld.push(kindUnconfirmed(kind, needFrom));
    return [];
  });
}

function dayOf(
  kind: ObligationKind,
  facts: SeasonFacts,
  workingDays: WorkingDays,
  province: string | undefined,
): DueDay | undefined {
  const { onlyWhere, due } = kind;
  if (onlyWhere !== undefined) {
    const condition = facts.read(onlyWhere)?.value ?? false;
    if (condition === false) return undefined;
  }
  if (typeof due === 'string') return calculations[due](facts);
  return countedDay(kind, due, { ...facts, workingDays, province });
}
