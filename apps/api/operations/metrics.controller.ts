import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { MetricsPage, metricsType } from '#libs/operations';
import { defineRefusals, Refused, type Settings, SETTINGS } from '#libs/platform';
import { Anyone } from '../security/permission.js';

const refuse = defineRefusals({
  METRICS_CLOSED: {
    status: 404,
    en: [
      'Figures are closed',
      'This installation shows its figures to nobody.',
      'Set TEMPORADA_METRICS_TOKEN, and have the Prometheus server send it as its bearer token.',
    ],
    fr: [
      'Mesures fermées',
      'Cette installation ne montre ses mesures à personne.',
      'Définissez TEMPORADA_METRICS_TOKEN, et faites-le envoyer par le serveur Prometheus comme jeton porteur.',
    ],
    es: [
      'Medidas cerradas',
      'Esta instalación no muestra sus medidas a nadie.',
      'Defina TEMPORADA_METRICS_TOKEN y haga que el servidor Prometheus lo envíe como token portador.',
    ],
  },
  METRICS_TOKEN_WRONG: {
    status: 401,
    en: [
      'Not the token',
      'Figures are shown to who sends the token of this installation.',
      'Send TEMPORADA_METRICS_TOKEN in the header "Authorization: Bearer …".',
    ],
    fr: [
      'Mauvais jeton',
      'Les mesures sont montrées à qui envoie le jeton de cette installation.',
      'Envoyez TEMPORADA_METRICS_TOKEN dans l’en-tête « Authorization: Bearer … ».',
    ],
    es: [
      'No es el token',
      'Las medidas se muestran a quien envía el token de esta instalación.',
      'Envíe TEMPORADA_METRICS_TOKEN en la cabecera «Authorization: Bearer …».',
    ],
  },
});

/** Figures for a Prometheus server, which has a token of its own and no account. */
@ApiTags('health')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly page: MetricsPage,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Anyone('a Prometheus server asks it, with the token of the settings; without one it is closed')
  @ApiOperation({ summary: 'Figures of enforcement, queue and process, in the text form of Prometheus.' })
  @ApiProduces('text/plain')
  read(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { metricsToken } = this.settings;
    if (metricsToken === undefined) throw new Refused([refuse('METRICS_CLOSED')]);
    if (!sameText(authorization ?? '', `Bearer ${metricsToken}`))
      throw new Refused([refuse('METRICS_TOKEN_WRONG')]);
    void reply.header('cache-control', 'no-store').type(metricsType);
    return this.page.text();
  }
}

/** Compares without telling by its duration how much is right. */
function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
