import { CreateFoundation1795500000000 } from './1795500000000-CreateFoundation.js';
import { TellIdentityChanges1795500050000 } from './1795500050000-TellIdentityChanges.js';
import { CreateEmployersAndJobOrders1795500100000 } from './1795500100000-CreateEmployersAndJobOrders.js';
import { CreateWorkersAndPlacements1795500200000 } from './1795500200000-CreateWorkersAndPlacements.js';
import { CreateLabourMarketTests1795500300000 } from './1795500300000-CreateLabourMarketTests.js';
import { RememberFreedPositions1795500400000 } from './1795500400000-RememberFreedPositions.js';
import { CreatePayroll1795500500000 } from './1795500500000-CreatePayroll.js';
import { CreateEvaluations1795500600000 } from './1795500600000-CreateEvaluations.js';
import { CreateCompliance1795500700000 } from './1795500700000-CreateCompliance.js';
import { CreateProtection1795500800000 } from './1795500800000-CreateProtection.js';
import { IssueReceiptsAtOnce1795500900000 } from './1795500900000-IssueReceiptsAtOnce.js';
import { CountHeldPositions1795501000000 } from './1795501000000-CountHeldPositions.js';
import { AskForPapers1795501200000 } from './1795501200000-AskForPapers.js';
import { CheckContinuously1795501210000 } from './1795501210000-CheckContinuously.js';
import { CreateReturns1795501220000 } from './1795501220000-CreateReturns.js';
import { OpenWorkerAccounts1795501300000 } from './1795501300000-OpenWorkerAccounts.js';
import { IssueTaxSlips1795501310000 } from './1795501310000-IssueTaxSlips.js';
import { RaiseFindingsContinuously1795501320000 } from './1795501320000-RaiseFindingsContinuously.js';
import { CreateExplanationCodes1795501400000 } from './1795501400000-CreateExplanationCodes.js';
import { KeepWhatWasKnown1795501500000 } from './1795501500000-KeepWhatWasKnown.js';
import { SettleRetroactivePay1795501510000 } from './1795501510000-SettleRetroactivePay.js';
import { RecoverAdvances1795501600000 } from './1795501600000-RecoverAdvances.js';
import { TellOfDeadlines1795501900000 } from './1795501900000-TellOfDeadlines.js';
import { OrderDueDeadlines1795501910000 } from './1795501910000-OrderDueDeadlines.js';
import { WarnEarly1795501920000 } from './1795501920000-WarnEarly.js';
import { SendMail1795502000000 } from './1795502000000-SendMail.js';
import { CreateCalendarFeeds1795502100000 } from './1795502100000-CreateCalendarFeeds.js';
import { FreezeDeadlines1795502200000 } from './1795502200000-FreezeDeadlines.js';
import { MeasureEnforcement1795502210000 } from './1795502210000-MeasureEnforcement.js';
import { RepeatDeadlines1795502300000 } from './1795502300000-RepeatDeadlines.js';
import { InsureWorkers1795502310000 } from './1795502310000-InsureWorkers.js';
import { SendPaySheets1795502320000 } from './1795502320000-SendPaySheets.js';
import { OpenPositionsToRecruitment1795502330000 } from './1795502330000-OpenPositionsToRecruitment.js';
import { AppendEntriesTogether1795502400000 } from './1795502400000-AppendEntriesTogether.js';
import { LightenNotices1795502410000 } from './1795502410000-LightenNotices.js';
import { OrderWhatIsOwed1795502420000 } from './1795502420000-OrderWhatIsOwed.js';
import { KeepChecksOfPay1795502500000 } from './1795502500000-KeepChecksOfPay.js';
import { GatherUrgentMail1795502600000 } from './1795502600000-GatherUrgentMail.js';
import { NameTheSettlement1795502700000 } from './1795502700000-NameTheSettlement.js';
import { NameTheProgramme1795502840000 } from './1795502840000-NameTheProgramme.js';
import { WithdrawPaySheets1795503100000 } from './1795503100000-WithdrawPaySheets.js';
import { TellOfActs1795503110000 } from './1795503110000-TellOfActs.js';
import { CountHoursInRecords1795503400000 } from './1795503400000-CountHoursInRecords.js';
import { KeepBothSidesOfPay1795503500000 } from './1795503500000-KeepBothSidesOfPay.js';

/** Every migration, oldest first: the only way in which the schema changes. */
export const migrations = [
  CreateFoundation1795500000000,
  TellIdentityChanges1795500050000,
  CreateEmployersAndJobOrders1795500100000,
  CreateWorkersAndPlacements1795500200000,
  CreateLabourMarketTests1795500300000,
  RememberFreedPositions1795500400000,
  CreatePayroll1795500500000,
  CreateEvaluations1795500600000,
  CreateCompliance1795500700000,
  CreateProtection1795500800000,
  IssueReceiptsAtOnce1795500900000,
  CountHeldPositions1795501000000,
  AskForPapers1795501200000,
  CheckContinuously1795501210000,
  CreateReturns1795501220000,
  OpenWorkerAccounts1795501300000,
  IssueTaxSlips1795501310000,
  RaiseFindingsContinuously1795501320000,
  CreateExplanationCodes1795501400000,
  KeepWhatWasKnown1795501500000,
  SettleRetroactivePay1795501510000,
  RecoverAdvances1795501600000,
  TellOfDeadlines1795501900000,
  OrderDueDeadlines1795501910000,
  WarnEarly1795501920000,
  SendMail1795502000000,
  CreateCalendarFeeds1795502100000,
  FreezeDeadlines1795502200000,
  MeasureEnforcement1795502210000,
  RepeatDeadlines1795502300000,
  InsureWorkers1795502310000,
  SendPaySheets1795502320000,
  OpenPositionsToRecruitment1795502330000,
  AppendEntriesTogether1795502400000,
  LightenNotices1795502410000,
  OrderWhatIsOwed1795502420000,
  KeepChecksOfPay1795502500000,
  GatherUrgentMail1795502600000,
  NameTheSettlement1795502700000,
  NameTheProgramme1795502840000,
  WithdrawPaySheets1795503100000,
  TellOfActs1795503110000,
  CountHoursInRecords1795503400000,
  KeepBothSidesOfPay1795503500000,
];
