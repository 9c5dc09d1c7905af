import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Principal } from '#libs/identity';
import { FollowReturn, ReturnQueries, StateReturn } from '#libs/protection';
import { IdParam, ReceivedDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import { Caller } from '../security/caller.js';
import {
  NewParcelDto,
  ParcelDeclaredDto,
  ParcelReceivedDto,
  ParcelShippedDto,
  ReceptionArrangedDto,
  ReturnActedDto,
  ReturnDto,
  ReturnListQuery,
  ReturnPageDto,
  ReturnStatedDto,
} from './returns.dto.js';

/** What workers need on their way home, what is sent after them, and whether they come again. */
@ApiTags('protection')
@Controller()
export class ReturnsController {
  constructor(
    private readonly stating: StateReturn,
    private readonly following: FollowReturn,
    private readonly queries: ReturnQueries,
  ) {}

  @Get('returns')
  @Reads('returns:read', 'List returns. The reading is recorded.', ReturnPageDto)
  list(
    @Caller() caller: Principal,
    @Query() { state, after, limit }: ReturnListQuery,
  ): Promise<ReturnPageDto> {
    return this.queries.list(caller, { state, after, limit: limit ?? 50 });
  }

  @Get('placements/:id/return')
  @Reads('returns:read', 'Read the return of a placement. The reading is recorded.', ReturnDto)
  one(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<ReturnDto> {
    return this.queries.one(caller, id);
  }

  @Post('placements/:id/return')
  @Acts('returns:state', 'State what is needed at home, as the worker or on their behalf.', ReturnActedDto)
  state(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() stated: ReturnStatedDto,
  ): Promise<ReturnActedDto> {
    return this.stating.state(caller, id, stated);
  }

  @Post('placements/:id/return/parcels')
  @Acts('returns:state', 'Declare effects to be sent home.', ParcelDeclaredDto)
  declare(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() parcel: NewParcelDto,
  ): Promise<ParcelDeclaredDto> {
    return this.stating.declareParcel(caller, id, parcel);
  }

  @Post('placements/:id/return/reception')
  @Acts('returns:arrange', 'Enter how the worker is received at home.', ReturnActedDto)
  arrange(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() arranged: ReceptionArrangedDto,
  ): Promise<ReturnActedDto> {
    return this.following.arrange(caller, id, arranged);
  }

  @Post('placements/:id/return/settlement')
  @Acts('returns:arrange', 'Settle a return of which nothing is open.', ReturnActedDto)
  settle(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<ReturnActedDto> {
    return this.following.settle(caller, id);
  }

  @Post('return-parcels/:id/shipment')
  @Acts('returns:ship', 'Report that a parcel was shipped.', ReceivedDto)
  ship(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() shipped: ParcelShippedDto,
  ): Promise<ReceivedDto> {
    return this.following.shipParcel(caller, id, shipped);
  }

  @Post('return-parcels/:id/reception')
  @Acts('returns:state', 'Confirm that a parcel has come.', ReceivedDto)
  confirm(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Body() { receivedOn }: ParcelReceivedDto,
  ): Promise<ReceivedDto> {
    return this.stating.confirmParcel(caller, id, receivedOn);
  }
}
