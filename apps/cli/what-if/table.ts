import Table from 'cli-table3';
import {
  type ExplanationLanguage,
  whatIfDimensions,
  type WhatIfGroup,
  writeMoney,
  writeNumber,
  overlayLines,
} from '#libs/rulebook';
import type { Comparison } from '#libs/calculators';
import { labelled } from '../labelled.js';
import { deductionCells, groupCells, groupHeads, groupName, largest, signed } from './figures.js';
import { notesOf } from './notes.js';
import { comparisonWords } from './words.js';

const groupsShown = 20;
const barLength = 40;

/** The comparison for people at a terminal: a table and bars for each grouping, deductions, and notes. */
export function* comparisonTables(one: Comparison, language: ExplanationLanguage): Generator<string> {
  const words = comparisonWords[language];
  const { title, clause: author } = one.overlay.proposal;
  yield `${labelled(words.title, plain(title), language)}, ${words.proposedBy} ${plain(author)}\n`;
  for (const line of overlayLines(one.overlay)) yield `  ${plain(line)}\n`;
  yield `${words.sourceOf(one.source[language])}\n`;
  for (const dimension of whatIfDimensions) {
    const groups = one.result.groups[dimension];
    if (groups === undefined) continue;
    const { shown, left } = largest(groups, groupsShown);
    yield `\n${groupTable(words.by[dimension], shown, one.result.total, language)}\n`;
    if (left > 0) yield `… ${words.more(left)}\n`;
    yield* bars(shown, language);
  }
  if (Object.keys(one.result.groups).length === 0)
    yield `\n${groupTable('', [], one.result.total, language)}\n`;
  yield `\n${deductionTable(one.result.total, language)}\n\n`;
  for (const note of notesOf(one, language)) yield `${plain(note)}\n`;
  yield `\n${summaryOf(one, language)}\n`;
}

/** One sentence that says what the overlay comes to. */
export function summaryOf({ result: { total } }: Comparison, language: ExplanationLanguage): string {
  return comparisonWords[language].summary({
    workers: writeNumber(total.workers, language),
    better: writeNumber(total.betterOff, language),
    worse: writeNumber(total.worseOff, language),
    change: signed(total.differenceCents, (amountCents) => writeMoney(amountCents, language)),
  });
}

function groupTable(
  head: string,
  groups: readonly WhatIfGroup[],
  total: WhatIfGroup,
  language: ExplanationLanguage,
): string {
  const heads = [head, ...groupHeads(language)];
  const table = tableWith(heads);
  for (const group of groups) table.push([plain(groupName(group, language)), ...groupCells(group, language)]);
  table.push([comparisonWords[language].everybody, ...groupCells(total, language)]);
  return table.toString();
}

function deductionTable(total: WhatIfGroup, language: ExplanationLanguage): string {
  const { deduction, before, after, change } = comparisonWords[language];
  const table = tableWith([deduction, before, after, change]);
  table.push(...deductionCells(total, language));
  return table.toString();
}

const tableWith = (heads: string[]) =>
  new Table({
    head: heads,
    colAligns: heads.map((_, index) => (index === 0 ? 'left' : 'right')),
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    style: { head: [], border: [] },
  });

/** A bar for each group, as long as its net pay changes: full for more pay, hatched for less. */
function* bars(groups: readonly WhatIfGroup[], language: ExplanationLanguage): Generator<string> {
  const most = Math.max(...groups.map(({ differenceCents }) => Math.abs(differenceCents)));
  if (!(most > 0)) return;
  const names = groups.map((group) => plain(groupName(group, language)));
  const changes = groups.map(({ differenceCents }) =>
    signed(differenceCents, (amountCents) => writeMoney(amountCents, language)),
  );
  const [nameWidth, changeWidth] = [names, changes].map((all) =>
    Math.max(...all.map(({ length }) => length)),
  );
  yield `\n${comparisonWords[language].netChange}\n`;
  for (const [index, { differenceCents }] of groups.entries()) {
    const length = Math.round((barLength * Math.abs(differenceCents)) / most);
    const bar = (differenceCents < 0 ? '░' : '█').repeat(length);
    const name = (names[index] ?? '').padEnd(nameWidth ?? 0);
    yield `  ${name}  ${(changes[index] ?? '').padStart(changeWidth ?? 0)} ${bar}\n`;
  }
}

/** An overlay or a file may hold anything: nothing of it moves the cursor or colours the terminal. */
const plain = (text: string) => text.replace(/\p{Cc}/gu, '\uFFFD');
