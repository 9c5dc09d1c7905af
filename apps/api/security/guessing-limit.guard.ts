import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defineRefusals, Refused } from '#libs/platform';
import { AddressLimit } from './address-limit.js';

const refuse = defineRefusals({
  TOO_MANY_TRIES: {
    status: 429,
    en: [
      'Too many tries',
      'Too many codes or private addresses were tried from your connection.',
      'Wait {seconds} seconds, then open the address again.',
    ],
    fr: [
      'Trop d’essais',
      'Trop de codes ou d’adresses privées ont été essayés depuis votre connexion.',
      'Attendez {seconds} secondes, puis ouvrez de nouveau l’adresse.',
    ],
    es: [
      'Demasiados intentos',
      'Se probaron demasiados códigos o direcciones privadas desde su conexión.',
      'Espere {seconds} segundos y abra otra vez la dirección.',
    ],
  },
});

/** A family that opens its payslips, or its calendars, needs less; whoever tries codes needs 10²⁵ times more. */
const allowance = { times: 30, withinMs: 60_000 };

/** Keeps an address from trying what opens without an account: right and wrong ones count alike. */
@Injectable()
export class GuessingLimit implements CanActivate {
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
