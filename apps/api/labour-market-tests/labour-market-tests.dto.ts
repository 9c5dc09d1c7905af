import { ApiProperty } from '@nestjs/swagger';
import {
  type AdvertisingMethod,
  advertisingMethods,
  labourMarketTestStates,
  type LabourMarketTestState,
  type OutreachGroup,
  outreachGroups,
  type ReferralOutcome,
  referralOutcomes,
} from '#libs/labour-market-tests';
import { ReceivedDto } from '../dto.js';
import { CountField, DateField, ItemsField, OneOfField, TextField } from '../fields.js';
import { FindingDto } from '../problem.dto.js';

/** An advertisement. */
export class AdvertisementDto {
  @OneOfField(advertisingMethods)
  method: AdvertisingMethod;

  @DateField({ description: 'First day.' })
  from: string;

  @DateField({ description: 'Last day.' })
  to: string;

  @TextField({ most: 10_000, description: 'As it was published.' })
  text: string;
}

/** Advertisements that run or have run. */
export class AdvertisementsDto {
  @ItemsField(() => AdvertisementDto, { least: 1, most: 100 })
  advertisements: AdvertisementDto[];
}

/** A local candidate. */
export class ReferralDto {
  @TextField({ most: 30, example: 'J.S.', description: 'Initials or a reference number, never a name.' })
  candidate: string;

  @DateField()
  referredOn: string;

  @OneOfField(referralOutcomes)
  outcome: ReferralOutcome;

  @TextField({ optional: true, least: 3, most: 2000, description: 'Owed unless the candidate was hired.' })
  reason?: string;
}

/** Local candidates and what became of them. */
export class ReferralsDto {
  @ItemsField(() => ReferralDto, { least: 1, most: 500 })
  referrals: ReferralDto[];
}

/** A reaching out. */
export class OutreachItemDto {
  @OneOfField(outreachGroups, { description: 'Under-represented group.' })
  group: OutreachGroup;

  @DateField()
  on: string;

  @TextField({ most: 2000 })
  how: string;
}

/** What was done to reach under-represented groups. */
export class OutreachDto {
  @ItemsField(() => OutreachItemDto, { least: 1, most: 100 })
  outreach: OutreachItemDto[];
}

/** A decision. */
export class DecisionDto {
  @CountField({ most: 2000, description: 'Positions approved; 0 refuses the order.' })
  positions: number;

  @TextField({
    optional: true,
    least: 3,
    most: 2000,
    description: 'Owed for anything but a full approval in time.',
  })
  reason?: string;
}

/** A report's answer. */
export class ReportedDto extends ReceivedDto {
  @ApiProperty({ type: [String], description: 'Ids of what was entered, in the order given.' })
  ids: string[];
}

class ShownAdvertisementDto extends AdvertisementDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
}

class ShownReferralDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  candidate: string;

  @ApiProperty({ format: 'date' })
  referredOn: string;

  @ApiProperty({ enum: [...referralOutcomes] })
  outcome: ReferralOutcome;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

class ShownOutreachDto extends OutreachItemDto {
  @ApiProperty({ format: 'uuid' })
  id: string;
}

class EscalationDto {
  @ApiProperty({ example: 'DECIDE_LMT' })
  obligation: string;

  @ApiProperty({ description: '1 for the first, one more each day.' })
  level: number;

  @ApiProperty({ format: 'date' })
  dueOn: string;

  @ApiProperty({ format: 'date-time' })
  raisedAt: string;
}

class ShownDecisionDto {
  @ApiProperty()
  positions: number;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ format: 'date-time' })
  decidedAt: string;
}

/** A labour-market test. */
export class LabourMarketTestDto {
  @ApiProperty({ format: 'uuid' })
  jobOrderId: string;

  @ApiProperty({ enum: [...labourMarketTestStates] })
  state: LabourMarketTestState;

  @ApiProperty({ format: 'date', description: 'First day of the decision, in the province.' })
  opensOn: string;

  @ApiProperty({ format: 'date', description: 'Last day of the decision, in the province.' })
  closesOn: string;

  @ApiProperty({ example: 'need-date' })
  countedFrom: string;

  @ApiProperty({ example: 'America/Toronto' })
  timeZone: string;

  @ApiProperty({ description: 'Asked for.' })
  positions: number;

  @ApiProperty()
  localHires: number;

  @ApiProperty({ description: 'Can be approved at most.' })
  approvable: number;

  @ApiProperty()
  advertisingRequired: boolean;

  @ApiProperty()
  advertisingComplete: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  advertisingMissedAt: string | null;

  @ApiProperty({ type: [FindingDto], description: 'What stands against an approval by you now.' })
  missing: FindingDto[];

  @ApiProperty({ type: [ShownAdvertisementDto] })
  advertisements: ShownAdvertisementDto[];

  @ApiProperty({ type: [ShownReferralDto] })
  referrals: ShownReferralDto[];

  @ApiProperty({ type: [ShownOutreachDto] })
  outreach: ShownOutreachDto[];

  @ApiProperty({ type: [EscalationDto] })
  escalations: EscalationDto[];

  @ApiProperty({ type: ShownDecisionDto, nullable: true })
  decision: ShownDecisionDto | null;
}
