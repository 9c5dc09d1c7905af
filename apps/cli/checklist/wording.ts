import type { ObligationCode, OwedBy, WhenMissed } from '#libs/rulebook';

/** Each obligation in words, as something to do. */
export const obligationNames: Readonly<Record<ObligationCode, string>> = {
  FILE_JOB_ORDER: 'File the job order',
  ADVERTISE: 'Advertise for local workers',
  DECIDE_LMT: 'Decide the labour-market test',
  TRANSMIT_TO_AGENCY: 'Transmit the order to the agency',
  SEND_NAMES: 'Send the names, or have workers recruited',
  COMPLETE_DOCUMENTS: 'Complete documents for the visa office and travel',
  HOUSING_INSPECTION: 'Have the housing inspected',
  REPORT_ARRIVAL: 'Report the arrival or the no-show',
  REQUEST_TAX_NUMBER: 'Ask for the tax number',
  HEALTH_CARD: 'Ask for the health card',
  SUBMIT_PAY_RECORD: 'Submit the pay records',
  SEND_PAY_SHEETS: 'Send the pay sheets and what is withheld for the worker',
  HOURS_GUARANTEE: 'Reach the guaranteed hours',
  LEAVE_BY: 'Leave Canada',
  FINAL_WAGES: 'Pay the final wages',
  EVALUATE: 'Evaluate the workers',
  KEEP_RECORDS_UNTIL: 'Keep the records until this day',
};

/** Who owes something, in words. */
export const owedByNames: Readonly<Record<OwedBy, string>> = {
  employer: 'employer',
  'host-ministry': 'host ministry',
  'sending-ministry': 'sending ministry',
  worker: 'worker',
};

/** What missing an obligation leads to, in words. */
export const consequences: Readonly<Record<WhenMissed, string>> = {
  refused: 'refused, unless an officer grants an exception',
  warned: 'a warning',
  undecidable: 'the test cannot be decided',
  escalates: 'goes to a supervisor, the ministry or the consulate',
  lapses: 'an order without any worker lapses; the rest can be recruited',
  'arrival-refused': 'nobody can arrive there',
  'reminder-then-finding': 'a reminder, then a finding',
  owed: 'what is short is owed in money',
  'next-order-refused': 'the next order cannot be filed',
  finding: 'a finding',
  'purge-due': 'they may be destroyed after it',
};
