import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import {
  AnswerPayRecord,
  ConfirmPayment,
  CorrectPayRecord,
  PayRecordQueries,
  Savings,
  RemitPaySheet,
  SubmitPaySheet,
  WithdrawPaySheet,
} from '#libs/payroll';
import { plainDate } from '#libs/quantities';
import { IdParam, ReasonDto, ReceivedDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  CorrectedDto,
  PaidOutDto,
  PaymentConfirmedDto,
  PayRecordDto,
  SavingsAccountDto,
  SheetReceivedDto,
} from './pay-answers.dto.js';
import { PaymentProofDto } from './paid.dto.js';
import {
  CorrectionDto,
  PayoutDto,
  PayRecordListQuery,
  PayRecordPageDto,
  PaySheetDto,
  RemittanceDto,
} from './payroll.dto.js';

/** Pay sheets, pay records and savings. */
@ApiTags('pay')
@Controller()
export class PayrollController {
  constructor(
    private readonly submission: SubmitPaySheet,
    private readonly sending: RemitPaySheet,
    private readonly withdrawing: WithdrawPaySheet,
    private readonly confirmation: ConfirmPayment,
    private readonly answers: AnswerPayRecord,
    private readonly corrections: CorrectPayRecord,
    private readonly savings: Savings,
    private readonly queries: PayRecordQueries,
  ) {}

  @Post('job-orders/:id/pay-sheets')
  @Acts(
    'pay-records:submit',
    'Submit the pay of workers of an order: assessed as a whole, or refused.',
    SheetReceivedDto,
  )
  submit(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() sheet: PaySheetDto,
  ): Promise<SheetReceivedDto> {
    return this.submission.submit(caller, id, sheet);
  }

  @Post('pay-sheets/:id/sending')
  @Acts(
    'pay-records:submit',
    'Report that what a pay sheet withholds for workers was remitted to the liaison service, with the sheet.',
    ReceivedDto,
  )
  send(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { sentOn, reference }: RemittanceDto,
  ): Promise<ReceivedDto> {
    return this.sending.send(caller, id, { sentOn: plainDate(sentOn), reference });
  }

  @Post('pay-sheets/:id/withdrawal')
  @Acts(
    'pay-records:submit',
    'Withdraw a pay sheet of yours by which nobody was paid; its days can be submitted anew.',
    ReceivedDto,
  )
  withdraw(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { reason }: ReasonDto,
  ): Promise<ReceivedDto> {
    return this.withdrawing.withdraw(caller, id, reason);
  }

  @Post('pay-sheets/:id/payment')
  @Acts(
    'worker-accounts:pay',
    'Confirm that the pay of a whole sheet reached its workers, with proof.',
    PaymentConfirmedDto,
  )
  confirmSheet(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() proof: PaymentProofDto,
  ): Promise<PaymentConfirmedDto> {
    return this.confirmation.sheet(caller, id, proof);
  }

  @Post('pay-records/:id/payment')
  @Acts(
    'worker-accounts:pay',
    'Confirm that the pay of one record reached its worker, with proof.',
    PaymentConfirmedDto,
  )
  confirmRecord(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() proof: PaymentProofDto,
  ): Promise<PaymentConfirmedDto> {
    return this.confirmation.record(caller, id, proof);
  }

  @Get('pay-records')
  @Reads('pay-records:read', 'List pay records.', PayRecordPageDto)
  list(
    @Caller() caller: Principal,
    @Query() { limit, ...filter }: PayRecordListQuery,
  ): Promise<PayRecordPageDto> {
    return this.queries.list(caller, { ...filter, limit: limit ?? 50 });
  }

  @Get('pay-records/:id')
  @Reads('pay-records:read', 'Read a pay record with its explained statement.', PayRecordDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<PayRecordDto> {
    return this.queries.one(caller, id);
  }

  @Post('pay-records/:id/acceptance')
  @Acts('pay-records:answer', 'Agree to a pay record, or for a worker of your country.', ReceivedDto)
  accept(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<ReceivedDto> {
    return this.answers.accept(caller, id);
  }

  @Post('pay-records/:id/dispute')
  @Acts('pay-records:answer', 'Say what is wrong with a pay record.', ReceivedDto)
  dispute(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { reason }: ReasonDto,
  ): Promise<ReceivedDto> {
    return this.answers.dispute(caller, id, reason);
  }

  @Post('pay-records/:id/correction')
  @Acts('pay-records:submit', 'Replace a pay record by a corrected one for the same period.', CorrectedDto)
  correct(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { reason, payDate, ...pay }: CorrectionDto,
  ): Promise<CorrectedDto> {
    return this.corrections.correct(caller, id, { pay, payDate, reason });
  }

  @Get('workers/:id/savings')
  @Reads('savings:read', 'Read what is owed to a worker as savings.', SavingsAccountDto)
  account(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<SavingsAccountDto> {
    return this.savings.account(caller, id);
  }

  @Post('workers/:id/savings/payouts')
  @Acts('savings:pay-out', 'Enter a payment of savings to a worker.', PaidOutDto)
  payOut(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() payout: PayoutDto,
  ): Promise<PaidOutDto> {
    return this.savings.payOut(caller, id, payout);
  }
}
