import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import {
  AnswerProposal,
  CorrectDates,
  InsureWorkers,
  ProcessPlacements,
  ReportStay,
  RequestPapers,
  TransferPlacements,
  VisaAndTravel,
} from '#libs/placements';
import { plainDate } from '#libs/quantities';
import { Acts } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  ArrivalDto,
  DateCorrectionDto,
  DepartureDto,
  EarlyEndDto,
  FirstDayDto,
  HealthCardsDto,
  InsuranceDto,
  LettersDto,
  PlacementsActedDto,
  PlacementsDto,
  PlacementsReasonDto,
  PlacementsTransferredDto,
  TaxNumbersDto,
  TransferDto,
  TravelDto,
} from './placement-acts.dto.js';

/** What is done to placements, one or a list in one transaction. */
@ApiTags('placements')
@Controller('placements/acts')
export class PlacementActsController {
  constructor(
    private readonly answering: AnswerProposal,
    private readonly processing: ProcessPlacements,
    private readonly visaAndTravel: VisaAndTravel,
    private readonly reporting: ReportStay,
    private readonly papers: RequestPapers,
    private readonly insuring: InsureWorkers,
    private readonly correcting: CorrectDates,
    private readonly transferring: TransferPlacements,
  ) {}

  @Post('accept')
  @Acts('placements:answer', 'Accept, as the worker or on the worker’s behalf.', PlacementsActedDto)
  accept(@Caller() caller: Principal, @Body() body: PlacementsDto): Promise<PlacementsActedDto> {
    return this.answering.accept(caller, body.placementIds);
  }

  @Post('decline')
  @Acts('placements:answer', 'Decline before the arrival, with a reason.', PlacementsActedDto)
  decline(@Caller() caller: Principal, @Body() body: PlacementsReasonDto): Promise<PlacementsActedDto> {
    return this.answering.decline(caller, body.placementIds, body.reason);
  }

  @Post('complete-documents')
  @Acts('placements:process', 'Find the documents complete (sending ministry).', PlacementsActedDto)
  completeDocuments(@Caller() caller: Principal, @Body() body: PlacementsDto): Promise<PlacementsActedDto> {
    return this.processing.completeDocuments(caller, body.placementIds);
  }

  @Post('find-ineligible')
  @Acts('placements:process', 'Give up workers who cannot be processed (ministry).', PlacementsActedDto)
  findIneligible(
    @Caller() caller: Principal,
    @Body() body: PlacementsReasonDto,
  ): Promise<PlacementsActedDto> {
    return this.processing.findIneligible(caller, body.placementIds, body.reason);
  }

  @Post('sign-contract-employer')
  @Acts('placements:process', 'Sign contracts as the employer.', PlacementsActedDto)
  signAsEmployer(@Caller() caller: Principal, @Body() body: PlacementsDto): Promise<PlacementsActedDto> {
    return this.processing.signContract(caller, body.placementIds, 'employer');
  }

  @Post('sign-contract-worker')
  @Acts('placements:answer', 'Sign contracts as the worker or on their behalf.', PlacementsActedDto)
  signAsWorker(@Caller() caller: Principal, @Body() body: PlacementsDto): Promise<PlacementsActedDto> {
    return this.processing.signContract(caller, body.placementIds, 'worker');
  }

  @Post('send-to-visa-office')
  @Acts('placements:process', 'Send signed files to the visa office (sending ministry).', PlacementsActedDto)
  sendToVisaOffice(@Caller() caller: Principal, @Body() body: PlacementsDto): Promise<PlacementsActedDto> {
    return this.processing.sendToVisaOffice(caller, body.placementIds);
  }

  @Post('issue-letter')
  @Acts('placements:issue-letter', 'Issue letters of introduction.', PlacementsActedDto)
  issueLetters(@Caller() caller: Principal, @Body() body: LettersDto): Promise<PlacementsActedDto> {
    return this.visaAndTravel.issueLetters(caller, body.letters);
  }

  @Post('refuse-visa')
  @Acts('placements:issue-letter', 'Refuse visas, with a reason.', PlacementsActedDto)
  refuseVisa(@Caller() caller: Principal, @Body() body: PlacementsReasonDto): Promise<PlacementsActedDto> {
    return this.visaAndTravel.refuseVisa(caller, body.placementIds, body.reason);
  }

