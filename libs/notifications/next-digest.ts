import { addDays, dateIn, hourOfDay, type PlainDate } from '#libs/quantities';

/** When a digest goes out: its local day, and the instant at which the clocks there show its hour. */
export interface DigestTime {
  on: PlainDate;
  at: Date;
}

/** The next digest of somebody after `now`, on a later day than the last one that they got or will get. */
export function nextDigest(
  now: Date,
  { timeZone, hour, lastOn }: { timeZone: string; hour: number; lastOn: PlainDate | null },
): DigestTime {
  const today = dateIn(now, timeZone);
  const coming = hourOfDay(today, hour, timeZone) > now ? today : addDays(today, 1);
  const on = lastOn !== null && coming <= lastOn ? addDays(lastOn, 1) : coming;
  return { on, at: hourOfDay(on, hour, timeZone) };
}
