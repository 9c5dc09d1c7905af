import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Language, readPrepared } from '#libs/platform';
import { PrincipalCache } from './principal-cache.js';
import type { Principal } from './principal.js';
import type { Role } from './roles.js';
import { secretHash } from './secrets.js';
import { scopeOf } from './scope.js';

interface Row {
  kind: 'user' | 'token';
  actorId: string;
  userId: string;
  language: Language;
  membershipId: string;
  organisationId: string;
  role: Role;
  provinces: string[];
  countries: string[];
  workerId: string | null;
  /** Milliseconds until the secret opens nothing any more; null for one without an end. */
  leftMs: number | null;
}

const membershipColumns = `
  u.id as "userId", u.language, m.id as "membershipId", m.organisation_id as "organisationId", m.role,
  case when m.provinces = '{}' then o.provinces else m.provinces end as provinces, o.countries, m.worker_id as "workerId",
  extract(epoch from s.expires_at - now())::float8 * 1000 as "leftMs"`;

const membershipJoins = `
  join membership m on m.id = s.membership_id
  join user_account u on u.id = m.user_id and u.disabled_at is null
  join organisation o on o.id = m.organisation_id`;

const bySession = `
  select 'user' as kind, u.id as "actorId", ${membershipColumns}
  from session s ${membershipJoins} where s.secret_hash = $1 and s.expires_at > now()`;

const endsSoon = `secret_hash = $1 and expires_at > now()
  and expires_at < now() + make_interval(hours => $2) - interval '10 minutes'`;

const byToken = `
  select 'token' as kind, s.id as "actorId", ${membershipColumns}
  from api_token s ${membershipJoins}
  where s.secret_hash = $1 and s.revoked_at is null and (s.expires_at is null or s.expires_at > now())`;

/** A membership by itself, for what was given a secret of its own under it. */
const byMembership = `
  select 'user' as kind, u.id as "actorId", ${membershipColumns}
  from (select $1::uuid as membership_id, null::timestamptz as expires_at) s ${membershipJoins}`;

/** Tells who holds a secret. Asked on every call, so that an ended session or a revoked token ends at once. */
@Injectable()
export class Principals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cache: PrincipalCache<Omit<Principal, 'requestId'>>,
  ) {}

  /** The holder of a session cookie or an API token; undefined for a secret that opens nothing (any more). */
  async of(secret: string, requestId: string): Promise<Principal | undefined> {
    const hash = secretHash(secret);
    const remembered = this.cache.get(hash);
    if (remembered !== undefined) return { ...remembered, requestId };
    const asked = this.cache.generation;
    const statement = secret.startsWith('tses_') ? bySession : byToken;
    const [row] = await readPrepared<Row>(this.dataSource, statement, [hash]);
    if (row === undefined) return undefined;
    const holder = holderOf(row);
    this.cache.put(hash, holder, { askedIn: asked, leftMs: row.leftMs ?? Infinity });
    return { ...holder, requestId };
  }

  /**
   * Whoever holds a membership, with what they may see now; undefined once it has ended or their account is disabled. For
   * what reads on a person's behalf while they are not there.
   */
  async ofMembership(membershipId: string, requestId: string): Promise<Principal | undefined> {
    const [row] = await readPrepared<Row>(this.dataSource, byMembership, [membershipId]);
    return row === undefined ? undefined : { ...holderOf(row), requestId };
  }

  /**
   * Moves the end of a session in use, at most every ten minutes so that reading stays reading. It looks first: even an
   * update that changes nothing tells every process to forget whom it remembers.
   */
  async keepAlive(secret: string, hours: number): Promise<void> {
    const parameters = [secretHash(secret), hours];
    const due = await readPrepared(this.dataSource, `select 1 from session where ${endsSoon}`, parameters);
    if (due.length === 0) return;
    await this.dataSource.query(
      `update session set expires_at = now() + make_interval(hours => $2) where ${endsSoon}`,
      parameters,
    );
  }
}

function holderOf(row: Row): Omit<Principal, 'requestId'> {
  return {
    kind: row.kind,
    id: row.actorId,
    userId: row.userId,
    membershipId: row.membershipId,
    organisationId: row.organisationId,
    role: row.role,
    language: row.language,
    scope: scopeOf(row),
  };
}
