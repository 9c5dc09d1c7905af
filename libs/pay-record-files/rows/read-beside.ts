import { type Exemptions, type ExemptionKind, exemptionReasons } from '#libs/rulebook';
import { absent } from '../cells.js';
import type { RowCells } from '../row-cells.js';
import { exemptionColumns, writeExemptions } from '../store/exemptions.js';
import { rareAt } from '../store/fields.js';
import type { RecordStore } from '../store/record-store.js';

/** Reads what few rows say beside money into the rare fields: exemptions with their reasons, and who a worker is in Quebec. */
export function readBeside(row: RowCells, { draftRare, exemptions }: RecordStore): void {
  const worker = row.raw('foreign_farm_worker');
  if (worker === 'yes' || worker === 'no') draftRare[rareAt.foreignFarmWorker] = worker === 'yes' ? 1 : 0;
  else if (worker !== '') row.wrong('foreign_farm_worker', 'yes, no, or empty');
  const reasons = readReasons(row);
  const isExempt = reasons.some(([kind]) => kind === 'tax');
  if (isClaimE(row.raw('federal_claim')) && !isExempt) reasons.push(['tax', 'claim-e']);
  if (isClaimE(row.raw('provincial_claim'))) draftRare[rareAt.provincialClaimE] = 1;
  draftRare[rareAt.exempt] = reasons.length === 0 ? absent : exemptions.add(writeExemptions(reasons));
}

/** Whether a claim is the code E of its form, a claim for exemption, and no amount. */
export const isClaimE = (claim: string): boolean => claim.toUpperCase() === 'E';

function readReasons(row: RowCells): [ExemptionKind, string][] {
  const reasons: [ExemptionKind, string][] = [];
  for (const [name, kind] of Object.entries(exemptionColumns) as [
    keyof typeof exemptionColumns,
    keyof Exemptions,
  ][]) {
    const word = row.raw(name);
    if (word === '') continue;
    const known: readonly string[] = exemptionReasons[kind];
    if (known.includes(word)) reasons.push([kind, word]);
    else row.wrong(name, `empty, or why nothing is withheld: ${known.join(', ')}`);
  }
  return reasons;
}
