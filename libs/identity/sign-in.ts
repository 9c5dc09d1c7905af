import { Injectable } from '@nestjs/common';
import { serviceActor, UnitOfWork, type Work } from '#libs/audit-trail';
import { notFound, Refused } from '#libs/platform';
import { PrincipalCache } from './principal-cache.js';
import type { Principal } from './principal.js';
import { refuse } from './refusals.js';
import { newSecret, passwordMatches, secretHash } from './secrets.js';

const attemptsBeforeLock = 5;
const lockMinutes = 15;

interface Account {
  id: string;
  passwordHash: string | null;
  lockedUntil: Date | null;
}

interface Choice {
  id: string;
  organisationId: string;
  organisation: string;
}

/** What a person sends to sign in. */
export interface Credentials {
  email: string;
  password: string;
  /** For whom to act, when the person acts for several organisations. */
  organisationId?: string | undefined;
}

/**
 * Signing in and out. Sessions and lock-outs run on the database's own time, never on the simulated one: advancing a
 * demonstration by a month must not sign people out.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cache: PrincipalCache<object>,
  ) {}

  /** Opens a session and returns its secret, for the cookie. Throws Refused when the credentials do not open anything. */
  async open(credentials: Credentials, hours: number, requestId: string): Promise<string> {
    const actor = serviceActor('sign-in', requestId);
    const outcome = await this.unitOfWork.run(actor, async (work) => {
      const account = await this.lockAccount(work, credentials.email);
      const matches = await passwordMatches(account?.passwordHash ?? undefined, credentials.password);
      if (account === undefined)
        return refuse('SIGN_IN_FAILED', { attempts: attemptsBeforeLock, minutes: lockMinutes });
      if (account.lockedUntil !== null)
        return refuse('ACCOUNT_LOCKED', { until: account.lockedUntil.toISOString() });
      if (!matches) return this.countFailure(work, account);
      return this.openSession(work, account, credentials.organisationId, hours);
    });
    // A failure is returned, not thrown, inside the transaction: the count of failures must be stored.
    if (typeof outcome !== 'string') throw new Refused([outcome]);
    return outcome;
  }

  /** Ends a session. */
  async close(principal: Principal, secret: string): Promise<void> {
    await this.unitOfWork.run(principal, async (work) => {
      await work.query('delete from session where secret_hash = $1', [secretHash(secret)]);
      work.afterCommit(() => this.cache.forget());
      work.record({ action: 'session.closed', subject: { type: 'user', id: principal.userId } });
    });
  }

  private async lockAccount(work: Work, email: string): Promise<Account | undefined> {
    const [account] = await work.query<Account>(
      `select id, password_hash as "passwordHash",
              case when locked_until > now() then locked_until end as "lockedUntil"
       from user_account where email = $1 and disabled_at is null for update`,
      [email.trim().toLowerCase()],
    );
    return account;
  }

  private async countFailure(work: Work, account: Account) {
    const [after] = await work.query<{ failures: number }>(
      `update user_account set
         failed_attempts = case when failed_attempts + 1 >= $2 then 0 else failed_attempts + 1 end,
         locked_until = case when failed_attempts + 1 >= $2 then now() + make_interval(mins => $3) end
       where id = $1 returning failed_attempts as failures`,
      [account.id, attemptsBeforeLock, lockMinutes],
    );
    work.record({
      action: after?.failures === 0 ? 'user.locked' : 'session.refused',
      subject: { type: 'user', id: account.id },
    });
    return refuse('SIGN_IN_FAILED', { attempts: attemptsBeforeLock, minutes: lockMinutes });
  }

  private async openSession(work: Work, account: Account, organisationId: string | undefined, hours: number) {
    const choices = await work.query<Choice>(
      `select m.id, o.id as "organisationId", o.name as organisation
       from membership m join organisation o on o.id = m.organisation_id
       where m.user_id = $1 and ($2::uuid is null or m.organisation_id = $2) order by o.name`,
      [account.id, organisationId ?? null],
    );
    const [choice, second] = choices;
    if (choice === undefined) throw notFound('membership');
    if (second !== undefined) {
      const organisations = choices.map((each) => `${each.organisation} (${each.organisationId})`).join(', ');
      return refuse('MEMBERSHIP_NEEDED', { organisations });
    }
    const secret = newSecret('tses');
    await work.query('update user_account set failed_attempts = 0, locked_until = null where id = $1', [
      account.id,
    ]);
    await work.query(
      `insert into session (secret_hash, user_id, membership_id, expires_at)
       values ($1, $2, $3, now() + make_interval(hours => $4))`,
      [secretHash(secret), account.id, choice.id, hours],
    );
    await work.query('delete from session where user_id = $1 and expires_at < now()', [account.id]);
    work.record({ action: 'session.opened', subject: { type: 'user', id: account.id } });
    return secret;
  }
}
