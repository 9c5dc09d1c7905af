import type { ExemptionKind, Exemptions } from '#libs/rulebook';

/** The columns that say why nothing is withheld of an amount. */
export const exemptionColumns = {
  cpp_exempt: 'cpp',
  ei_exempt: 'ei',
  qpip_exempt: 'qpip',
  tax_exempt: 'tax',
} as const satisfies Record<string, ExemptionKind>;

/** The exemptions of a row as one text, such as `cpp=age tax=treaty`; empty without any. */
export function writeExemptions(reasons: readonly (readonly [ExemptionKind, string])[]): string {
  return reasons.map(([kind, reason]) => `${kind}=${reason}`).join(' ');
}

/** Reads what `writeExemptions` wrote. */
export function readExemptions(text: string): Exemptions {
  return Object.fromEntries(text.split(' ').map((one) => one.split('='))) as Exemptions;
}
