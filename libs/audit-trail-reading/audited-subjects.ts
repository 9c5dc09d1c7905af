/**
 * The records whose history an auditor with a mandate for some provinces may read, and how each is held against those
 * provinces (`$2`) by its id (`$1`). Tables are named and not imported, since an auditor reads about every noun from
 * below them. What is not here belongs to no province and is for auditors of the whole programme.
 */
const inProvinces: readonly string[] = [
  `select 1 from job_order where id = $1 and province = any($2)`,
  `select 1 from placement where id = $1 and province = any($2)`,
  `select 1 from placement where worker_id = $1 and province = any($2)`,
  `select 1 from employer where id = $1 and province = any($2)`,
  `select 1 from farm where id = $1 and province = any($2)`,
  `select 1 from deadline where id = $1 and province = any($2)`,
  `select 1 from deadline_freeze where id = $1 and provinces && $2`,
  `select 1 from season_value where value_id = $1 and keys->>'province' = any($2)`,
  `select 1 from pay_record where id = $1 and province = any($2)`,
  `select 1 from pay_sheet s join job_order j on j.id = s.job_order_id where s.id = $1 and j.province = any($2)`,
  `select 1 from tax_slip where id = $1 and province = any($2)`,
  `select 1 from worker_evaluation where id = $1 and province = any($2)`,
  `select 1 from employer_evaluation where id = $1 and province = any($2)`,
  `select 1 from audit_case where id = $1 and province = any($2)`,
  `select 1 from audit_finding f join audit_case c on c.id = f.audit_case_id where f.id = $1 and c.province = any($2)`,
  `select 1 from complaint where id = $1 and province = any($2)`,
  `select 1 from incident where id = $1 and province = any($2)`,
  `select 1 from worker_return where id = $1 and province = any($2)`,
  `select 1 from return_parcel c join worker_return r on r.id = c.return_id where c.id = $1 and r.province = any($2)`,
];

/** Whether a record lies in one of the provinces; a worker does by a placement there. */
export const subjectInProvinces = `select exists (${inProvinces.join(' union all ')}) as "exists"`;

/** Whether a record is an order that is still its employer's own: nobody else can see it, or its history. */
export const subjectIsDraft = `select exists (
  select 1 from job_order where id = $1 and state = 'draft' and exception_asked_for is null) as "exists"`;
