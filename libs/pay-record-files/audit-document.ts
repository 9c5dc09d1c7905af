import { setImmediate as turn } from 'node:timers/promises';
import { explainWarning, type PayFinding } from '#libs/rulebook';
import { type AuditOutcome, explanationOf, warningsOf } from './audit-outcome.js';

/** Workers after which others get their turn, where a file is audited in a process that serves them. */
const workersAtOnce = 50;

/** Findings are written in pieces of about this many characters. */
const pieceLength = 1 << 16;

/**
 * `{ findings, rejected, unchecked, warnings, summary }` as one document, written as it goes: there may be very many
 * findings, and the sums stand at its end.
 */
export async function* auditDocument(outcome: AuditOutcome): AsyncGenerator<string> {
  const { read, tally, language } = outcome;
  let piece = '{"findings":[';
  let separator = '\n';
  let workers = 0;
  for (const findings of outcome.findings) {
    workers += 1;
    if (workers % workersAtOnce === 0) await turn();
    for (const finding of findings) {
      piece += separator + JSON.stringify(findingOf(finding, outcome));
      separator = ',\n';
    }
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}],\n"rejected":[`;
  separator = '\n';
  for await (const { line, column, value, expected, others } of outcome.rejections()) {
    const further = others.length > 0 ? { others } : {};
    yield separator + JSON.stringify({ line, column, value, expected, ...further });
    separator = ',\n';
  }
  const unchecked = tally.unchecked.map(({ params, recordIds, reason, ...group }) => ({
    ...{ ...group, reason, records: recordIds.length, recordIds },
    text: explainWarning({ code: reason, params }, language),
  }));
  yield `],\n"unchecked":${JSON.stringify(unchecked)},\n"warnings":${JSON.stringify(warningsOf(tally, language))},\n`;
  const summary = {
    ...{
      records: read.rows,
      assessed: read.rows - read.rejected,
      rejected: read.rejected,
      workersNotWhole: read.store.unread.workers.size,
      duplicates: tally.duplicates,
    },
    ...{ otherProgrammes: read.otherProgrammes, findings: tally.findings, owedCents: tally.owedCents },
    byCode: Object.fromEntries([...tally.byCode].map(([code, { findings }]) => [code, findings])),
    owedCentsByCode: Object.fromEntries([...tally.byCode].map(([code, { owedCents }]) => [code, owedCents])),
  };
  yield `"summary":${JSON.stringify(summary)}}\n`;
}

/** Field by field: a copy of the rest of an object costs more than all else here. */
function findingOf(finding: PayFinding, { language }: AuditOutcome): object {
  const { warnings } = finding;
  return {
    code: finding.code,
    recordIds: finding.recordIds,
    workerId: finding.workerId,
    employerId: finding.employerId,
    from: finding.from,
    to: finding.to,
    owedCents: finding.owedCents,
    estimateCents: finding.estimateCents,
    expectedCents: finding.expectedCents,
    actualCents: finding.actualCents,
    rule: finding.rule,
    source: finding.source,
    explanation: explanationOf(finding, language),
    steps: finding.explanation,
    warnings: warnings.length > 0 ? warnings.map(({ code, params }) => ({ code, params })) : undefined,
  };
}
