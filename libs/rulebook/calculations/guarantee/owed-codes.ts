/** Steps by which money owed to a worker beside the regular pay is found, with the names of their params. */
export const owedStepParams = {
  /** Hours worked within the weeks of the guarantee. Value: hours short. */
  HOURS_OF_GUARANTEE: ['fromOn', 'toOn', 'guaranteedHours', 'workedHours'],
  /** The same without its days, in entries of earlier releases. */
  GUARANTEE_HOURS_SHORT: ['guaranteedHours', 'workedHours'],
  /** Hours short at the rate of the last day on which they could be given. Value: cents. */
  GUARANTEE_HOURS_TIMES_RATE: ['hours', 'rateDollars', 'rule'],
  /** Net pay that came after the end of the stay. Value: cents. */
  FINAL_WAGES_OF_RECORD: ['number', 'payOn'],
  /** What one earlier record lacks of a kind. Value: cents in hand, signed. */
  RETROACTIVE_OF_RECORD: ['number', 'kind', 'fromOn', 'toOn'],
  /** What a finding about a pay says that the worker is owed. Value: cents. */
  OWED_BY_FINDING: ['finding'],
  /** The lawful net of a pay of which nobody says what reached the worker. Value: cents. */
  NET_NOT_STATED: ['number', 'fromOn', 'toOn'],
} as const;
