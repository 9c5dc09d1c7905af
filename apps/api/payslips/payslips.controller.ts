import {
  applyDecorators,
  Controller,
  Delete,
  Get,
  Headers,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Principal } from '#libs/identity';
import { defineRefusals, languageOf, languages, Refused, type Settings, SETTINGS } from '#libs/platform';
import {
  ChangeExplanationCode,
  payslipDocument,
  payslipInWords,
  PayslipQueries,
  renderHtml,
  renderPdf,
} from '#libs/payslips';
import { IdParam, ReceivedDto } from '../dto.js';
import { Acts, Reads } from '../route.js';
import type { ApiRequest } from '../security/access.guard.js';
import { Caller } from '../security/caller.js';
import { wanted } from '../accept.js';
import { CodeRenewedDto, PayslipDto, PayslipQuery } from './payslips.dto.js';

const forms = ['application/json', 'text/html', 'application/pdf'] as const;

const refuse = defineRefusals({
  PAYSLIP_FORM_UNKNOWN: {
    status: 406,
    en: [
      'Not in that form',
      'A payslip cannot be had as {accept}.',
      'Ask for {forms} in the header "Accept".',
    ],
    fr: [
      'Pas sous cette forme',
      'Un bulletin de paie ne se donne pas comme {accept}.',
      'Demandez {forms} dans l’en-tête « Accept ».',
    ],
    es: [
      'No en esa forma',
      'Un recibo de pago no se da como {accept}.',
      'Pida {forms} en la cabecera «Accept».',
    ],
  },
});

const ApiForms = applyDecorators(
  ApiExtraModels(PayslipDto),
  ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(PayslipDto) } },
      'text/html': { schema: { type: 'string' } },
      'application/pdf': { schema: { type: 'string', format: 'binary' } },
    },
  }),
);

/** Payslips, and the codes on them. */
@ApiTags('pay')
@Controller('pay-records/:id')
export class PayslipsController {
  constructor(
    private readonly payslips: PayslipQueries,
    private readonly codes: ChangeExplanationCode,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('payslip')
  @Reads('pay-records:read', 'Read a payslip: to print, to open in a browser, or as data.')
  @ApiForms
  async read(
    @Caller() caller: Principal,
    @Param() { id }: IdParam,
    @Query() { language: asked, paper }: PayslipQuery,
    @Headers('accept') accept: string | undefined,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    const form = wanted(accept, forms);
    if (form === undefined)
      throw new Refused([refuse('PAYSLIP_FORM_UNKNOWN', { accept: accept ?? '', forms: forms.join(', ') })]);
    const { payslip, workerLanguage, submittedAt } = await this.payslips.one(caller, id);
    void reply.header('cache-control', 'no-store');
    const spoken = languageOf(request.headers['accept-language']);
    const language = asked ?? languages.find((one) => one === workerLanguage) ?? spoken;
    const addressOf = (code: string) => this.addressOf(code, language, request);
    if (form === 'application/json') {
      const address = payslip.code === null ? null : addressOf(payslip.code);
      return { ...payslipInWords(payslip, language), address };
    }
    const document = payslipDocument(payslip, language, { madeAt: submittedAt, addressOf });
    const name = `payslip-${payslip.number}.${form === 'text/html' ? 'html' : 'pdf'}`;
    void reply.header('content-disposition', `inline; filename="${name}"`);
    void reply.type(form === 'text/html' ? 'text/html; charset=utf-8' : form);
    return form === 'text/html' ? renderHtml(document) : renderPdf(document, paper ?? undefined);
  }

  @Post('explanation-code')
  @Acts('pay-records:change-code', 'Give a payslip a new code; the one before ends.', CodeRenewedDto)
  renew(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<CodeRenewedDto> {
    return this.codes.renew(caller, id);
  }

  @Delete('explanation-code')
  @Acts('pay-records:change-code', 'End the code of a payslip.', ReceivedDto)
  revoke(@Caller() caller: Principal, @Param() { id }: IdParam): Promise<ReceivedDto> {
    return this.codes.revoke(caller, id);
  }

  private addressOf(code: string, language: string, { protocol, host }: ApiRequest): string {
    const base = this.settings.publicUrl ?? `${protocol}://${host}`;
    return `${base.replace(/\/+$/, '')}/api/v1/explanations/${code}?language=${language}`;
  }
}
