import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  defineRefusals,
  describeError,
  explainRefusal,
  type Finding,
  type Language,
  languageOf,
  type Logger,
  LOGGER,
  refusalKind,
  Refused,
  type Refusal,
} from '#libs/platform';
import { RuleRefused } from '#libs/rulebook';
import { refusedByRule } from '#libs/rules-in-force';
import { fileExpected, takesFile } from './files/file-body.js';
import type { ApiRequest } from './security/access.guard.js';

const refuse = defineRefusals({
  INTERNAL_ERROR: {
    status: 500,
    en: [
      'Something went wrong',
      'The system could not do it. Nothing was half done.',
      'Try again; if it goes on, report the number {requestId}.',
    ],
    fr: [
      'Une erreur est survenue',
      'Le système n’a pas pu le faire. Rien n’a été fait à moitié.',
      'Réessayez; si cela continue, signalez le numéro {requestId}.',
    ],
    es: [
      'Algo salió mal',
      'El sistema no pudo hacerlo. Nada quedó a medias.',
      'Inténtelo de nuevo; si continúa, comunique el número {requestId}.',
    ],
  },
  BAD_REQUEST: {
    status: 400,
    en: [
      'Request not understood',
      'The request is not of the form that this address takes.',
      'Compare it with /api/docs.',
    ],
    fr: [
      'Demande incomprise',
      'La demande n’a pas la forme attendue à cette adresse.',
      'Comparez-la avec /api/docs.',
    ],
    es: [
      'Solicitud no entendida',
      'La solicitud no tiene la forma que espera esta dirección.',
      'Compárela con /api/docs.',
    ],
  },
  BODY_TOO_LARGE: {
    status: 413,
    en: ['Too much at once', 'The body of a request holds at most two megabytes.', 'Send the list in parts.'],
    fr: [
      'Trop à la fois',
      'Le corps d’une demande compte au plus deux mégaoctets.',
      'Envoyez la liste en plusieurs parties.',
    ],
    es: [
      'Demasiado de una vez',
      'El cuerpo de una solicitud tiene como máximo dos megabytes.',
      'Envíe la lista por partes.',
    ],
  },
  BODY_NOT_JSON: {
    status: 415,
    en: [
      'Not JSON',
      'The body of a request is JSON here.',
      'Send it with the header "Content-Type: application/json".',
    ],
    fr: [
      'Pas du JSON',
      'Le corps d’une demande est du JSON ici.',
      'Envoyez-le avec l’en-tête « Content-Type: application/json ».',
    ],
    es: [
      'No es JSON',
      'Aquí el cuerpo de una solicitud es JSON.',
      'Envíelo con la cabecera «Content-Type: application/json».',
    ],
  },
  NOT_READY: {
    status: 503,
    en: ['Not ready', 'The database does not answer.', 'Try again in a moment.'],
    fr: ['Pas prêt', 'La base de données ne répond pas.', 'Réessayez dans un instant.'],
    es: ['No está listo', 'La base de datos no responde.', 'Inténtelo de nuevo en un momento.'],
  },
  NO_SUCH_ROUTE: {
    status: 404,
    en: ['No such address', 'There is nothing at this address.', 'See /api/docs for what there is.'],
    fr: ['Adresse inconnue', 'Il n’y a rien à cette adresse.', 'Voyez /api/docs pour ce qui existe.'],
    es: ['Dirección desconocida', 'No hay nada en esta dirección.', 'Vea en /api/docs lo que existe.'],
  },
});

/** A refusal or failure as RFC 9457 has it, with all findings at once. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  instead: string;
  params: Finding['params'];
  rule?: string;
  source?: Finding['source'];
  findings: Finding[];
  requestId: string;
}

/** What the framework's own errors mean, by their status. */
const byStatus: Readonly<Record<number, Parameters<typeof refuse>[0]>> = {
  404: 'NO_SUCH_ROUTE',
  413: 'BODY_TOO_LARGE',
  415: 'BODY_NOT_JSON',
  503: 'NOT_READY',
};

/** Turns whatever was thrown into one kind of answer: `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ApiRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const requestId = request.id;
    const refusals = this.refusalsOf(error, request);
    const problem = problemOf(refusals, speak(request), requestId);
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(problem);
  }

  private refusalsOf(error: unknown, request: ApiRequest): readonly [Refusal, ...Refusal[]] {
    if (error instanceof Refused) return error.refusals;
    if (error instanceof RuleRefused) return refusedByRule(error.refusals).refusals;
    if (error instanceof HttpException || isClientError(error)) {
      const status = statusOf(error);
      if (status === 415 && takesFile(request)) return [fileExpected()];
      return [refuse(byStatus[status] ?? 'BAD_REQUEST')];
    }
    this.logger.error({ error: describeError(error) }, 'A call failed');
    return [refuse('INTERNAL_ERROR', { requestId: request.id })];
  }
}

/** The problem document of refusals, in a language. */
export function problemOf(
  refusals: readonly [Refusal, ...Refusal[]],
  language: Language,
  requestId: string,
): Problem {
  const [first, ...rest] = refusals;
  const main = explainRefusal(first, language);
  return {
    type: `/problems/${main.code}`,
    title: main.title,
    status: refusalKind(first.code).status,
    detail: main.detail,
    code: main.code,
    instead: main.instead,
    params: main.params,
    ...(main.rule === undefined ? {} : { rule: main.rule }),
    ...(main.source === undefined ? {} : { source: main.source }),
    findings: [main, ...rest.map((refusal) => explainRefusal(refusal, language))],
    requestId,
  };
}

function speak(request: ApiRequest): Language {
  return request.headers['accept-language'] === undefined && request.principal !== undefined
    ? request.principal.language
    : languageOf(request.headers['accept-language']);
}

function isClientError(error: unknown): error is Error & { statusCode: number } {
  return (
    error instanceof Error &&
    'statusCode' in error &&
    Number(error.statusCode) >= 400 &&
    Number(error.statusCode) < 500
  );
}

function statusOf(error: HttpException | (Error & { statusCode: number })): number {
  return error instanceof HttpException ? error.getStatus() : error.statusCode;
}
