import { findingCodes } from '#libs/rulebook';

/** What can be found beside pay: something that was owed to a worker was not done. */
const dutyFindingCodes = [
  'TAX_NUMBER_NOT_REQUESTED',
  'HEALTH_CARD_NOT_REQUESTED',
  'INSURANCE_NOT_TAKEN_OUT',
  'PAY_RECORD_NOT_SUBMITTED',
  'PAY_SHEET_NOT_SENT',
] as const;

/** What a finding of an audit case can be about. */
export const caseFindingCodes = [...findingCodes, ...dutyFindingCodes] as const;
export type CaseFindingCode = (typeof caseFindingCodes)[number];
