export { DecideLabourMarketTest, type Decision } from './decide-labour-market-test.js';
export {
  Advertisement,
  type AdvertisingMethod,
  advertisingMethods,
  Escalation,
  LabourMarketTest,
  Outreach,
  type OutreachGroup,
  outreachGroups,
  Referral,
  type ReferralOutcome,
  referralOutcomes,
} from './labour-market-test.entities.js';
export * from './labour-market-test.states.js';
export type { LabourMarketTestView } from './labour-market-test.view.js';
export { LabourMarketTestsModule } from './labour-market-tests.module.js';
export { LabourMarketTestQueries } from './labour-market-tests.queries.js';
export {
  ReportLocalSearch,
  type NewAdvertisement,
  type NewOutreach,
  type NewReferral,
} from './report-local-search.js';
