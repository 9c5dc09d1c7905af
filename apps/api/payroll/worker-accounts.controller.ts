import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { PayDebts, WorkerAccounts } from '#libs/payroll';
import { IdParam } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { DebtPaidDto, DebtPaymentDto, WorkerAccountDto } from './worker-accounts.dto.js';

/** What employers owe their workers beside the regular pay: guaranteed hours, final and underpaid wages. */
@ApiTags('pay')
@Controller()
export class WorkerAccountsController {
  constructor(
    private readonly accounts: WorkerAccounts,
    private readonly payments: PayDebts,
  ) {}

  @Get('workers/:id/account')
  @Reads('worker-accounts:read', 'Read what employers owe a worker beside the pay.', WorkerAccountDto)
  account(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<WorkerAccountDto> {
    return this.accounts.account(caller, id);
  }

  @Post('placements/:id/guarantee-payments')
  @Acts('worker-accounts:pay', 'Enter a payment of guaranteed hours that were not given.', DebtPaidDto)
  guarantee(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() payment: DebtPaymentDto,
  ): Promise<DebtPaidDto> {
    return this.payments.guarantee(caller, id, payment);
  }

  @Post('placements/:id/underpaid-wages/payments')
  @Acts(
    'worker-accounts:pay',
    'Enter a payment of pay that was less than is lawful, or of which nobody said that it came.',
    DebtPaidDto,
  )
  underpaid(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() payment: DebtPaymentDto,
  ): Promise<DebtPaidDto> {
    return this.payments.underpaid(caller, id, payment);
  }

  @Post('placements/:id/final-wages')
  @Acts('worker-accounts:pay', 'Enter the payment of final wages, wherever the worker is.', DebtPaidDto)
  finalWages(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() payment: DebtPaymentDto,
  ): Promise<DebtPaidDto> {
    return this.payments.finalWages(caller, id, payment);
  }
}
