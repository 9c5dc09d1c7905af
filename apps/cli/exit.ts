import { Refused, SettingProblem } from '#libs/platform';
import { explainRefusal } from '#libs/platform';
import { StartProblem } from '#libs/platform/postgres';
import { RulebookInvalid, RuleRefused } from '#libs/rulebook';
import { type ExitCode, exitCodes, UsageProblem } from './exit-codes.js';

/** What a failure says to the person at the terminal, and its exit code: a sentence, never a stack trace, for what can be expected. */
export function explainFailure(error: unknown): { code: ExitCode; text: string } {
  if (error instanceof UsageProblem) return { code: exitCodes.usage, text: error.message };
  if (error instanceof SettingProblem) return { code: exitCodes.usage, text: `Settings: ${error.message}` };
  if (error instanceof StartProblem)
    return { code: exitCodes.failed, text: `${error.message}\nWhat to do: ${error.instead}` };
  if (error instanceof Refused) {
    const lines = error.refusals.map((refusal) => {
      const { title, detail, instead } = explainRefusal(refusal, 'en');
      return `${title}: ${detail}\nWhat to do: ${instead}`;
    });
    return { code: exitCodes.failed, text: lines.join('\n') };
  }
  if (error instanceof RuleRefused) {
    const lines = error.refusals.map(({ text, instead }) => `${text}\nWhat to do: ${instead}`);
    return { code: exitCodes.failed, text: lines.join('\n') };
  }
  if (error instanceof RulebookInvalid) return { code: exitCodes.failed, text: error.message };
  const connection = connectionFailure(error);
  if (connection !== undefined) return { code: exitCodes.failed, text: connection };
  return {
    code: exitCodes.failed,
    text: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

function connectionFailure(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  switch (error.code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
      return 'The database (or Redis) does not answer at the address that was set.\nWhat to do: check DATABASE_URL and REDIS_URL, and that the server runs.';
    case '28P01':
    case '28000':
      return 'The database refuses the user or password of DATABASE_URL.\nWhat to do: check them.';
    case '3D000':
      return 'The database named in DATABASE_URL does not exist.\nWhat to do: create it, or name another.';
    case '42501':
      return 'The database user may not do this.\nWhat to do: run `temporada migrate` with DATABASE_OWNER_URL set to the role that owns the database and may create roles.';
    default:
      return undefined;
  }
}
