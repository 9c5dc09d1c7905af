import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import { idempotencyClaim } from '#libs/audit-trail';
import { defineRefusals, Refused } from '#libs/platform';
import type { ApiRequest } from './access.guard.js';

const refuse = defineRefusals({
  IDEMPOTENCY_KEY_INVALID: {
    status: 422,
    en: [
      'Idempotency key of the wrong form',
      'The header Idempotency-Key has 8 to 128 letters, digits, dots, dashes or underscores.',
      'Use a fresh UUID for every new request.',
    ],
    fr: [
      'Clé d’idempotence mal formée',
      'L’en-tête Idempotency-Key compte de 8 à 128 lettres, chiffres, points, tirets ou soulignés.',
      'Utilisez un nouvel UUID pour chaque nouvelle demande.',
    ],
    es: [
      'Clave de idempotencia mal formada',
      'La cabecera Idempotency-Key tiene de 8 a 128 letras, cifras, puntos, guiones o guiones bajos.',
      'Use un UUID nuevo para cada solicitud nueva.',
    ],
  },
});

/** Hands the `Idempotency-Key` of an act to the unit of work that serves it, which makes the same request twice one record. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.principal === undefined) return next.handle();
    if (typeof key !== 'string' || !/^[\w.-]{8,128}$/.test(key))
      throw new Refused([refuse('IDEMPOTENCY_KEY_INVALID')]);
    const fingerprint = createHash('sha256')
      .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
      .digest('hex');
    return new Observable((subscriber) =>
      idempotencyClaim.run({ key, fingerprint }, () => next.handle().subscribe(subscriber)),
    );
  }
}
