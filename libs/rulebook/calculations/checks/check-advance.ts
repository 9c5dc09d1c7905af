import type { RecordCheck } from './record-check.js';
import { step } from './record-check.js';

/** What was taken back of an advance: where that is allowed, with consent, and never more than is still owed of it. */
export function checkAdvance(check: RecordCheck): void {
  const taken = check.taken('advance');
  if (taken === 0) return;
  const allowed = check.need('pay-advance-recovered', 'DEDUCTION_NOT_ALLOWED');
  if (!allowed) return;
  if (allowed.none) {
    check.notAllowed('advance', allowed.value);
    return;
  }
  const consent = check.need('pay-advance-consent-required', 'CONSENT_MISSING');
  if (consent && !consent.none && !check.record.consents.includes('advance')) {
    check.notAllowed('advance', consent.value, 'CONSENT_MISSING', 'NO_CONSENT');
    return;
  }
  const { advancedCents: capCents = 0, recoveredCents: takenCents = 0 } = check.record.advance ?? {};
  const left = Math.max(0, capCents - takenCents);
  check.cap('DEDUCTION_NOT_ALLOWED', taken, left, () => ({
    values: [allowed.value],
    explanation: [step('ADVANCE_LEFT', { kind: 'advance', capCents, takenCents }, left)],
  }));
}
