import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { listValues, lookedUpDocument, lookUp, valuesDocument } from '#libs/calculators';
import { RulesInForce } from '#libs/rules-in-force';
import { asked } from '../calculators/question-refusals.js';
import { Reads } from '../route.js';
import { RuleCodeParam, RuleDto, RuleListDto, RuleListQuery, RuleQuery } from './rules.dto.js';

/** The dated values that the rules are made of. What officers fixed for a season is listed with the season values. */
@ApiTags('rules')
@Controller('rules')
export class RulesController {
  constructor(private readonly rules: RulesInForce) {}

  @Get()
  @Reads('rules:read', 'List the values of the rulebook with their dates, status and source.', RuleListDto)
  list(@Query() query: RuleListQuery): RuleListDto {
    return asked(() => valuesDocument(listValues(query, this.rules.book)));
  }

  @Get(':code')
  @Reads('rules:read', 'Look up the value of a code for a day, with what held before and after.', RuleDto)
  one(@Param() { code }: RuleCodeParam, @Query() { allowUnconfirmed, ...words }: RuleQuery): RuleDto {
    return asked(() => lookedUpDocument(lookUp(code, words, this.rules.book, allowUnconfirmed === 'true')));
  }
}
