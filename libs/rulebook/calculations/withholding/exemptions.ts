/**
 * Why nothing is withheld of an amount though something would be, by the amount. The one list of these words: files, the API
 * and the explanations go by it.
 */
export const exemptionReasons = {
  cpp: ['age', 'election', 'short-engagement'],
  cpp2: ['age', 'election', 'short-engagement'],
  ei: ['short-engagement'],
  qpip: ['short-engagement'],
  tax: ['claim-e', 'treaty', 'authorised'],
} as const;

/** An amount that a worker can be exempt from; `cpp` is the pension plan of the place, whole, and `tax` all income tax. */
export type ExemptionKind = keyof typeof exemptionReasons;

/** The reason for an exemption; `unstated` where somebody says only that there is one. */
export type ExemptionReason<Kind extends ExemptionKind = ExemptionKind> =
  (typeof exemptionReasons)[Kind][number] | 'unstated';

/**
 * The exemptions of a payment. `tax: 'claim-e'` is a federal claim for exemption (code E), which leaves Ontario's health
 * premium and Quebec's tax due; every other reason for `tax` leaves no income tax at all.
 */
export type Exemptions = { readonly [Kind in ExemptionKind]?: ExemptionReason<Kind> };

/** Whether a word is a reason for an exemption from an amount. */
export function isExemptionReason<Kind extends ExemptionKind>(
  kind: Kind,
  word: unknown,
): word is ExemptionReason<Kind> {
  const reasons: readonly unknown[] = exemptionReasons[kind];
  return word === 'unstated' || reasons.includes(word);
}
