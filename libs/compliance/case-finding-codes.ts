import { findingCodes } from '#libs/rulebook';

/** What can be found beside pay: a paper that was owed to a worker was not asked for. */
const dutyFindingCodes = ['TAX_NUMBER_NOT_REQUESTED', 'HEALTH_CARD_NOT_REQUESTED'] as const;

/** What a finding of an audit case can be about. */
export const caseFindingCodes = [...findingCodes, ...dutyFindingCodes] as const;
export type CaseFindingCode = (typeof caseFindingCodes)[number];
