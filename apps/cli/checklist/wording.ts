import type { OwedBy, WhenMissed } from '#libs/rulebook';

/** Who owes something, in words. */
export const owedByNames: Readonly<Record<OwedBy, string>> = {
  employer: 'employer',
  agency: 'agency',
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
