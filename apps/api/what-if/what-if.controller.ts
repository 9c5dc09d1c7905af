import { Body, Controller, Headers, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { comparisonDocument } from '#libs/calculators';
import type { Principal } from '#libs/identity';
import { WhatIfStored } from '#libs/payroll';
import { defineRefusals, languageOf, Refused } from '#libs/platform';
import { type Overlay, OverlayInvalid, readOverlay, type Rulebook, whatIfDimensions } from '#libs/rulebook';
import { RulesInForce } from '#libs/rules-in-force';
import { refusedAll } from '../calculators/question-refusals.js';
import { LanguageQuery } from '../dto.js';
import { Calculates } from '../route.js';
import { Caller } from '../security/caller.js';
import { fieldWrong } from '../validation.js';
import { WhatIfDto, WhatIfQuestionDto } from './what-if.dto.js';

const refuse = defineRefusals({
  OVERLAY_INVALID: {
    status: 422,
    en: ['A proposed value is wrong', 'At {place}: {problem}', 'Correct it and send the overlay again.'],
    fr: [
      'Une valeur proposée est erronée',
      'À {place} : {problem}',
      'Corrigez-la et renvoyez la proposition.',
    ],
    es: ['Un valor propuesto está mal', 'En {place}: {problem}', 'Corríjalo y envíe la propuesta de nuevo.'],
  },
});

/** What proposed values would come to. */
@ApiTags('what if')
@Controller('what-if')
export class WhatIfController {
  constructor(
    private readonly stored: WhatIfStored,
    private readonly rules: RulesInForce,
  ) {}

  @Post()
  @Calculates(
    'what-if:read',
    'Compare net pay before and after proposed values, over the pay records you see.',
    WhatIfDto,
  )
  async compare(
    @Caller() caller: Principal,
    @Body() { overlay, by, edition, allowUnconfirmed }: WhatIfQuestionDto,
    @Query() { language }: LanguageQuery,
    @Headers('accept-language') spoken?: string,
  ): Promise<object> {
    const { book } = this.rules;
    const names = book.editions.map(({ name }) => name);
    if (edition != null && !names.includes(edition))
      throw new Refused([fieldWrong('edition', `one of ${names.join(', ')}`)]);
    const compared = await this.stored.compare(caller, {
      overlay: overlayOf(overlay, book),
      by: by ?? whatIfDimensions,
      edition: edition ?? undefined,
      allowUnconfirmed: allowUnconfirmed === true,
    });
    return comparisonDocument(compared, language ?? languageOf(spoken));
  }
}

/** Reads proposed values; JSON is YAML too. Throws Refused with all that is wrong with them. */
function overlayOf(overlay: unknown, book: Rulebook): Overlay {
  try {
    return readOverlay(typeof overlay === 'string' ? overlay : JSON.stringify(overlay), book);
  } catch (error) {
    if (!(error instanceof OverlayInvalid)) throw error;
    throw refusedAll(
      error.problems.map(({ path, message }) =>
        refuse('OVERLAY_INVALID', { place: path || '–', problem: message }),
      ),
    );
  }
}
