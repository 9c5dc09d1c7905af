import { type ExplanationLanguage, nameOf, type WhatIfGroup, writeMoney, writeNumber } from '#libs/rulebook';
import { comparisonWords } from './words.js';

/** The heads of a table of groups; the first is that of the dimension. */
export function groupHeads(language: ExplanationLanguage): string[] {
  const words = comparisonWords[language];
  const { workers, records, gross, net, before, after, change, share } = words;
  return [
    ...[workers, records, `${gross} ${before}`, `${gross} ${after}`, `${net} ${before}`, `${net} ${after}`],
    ...[change, share, words.betterOff, words.worseOff, words.largestLoss],
  ];
}

/** A group as cells under those heads. */
export function groupCells(group: WhatIfGroup, language: ExplanationLanguage): string[] {
  const money = (amountCents: number) => writeMoney(amountCents, language);
  const number = (value: number) => writeNumber(value, language);
  const { before, after, differenceCents, differenceBps, betterOff, worseOff } = group;
  return [
    ...[number(group.workers), number(group.records), money(before.grossCents), money(after.grossCents)],
    ...[money(before.netCents), money(after.netCents), signed(differenceCents, money)],
    differenceBps === null ? '–' : signed(differenceBps / 100, number),
    ...[number(betterOff), number(worseOff), money(group.largestLossCents)],
  ];
}

/** Each kind of deduction of a group: its name, before, after and the change; all of them last. */
export function deductionCells({ before, after }: WhatIfGroup, language: ExplanationLanguage): string[][] {
  const kinds = [...new Set([...Object.keys(before.byKind), ...Object.keys(after.byKind)])];
  const row = (name: string, one: number, other: number): string[] => [
    name,
    writeMoney(one, language),
    writeMoney(other, language),
    signed(other - one, (amountCents) => writeMoney(amountCents, language)),
  ];
  return [
    ...kinds.map((kind) =>
      row(nameOf('deduction', kind, language), before.byKind[kind] ?? 0, after.byKind[kind] ?? 0),
    ),
    row(comparisonWords[language].deductions, before.deductionsCents, after.deductionsCents),
  ];
}

/** The key of a group, or that the records do not tell it. */
export function groupName({ key }: WhatIfGroup, language: ExplanationLanguage): string {
  return key === '' ? comparisonWords[language].notTold : key;
}

/** A figure with its sign, so that gains and losses are told apart without colour. */
export function signed(value: number, write: (value: number) => string): string {
  const written = write(Math.abs(value));
  return value === 0 ? written : `${value > 0 ? '+' : '−'}${written}`;
}

/** The groups that matter most, by how much their net pay changes, and how many are left. */
export function largest(
  groups: readonly WhatIfGroup[],
  most: number,
): { shown: readonly WhatIfGroup[]; left: number } {
  if (groups.length <= most) return { shown: groups, left: 0 };
  const byChange = [...groups].sort((a, b) => Math.abs(b.differenceCents) - Math.abs(a.differenceCents));
  return { shown: byChange.slice(0, most), left: groups.length - most };
}
