import type { JobOrder } from './job-order.entity.js';

const fixed = ['programme', 'currency', 'country', 'edition', 'needFrom', 'needTo'] as const;

/** An order whose facts are there: it was filed with them. */
export type FiledOrder = JobOrder & Record<(typeof fixed)[number], string>;

/** An order that was filed, as one. Throws for a draft: no rule can be asked about it. */
export function asFiled(order: JobOrder): FiledOrder {
  const open = fixed.find((field) => order[field] === null);
  if (open !== undefined) throw new Error(`The order ${order.number} was not filed: its ${open} is open`);
  return order as FiledOrder;
}
