import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defineRefusals, Refused } from '#libs/platform';
import { AddressLimit } from '../security/address-limit.js';

const refuse = defineRefusals({
  TOO_MANY_TRIES: {
    status: 429,
    en: [
      'Too many tries',
      'Too many codes were tried from your connection.',
      'Wait {seconds} seconds, then open the address again.',
    ],
    fr: [
      'Trop d’essais',
      'Trop de codes ont été essayés depuis votre connexion.',
      'Attendez {seconds} secondes, puis ouvrez de nouveau l’adresse.',
    ],
    es: [
      'Demasiados intentos',
      'Se probaron demasiados códigos desde su conexión.',
      'Espere {seconds} segundos y abra otra vez la dirección.',
    ],
  },
});

/** A family that opens its payslips needs less; whoever tries codes needs 10²⁵ times more. */
const allowance = { times: 30, withinMs: 60_000 };

/** Keeps an address from trying codes: right and wrong ones count alike. */
@Injectable()
export class ExplanationLimit implements CanActivate {
  private readonly limit = new AddressLimit(allowance);

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const waitMs = this.limit.waitMs(http.getRequest<FastifyRequest>().ip);
    if (waitMs === 0) return true;
    const seconds = Math.ceil(waitMs / 1000);
    void http.getResponse<FastifyReply>().header('retry-after', seconds);
    throw new Refused([refuse('TOO_MANY_TRIES', { seconds })]);
  }
}
