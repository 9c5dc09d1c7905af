import { addDays, addMonths, daysBetween, type PlainDate } from '#libs/quantities';

import type { RuleRefusal, RuleRefusalCode } from '../../refusal.js';
import type { DatedValue, Source } from '../../value.js';
import { Inquiry, isYes, whole, word, type ProgrammeQuestion, type RuleResult } from '../inquiry.js';

/** The days on which a labour-market test can be decided, both included. */
export interface DecisionWindow extends RuleResult {
  readonly opensOn: PlainDate;
  /** The last day of the window; undecided after it, the test escalates. */
  readonly closesOn: PlainDate;
  readonly countedFrom: 'need-date' | 'filing';
  readonly opens: DatedValue;
  readonly closes: DatedValue;
}

/** When the test of an order can be decided; never before the order is filed. Throws RuleRefused for uncovered dates. */
export function labourMarketTestWindow(
  question: ProgrammeQuestion,
  facts: { readonly needFrom: PlainDate; readonly filedOn: PlainDate },
): DecisionWindow {
  const inquiry = new Inquiry(question);
  const { needFrom, filedOn } = facts;
  const countedFrom = word(inquiry.value('lmt-opens-from', needFrom)) === 'filing' ? 'filing' : 'need-date';
  const opens = inquiry.value('lmt-opens-lead', needFrom);
  const closes = inquiry.value('lmt-closes-lead', needFrom);
  const lead = whole(opens) ?? 0;
  const counted = countedFrom === 'filing' ? addDays(filedOn, lead) : addDays(needFrom, -lead);
  const opensOn = counted < filedOn ? filedOn : counted;
  const closesOn = addDays(needFrom, -(whole(closes) ?? 0));
  return {
    opensOn,
    closesOn,
    countedFrom,
    opens,
    closes,
    warnings: inquiry.warnings(),
    tainted: inquiry.tainted,
  };
}

/** Why a decision cannot be taken on a day, or undefined when the day lies in the window. */
export function checkDecisionDate(window: DecisionWindow, on: PlainDate): RuleRefusal | undefined {
  const params = { on, opensOn: window.opensOn, closesOn: window.closesOn };
  if (on < window.opensOn) {
    return {
      code: 'LMT_WINDOW_NOT_OPEN',
      params,
      rule: window.opens.code,
      source: window.opens.source,
      text: `The labour-market test can be decided from ${window.opensOn}; ${on} is too early.`,
      instead: `Record referrals until then and decide from ${window.opensOn} to ${window.closesOn}.`,
    };
  }
  if (on <= window.closesOn) return undefined;
  return {
    code: 'LMT_WINDOW_CLOSED',
    params,
    rule: window.closes.code,
    source: window.closes.source,
    text: `The labour-market test was to be decided by ${window.closesOn}; ${on} is too late.`,
    instead: 'The test has escalated: a supervisor decides it with a reason.',
  };
}

