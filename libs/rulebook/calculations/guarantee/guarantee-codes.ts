const forecastParams = [
  'guaranteedHours',
  'workedHours',
  'untilOn',
  'endsOn',
  'shortHours',
  'neededHours',
] as const;

/** How a guarantee of hours stands, with the names of the params. Value: hours that will be or are missing. */
export const guaranteeStepParams = {
  GUARANTEE_MET: forecastParams,
  GUARANTEE_ON_PACE: forecastParams,
  GUARANTEE_BEHIND: forecastParams,
  GUARANTEE_SHORT: forecastParams,
} as const;