  @Post('book-travel')
  @Acts('placements:book-travel', 'Book a flight, or another one.', PlacementsActedDto)
  bookTravel(
    @Caller() caller: Principal,
    @Body() { placementIds, flight, travelOn, transportCostCents }: TravelDto,
  ): Promise<PlacementsActedDto> {
    return this.visaAndTravel.bookTravel(caller, placementIds, { flight, travelOn, transportCostCents });
  }

  @Post('report-arrival')
  @Acts('placements:report', 'Report an arrival at a house.', PlacementsActedDto)
  reportArrival(@Caller() caller: Principal, @Body() body: ArrivalDto): Promise<PlacementsActedDto> {
    const { placementIds, housingUnitId } = body;
    return this.reporting.arrival(caller, placementIds, {
      housingUnitId,
      arrivedOn: plainDate(body.arrivedOn),
    });
  }

  @Post('report-no-show')
  @Acts('placements:report', 'Report that workers did not come.', PlacementsActedDto)
  reportNoShow(@Caller() caller: Principal, @Body() body: PlacementsReasonDto): Promise<PlacementsActedDto> {
    return this.reporting.noShow(caller, body.placementIds, body.reason);
  }

  @Post('start-work')
  @Acts('placements:report', 'Report the first day worked.', PlacementsActedDto)
  startWork(@Caller() caller: Principal, @Body() body: FirstDayDto): Promise<PlacementsActedDto> {
    return this.reporting.startWork(caller, body.placementIds, body.firstDayWorkedOn);
  }

  @Post('request-tax-number')
  @Acts('placements:report', 'Report that social insurance numbers were applied for.', PlacementsActedDto)
  requestTaxNumbers(@Caller() caller: Principal, @Body() body: TaxNumbersDto): Promise<PlacementsActedDto> {
    return this.papers.taxNumbers(caller, body.requests, plainDate(body.requestedOn));
  }

  @Post('request-health-card')
  @Acts('placements:report', 'Report that health cards were asked for.', PlacementsActedDto)
  requestHealthCards(@Caller() caller: Principal, @Body() body: HealthCardsDto): Promise<PlacementsActedDto> {
    return this.papers.healthCards(caller, body.placementIds, plainDate(body.requestedOn));
  }

  @Post('take-out-insurance')
  @Acts('placements:report', 'Report that medical insurance was taken out.', PlacementsActedDto)
  takeOutInsurance(
    @Caller() caller: Principal,
    @Body() { placementIds, insuredOn }: InsuranceDto,
  ): Promise<PlacementsActedDto> {
    return this.insuring.insure(caller, placementIds, plainDate(insuredOn));
  }

  @Post('end-early')
  @Acts('placements:end-early', 'End stays early, with a reason.', PlacementsActedDto)
  endEarly(
    @Caller() caller: Principal,
    @Body() { placementIds, ...ended }: EarlyEndDto,
  ): Promise<PlacementsActedDto> {
    return this.reporting.endEarly(caller, placementIds, ended);
  }

  @Post('report-departure')
  @Acts('placements:report', 'Report departures at the end of the stay.', PlacementsActedDto)
  reportDeparture(@Caller() caller: Principal, @Body() body: DepartureDto): Promise<PlacementsActedDto> {
    return this.reporting.departure(caller, body.placementIds, body.departedOn);
  }

  @Post('correct-dates')
  @Acts(
    'placements:correct',
    'Correct an arrival, a first day worked or a departure that you reported wrongly, with a reason.',
    PlacementsActedDto,
  )
  correctDates(
    @Caller() caller: Principal,
    @Body() { placementIds, reason, ...days }: DateCorrectionDto,
  ): Promise<PlacementsActedDto> {
    const { arrivedOn, firstDayWorkedOn, departedOn } = days;
    const changes = {
      ...(arrivedOn == null ? {} : { arrivedOn: plainDate(arrivedOn) }),
      ...(firstDayWorkedOn == null ? {} : { firstDayWorkedOn: plainDate(firstDayWorkedOn) }),
      ...(departedOn == null ? {} : { departedOn: plainDate(departedOn) }),
    };
    return this.correcting.correct(caller, placementIds, { changes, reason });
  }

  @Post('transfer')
  @Acts('placements:transfer', 'Transfer workers to another order.', PlacementsTransferredDto)
  transfer(
    @Caller() caller: Principal,
    @Body() { placementIds, transferredOn, ...transfer }: TransferDto,
  ): Promise<PlacementsTransferredDto> {
    const facts = { ...transfer, transferredOn: plainDate(transferredOn) };
    return this.transferring.transfer(caller, placementIds, facts);
  }
}