/** One advertisement as recorded: the method it used, its first and its last day (both included). */
export interface AdvertisementFacts {
  readonly channel: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** What the edition asks of an employer's search for local workers, and what is still missing. */
export interface AdvertisingAssessment extends RuleResult {
  readonly required: boolean;
  readonly complete: boolean;
  readonly findings: readonly RuleRefusal[];
  /** Methods that ran long enough inside the window. */
  readonly methodsComplete: number;
}

interface Demand {
  readonly methods: DatedValue;
  readonly days: DatedValue;
  readonly window: DatedValue;
  readonly groups: DatedValue;
}

/** Judges advertisements and outreach against the edition of the need date; returns every finding at once. */
export function assessAdvertising(
  question: ProgrammeQuestion,
  facts: {
    readonly needFrom: PlainDate;
    readonly filedOn: PlainDate;
    readonly advertisements: readonly AdvertisementFacts[];
    /** Under-represented groups that the employer reached out to. */
    readonly outreachGroups?: readonly string[];
  },
): AdvertisingAssessment {
  const inquiry = new Inquiry(question);
  const { needFrom, filedOn } = facts;
  const required = isYes(inquiry.value('advertising-required', needFrom));
  const demand: Demand = {
    methods: inquiry.value('advertising-methods', needFrom),
    days: inquiry.value('advertising-days', needFrom),
    window: inquiry.value('advertising-window', needFrom),
    groups: inquiry.value('advertising-outreach-groups', needFrom),
  };
  const months = whole(demand.window);
  const earliest = months === null ? null : addMonths(filedOn, -months);
  const days = daysByChannel(facts.advertisements, earliest, earliest === null ? null : filedOn);
  const enough = [...days.values()].filter((count) => count >= Math.max(1, whole(demand.days) ?? 1)).length;
  const groups = new Set(facts.outreachGroups ?? []).size;
  const findings = required ? advertisingFindings(demand, days, enough, groups, { filedOn, earliest }) : [];
  const { tainted } = inquiry;
  const warnings = inquiry.warnings();
  return { required, complete: findings.length === 0, findings, methodsComplete: enough, warnings, tainted };
}

/** Days on which each method ran, no day counted twice, inside the window (last day before filing) if there is one. */
function daysByChannel(
  advertisements: readonly AdvertisementFacts[],
  earliest: PlainDate | null,
  filedOn: PlainDate | null,
): Map<string, number> {
  const reached = new Map<string, PlainDate>();
  const days = new Map<string, number>();
  for (const one of [...advertisements].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const counted = reached.get(one.channel);
    let from = earliest !== null && one.from < earliest ? earliest : one.from;
    if (counted !== undefined && counted > from) from = counted;
    const after = addDays(one.to, 1);
    const end = filedOn !== null && after > filedOn ? filedOn : after;
    const before = days.get(one.channel) ?? 0;
    days.set(one.channel, before + Math.max(0, daysBetween(from, end)));
    if (counted === undefined || end > counted) reached.set(one.channel, end);
  }
  return days;
}

function advertisingFindings(
  demand: Demand,
  days: ReadonlyMap<string, number>,
  enough: number,
  groups: number,
  when: { readonly filedOn: PlainDate; readonly earliest: PlainDate | null },
): RuleRefusal[] {
  const findings: RuleRefusal[] = [];
  const methods = whole(demand.methods) ?? 0;
  const needed = whole(demand.days);
  const wanted = whole(demand.groups) ?? 0;
  const within = when.earliest === null ? '' : ` between ${when.earliest} and the filing on ${when.filedOn}`;
  if (enough < methods) {
    const text = `${String(enough)} of at least ${String(methods)} methods of advertising are complete${within}.`;
    const instead = `Advertise by another method${needed === null ? '' : ` for at least ${String(needed)} days${within}`}.`;
    findings.push(
      finding('ADVERTISING_METHODS_TOO_FEW', demand.methods, { complete: enough, methods }, text, instead),
    );
  }
  for (const [channel, count] of days) {
    if (needed === null || count >= needed || enough >= methods) continue;
    const code = count === 0 ? 'ADVERTISING_OUTSIDE_WINDOW' : 'ADVERTISING_TOO_SHORT';
    const text = `"${channel}" ran ${String(count)} days${within}; at least ${String(needed)} are required.`;
    const rule = count === 0 ? demand.window : demand.days;
    findings.push(
      finding(
        code,
        rule,
        { channel, days: count, needed },
        text,
        `Run it ${String(needed - count)} days longer.`,
      ),
    );
  }
  if (groups < wanted) {
    const text = `Outreach to ${String(groups)} of at least ${String(wanted)} under-represented groups is recorded.`;
    const instead = `Reach out to ${String(wanted - groups)} more and record it.`;
    findings.push(finding('ADVERTISING_OUTREACH_TOO_FEW', demand.groups, { groups, wanted }, text, instead));
  }
  return findings;
}

function finding(
  code: RuleRefusalCode,
  rule: { readonly code: string; readonly source: Source },
  params: RuleRefusal['params'],
  text: string,
  instead: string,
): RuleRefusal {
  return { code, params, rule: rule.code, source: rule.source, text, instead };
}
