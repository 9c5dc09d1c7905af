import type { Work } from '#libs/audit-trail';
import type { Language } from '#libs/platform';
import type { Delivery } from './notification.entities.js';
import { noticedFrom } from './noticed.js';

/** A person who is told of a notice, and how they want to be. */
export interface Receiver {
  noticeId: string;
  userId: string;
  language: Language;
  delivery: Delivery;
  timeZone: string | null;
  digestHour: number;
  /** The local day of the last digest that was written for them. */
  lastDigestOn: string | null;
}

const province = 'coalesce(d.province, p.province)';
const provincesOf = `case when m.provinces = '{}' then o.provinces else m.provinces end`;

/** A draft is the employer's own until it asks for an exception. */
const noDraft = `(j.id is null or j.state <> 'draft' or j.exception_asked_for is not null)`;

/**
 * Who holds which role within whose scope a deadline or an act lies: the same people who see it in their list of deadlines, and the
 * worker whose placement it is about. A branch for each kind of scope, so that each finds its people by equality.
 */
const holders = [
  `m.role = 'employer' and m.organisation_id = coalesce(d.employer_id, p.employer_id)`,
  `m.role = 'agency' and m.organisation_id = j.agency_id`,
  `m.role = 'worker' and m.worker_id = p.worker_id`,
  `m.role in ('host-officer', 'host-supervisor') and ${province} = any(${provincesOf}) and ${noDraft}`,
  `m.role in ('sending-officer', 'visa-officer', 'liaison-officer') and j.agency_id is not null
     and coalesce(p.country, j.country) = any(o.countries)`,
  `m.role = 'auditor' and (${provincesOf} = '{}' or ${province} = any(${provincesOf})) and ${noDraft}`,
].map(
  (condition) => `
    select n.id as notice_id, m.user_id from ${noticedFrom}
    join membership m on m.role = any(n.to_roles)
    join organisation o on o.id = m.organisation_id
    where n.id = any($1) and ${condition}`,
);

const receivers = `
  select h.notice_id as "noticeId", u.id as "userId", u.language, coalesce(x.delivery, 'digest') as delivery,
    x.time_zone as "timeZone", coalesce(x.digest_hour, 7) as "digestHour",
    (select max(digest_on)::text from mail where mail.user_id = u.id) as "lastDigestOn"
  from (${holders.join(' union ')}) h
  join user_account u on u.id = h.user_id and u.disabled_at is null
  left join notification_preference x on x.user_id = u.id
  order by h.notice_id, u.id`;

/** Everybody who is told of some notices. */
export function receiversOf(work: Work, noticeIds: readonly string[]): Promise<Receiver[]> {
  return work.query<Receiver>(receivers, [noticeIds]);
}
