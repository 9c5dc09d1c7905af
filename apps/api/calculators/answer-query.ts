import { OneOfField } from '../fields.js';
import { LanguageQuery } from '../dto.js';

const UnconfirmedField = () =>
  OneOfField(['true', 'false'], {
    optional: true,
    description: 'Also use values that no source confirms; what rests on them is marked.',
  });

/** Whether values that no source confirms may be used too. */
export class UnconfirmedQuery {
  @UnconfirmedField()
  allowUnconfirmed?: string;
}

/** The same, and in which language to explain. */
export class AnswerQuery extends LanguageQuery {
  @UnconfirmedField()
  allowUnconfirmed?: string;
}
