import Table from 'cli-table3';
import { cents, dollarsFromCents } from '#libs/quantities';
import { type AuditOutcome, explanationOf, warningsOf } from '#libs/pay-record-files';
import { explainWarning, type FindingCode, type PayFinding } from '#libs/rulebook';

/** Findings shown of each code; all of them are in the document. */
const shownOfCode = 20;
const rejectionsShown = 100;
const recordsListed = 10;

/** The findings by code, rejected rows, and what was not checked, for people. */
export async function* auditTables(outcome: AuditOutcome): AsyncGenerator<string> {
  const { read, tally, language } = outcome;
  const shown = firstOfEachCode(outcome.findings);
  for (const [code, findings] of [...shown].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const counted = tally.byCode.get(code) ?? { findings: 0, owedCents: 0 };
    yield `\n${code}  ${times(counted.findings, 'finding')}, ${dollars(counted.owedCents)} owed\n`;
    yield `${tableOf(findings, outcome)}\n`;
    if (counted.findings > findings.length)
      yield `… and ${counted.findings - findings.length} more; --json gives all of them\n`;
  }
  let rejections = 0;
  for await (const { line, others, ...first } of outcome.rejections()) {
    rejections += 1;
    if (rejections === 1) yield '\nRejected rows\n';
    if (rejections > rejectionsShown) continue;
    for (const { column, value, expected } of [first, ...others])
      yield `  line ${line}, ${column}: ${JSON.stringify(value)}; expected ${expected}\n`;
  }
  if (rejections > rejectionsShown)
    yield `  … and ${rejections - rejectionsShown} more; --json gives all of them\n`;
  for (const { check, reason, params, recordIds } of tally.unchecked) {
    const text = explainWarning({ code: reason, params }, language);
    const what = check === null ? 'Left out or judged alone' : `Not checked for ${check}`;
    yield `\n${what}, ${times(recordIds.length, 'record')} from ${plain(recordIds[0] ?? '')} on: ${text}\n`;
  }
  for (const { text, recordIds } of warningsOf(tally, language))
    yield `\nNote: ${text}${recordIds.length > 0 ? ` (${listed(recordIds)})` : ''}\n`;
  yield `\n${times(read.rows, 'record')}: ${read.rows - read.rejected} assessed, ${read.rejected} rejected. `;
  const notWhole = read.store.unread.workers.size;
  if (notWhole > 0)
    yield `Because of rejected rows, ${times(notWhole, 'worker')} could not be judged whole. `;
  if (read.otherProgrammes > 0)
    yield `${times(read.otherProgrammes, 'record')} of other programmes left out. `;
  yield `${times(tally.findings, 'finding')}, ${dollars(tally.owedCents)} owed to workers.\n`;
}

function firstOfEachCode(all: Iterable<readonly PayFinding[]>): Map<FindingCode, PayFinding[]> {
  const shown = new Map<FindingCode, PayFinding[]>();
  for (const findings of all) {
    for (const finding of findings) {
      const known = shown.get(finding.code);
      if (!known) shown.set(finding.code, [finding]);
      else if (known.length < shownOfCode) known.push(finding);
    }
  }
  return shown;
}

function tableOf(findings: readonly PayFinding[], { language }: AuditOutcome): string {
  const table = new Table({
    head: ['Worker', 'Employer', 'Records', 'Days', 'Owed', 'Why'],
    colWidths: [null, null, 24, 25, null, 60],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const finding of findings) {
    const { workerId, employerId, recordIds, from, to, owedCents, source } = finding;
    const why = `${explanationOf(finding, language)} [${source.title}]`;
    table.push(
      [workerId, employerId, recordIds.join(' '), `${from} to ${to}`, dollars(owedCents), why].map(plain),
    );
  }
  return table.toString();
}

/** A file may hold anything: nothing of it moves the cursor or colours the terminal. */
const plain = (text: string) => text.replace(/\p{Cc}/gu, '\uFFFD');
/** The first few of some records, and how many more there are. */
const listed = (recordIds: readonly string[]) =>
  [
    ...recordIds.slice(0, recordsListed).map(plain),
    ...(recordIds.length > recordsListed ? [`and ${recordIds.length - recordsListed} more`] : []),
  ].join(', ');
const dollars = (amount: number) => dollarsFromCents(cents(amount));
const times = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
