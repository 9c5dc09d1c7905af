import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { OweRetroactivePay, PayDebts, RetroactivePayQueries } from '#libs/payroll';
import { IdParam } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import { RetroactiveOwedDto, UnsettledPayDto } from './retroactive-pay.dto.js';
import { DebtPaidDto, DebtPaymentDto } from './worker-accounts.dto.js';

/** What became known of earlier pay. */
@ApiTags('pay')
@Controller('placements/:id')
export class RetroactivePayController {
  constructor(
    private readonly queries: RetroactivePayQueries,
    private readonly owing: OweRetroactivePay,
    private readonly payments: PayDebts,
  ) {}

  @Get('retroactive-pay')
  @Reads('pay-records:read', 'Read what of earlier pay is not made up for, and why.', UnsettledPayDto)
  unsettled(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<UnsettledPayDto> {
    return this.queries.unsettled(caller, id);
  }

  @Post('retroactive-pay')
  @Acts('retroactive-pay:owe', 'Let it be owed where no pay comes to make up for it.', RetroactiveOwedDto)
  owe(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<RetroactiveOwedDto> {
    return this.owing.owe(caller, id);
  }

  @Post('retroactive-payments')
  @Acts('worker-accounts:pay', 'Enter a payment of earlier pay that became owed.', DebtPaidDto)
  pay(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() payment: DebtPaymentDto,
  ): Promise<DebtPaidDto> {
    return this.payments.retroactive(caller, id, payment);
  }
}
