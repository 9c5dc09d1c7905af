export { readPublicList } from './read-public-list.js';
export { employerKey } from './employer-key.js';
export { Fingerprints, type IdentifiedRow } from './fingerprints.js';
export type { PublicListKind } from './columns.js';
export type { PublicAddress } from './address.js';
export type { CellProblem, Occupation, PublicListRow, RejectedRow } from './row.js';
export type { ProvinceCode } from './provinces.js';
