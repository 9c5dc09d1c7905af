import { type ArgumentsHost, Catch } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { explainRefusal, languageOf, languages, refusalKind, Refused } from '#libs/platform';
import { renderMessage } from '#libs/payslips';
import { ProblemFilter } from '../problem.filter.js';
import type { ApiRequest } from '../security/access.guard.js';
import { wanted } from '../accept.js';

/** Refusals for whoever opens an address in a browser: a page in their language; everybody else gets the problem. */
@Catch()
export class PageFilter extends ProblemFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ApiRequest>();
    const type = wanted(request.headers.accept, ['application/json', 'text/html']);
    if (!(error instanceof Refused) || type !== 'text/html') {
      super.catch(error, host);
      return;
    }
    const { language: asked } = request.query as { language?: unknown };
    const language = languages.find((one) => one === asked) ?? languageOf(request.headers['accept-language']);
    const [first] = error.refusals;
    const { title, detail, instead } = explainRefusal(first, language);
    void host
      .switchToHttp()
      .getResponse<FastifyReply>()
      .status(refusalKind(first.code).status)
      .header('content-type', 'text/html; charset=utf-8')
      .send(renderMessage(language, title, [detail, instead]));
  }
}
