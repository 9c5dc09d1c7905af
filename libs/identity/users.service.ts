import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Actor, type Work } from '#libs/audit-trail';
import { newId, notFound, type Refusal, Refused, refuseIf } from '#libs/platform';
import { issueReceipt, type ReceiptView } from '#libs/receipts';
import { ApiToken, Membership, Organisation } from './identity.entities.js';
import { PrincipalCache } from './principal-cache.js';
import type { Principal } from './principal.js';
import { refuse } from './refusals.js';
import type { Role } from './roles.js';
import { hashPassword, newSecret, secretHash } from './secrets.js';
import { roleOrganisation } from './scope.js';

/** A new account and what it is for. */
export interface NewUser {
  email: string;
  name: string;
  /** None for an account that cannot sign in yet. */
  password: string | null;
  language?: string | undefined;
  organisationId: string;
  role: Role;
  provinces?: string[] | undefined;
  workerId?: string | undefined;
}

/** Accounts, memberships and API tokens. */
@Injectable()
export class Users {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cache: PrincipalCache<object>,
  ) {}

  /** Enters an organisation. Employers enter through their own service, which calls {@link enterOrganisation}. */
  createOrganisation(
    actor: Actor,
    organisation: Omit<Organisation, 'id'>,
  ): Promise<{ receipt: ReceiptView; id: string }> {
    return this.unitOfWork.run(actor, async (work) => {
      const { id } = await enterOrganisation(work, { id: newId(), ...organisation });
      const receipt = await issueReceipt(work, {
        act: 'entered',
        subject: { type: 'organisation', id },
        // Nobody can act for it before it has an account.
        next: [{ act: 'CREATE_USER', by: 'administrator', dueOn: null }],
      });
      return { receipt, id };
    });
  }

  /** Creates an account with one membership. The password is checked for length by the caller's DTO. */
  async createUser(
    actor: Actor,
    user: NewUser,
  ): Promise<{ receipt: ReceiptView; id: string; membershipId: string }> {
    const passwordHash = user.password === null ? null : await hashPassword(user.password);
    return this.unitOfWork.run(actor, async (work) => {
      const { id, membershipId } = await enterUser(work, user, passwordHash);
      const next = passwordHash === null ? [] : [{ act: 'SIGN_IN', by: user.role, dueOn: null }];
      const receipt = await issueReceipt(work, { act: 'created', subject: { type: 'user', id }, next });
      return { receipt, id, membershipId };
    });
  }

  /**
   * Makes an API token for the caller's own membership. Its secret is told once, here, and is no part of what is kept
   * under an idempotency key: the request sent again throws Refused with TOKEN_TOLD_ONCE.
   */
  async createToken(
    principal: Principal,
    name: string,
  ): Promise<{ receipt: ReceiptView; id: string; secret: string }> {
    const newTokenId = newId();
    const secret = newSecret('ttok');
    const { id, receipt } = await this.unitOfWork.run(principal, async (work) => {
      await work.manager.insert(ApiToken, {
        id: newTokenId,
        name,
        secretHash: secretHash(secret),
        membershipId: principal.membershipId,
        createdAt: work.now,
      });
      const subject = { type: 'token', id: newTokenId };
      work.record({ action: 'token.created', subject, after: { userId: principal.userId } });
      return { id: newTokenId, receipt: await issueReceipt(work, { act: 'created', subject, next: [] }) };
    });
    if (id !== newTokenId) throw new Refused([refuse('TOKEN_TOLD_ONCE', { id })]);
    return { receipt, id, secret };
  }

  /** Revokes one of the caller's own tokens; it opens nothing from then on. */
  revokeToken(principal: Principal, id: string): Promise<{ receipt: ReceiptView }> {
    return this.unitOfWork.run(principal, async (work) => {
      const revoked = await work.query(
        `update api_token t set revoked_at = $3 from membership m
         where t.id = $1 and m.id = t.membership_id and m.user_id = $2 and t.revoked_at is null returning t.id`,
        [id, principal.userId, work.now],
      );
      if (revoked.length === 0) throw notFound('token');
      work.afterCommit(() => this.cache.forget());
      const subject = { type: 'token', id };
      work.record({ action: 'token.revoked', subject });
      return { receipt: await issueReceipt(work, { act: 'revoked', subject, next: [] }) };
    });
  }
}

/** Enters an organisation inside a larger act. */
export async function enterOrganisation(work: Work, organisation: Organisation): Promise<{ id: string }> {
  await work.manager.insert(Organisation, organisation);
  work.record({
    action: 'organisation.entered',
    subject: { type: 'organisation', id: organisation.id },
    after: { kind: organisation.kind, provinces: organisation.provinces, countries: organisation.countries },
  });
  return { id: organisation.id };
}

/** Enters an account with its one membership inside a larger act. Throws Refused with all that speaks against it. */
export async function enterUser(
  work: Work,
  user: Omit<NewUser, 'password'>,
  passwordHash: string | null,
): Promise<{ id: string; membershipId: string }> {
  const organisation = await work.manager.findOneBy(Organisation, { id: user.organisationId });
  if (organisation === null) throw notFound('organisation');
  refuseIf(againstMembership(user, organisation));
  const id = await enterAccount(work, user, passwordHash);
  const membershipId = newId();
  await work.manager.insert(Membership, {
    id: membershipId,
    userId: id,
    organisationId: organisation.id,
    role: user.role,
    provinces: user.provinces ?? [],
    workerId: user.workerId ?? null,
  });
  work.record({
    action: 'user.created',
    subject: { type: 'user', id },
    after: { role: user.role, organisationId: organisation.id, provinces: user.provinces ?? [] },
  });
  return { id, membershipId };
}

/** What speaks against a membership in an organisation. */
function againstMembership(
  { role, workerId, provinces = [] }: Omit<NewUser, 'password'>,
  { kind, provinces: own }: Organisation,
): Refusal[] {
  const outside = own.length === 0 ? [] : provinces.filter((province) => !own.includes(province));
  return [
    ...(kind === roleOrganisation[role]
      ? []
      : [refuse('ROLE_ELSEWHERE', { role, kind: roleOrganisation[role] })]),
    ...((role === 'worker') === ((workerId ?? null) !== null) ? [] : [refuse('WORKER_OF_ACCOUNT')]),
    ...(outside.length === 0
      ? []
      : [refuse('PROVINCES_WIDER', { provinces: outside.join(', '), own: own.join(', ') })]),
  ];
}

/** Enters an account and returns its id. Two who enter one address at once wait for each other, and one is refused. */
async function enterAccount(
  work: Work,
  user: Omit<NewUser, 'password'>,
  passwordHash: string | null,
): Promise<string> {
  const [account] = await work.query<{ id: string }>(
    `insert into user_account (id, email, name, password_hash, language) values ($1, $2, $3, $4, $5)
     on conflict on constraint user_account_email_unique do nothing returning id`,
    [newId(), user.email.trim().toLowerCase(), user.name, passwordHash, user.language ?? 'en'],
  );
  if (account === undefined) throw new Refused([refuse('EMAIL_TAKEN')]);
  return account.id;
}
