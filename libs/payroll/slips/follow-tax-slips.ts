import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { ListensToPay, type PayAssessed, type PayListener } from '../listeners.js';
import { amendSlips } from './tax-slips.store.js';

/** Amends slips that were issued with every pay record that is added or corrected. */
@Injectable()
@ListensToPay()
export class FollowTaxSlips implements PayListener {
  /** A pay date that moves over the end of a year changes the slips of both years. */
  async assessed(work: Work, { period, employerId, records, corrected }: PayAssessed): Promise<void> {
    const payDates = [period.payDate, ...(corrected === null ? [] : [corrected.payDate])];
    const workerIds = records.map(({ placement }) => placement.workerId);
    for (const taxYear of new Set(payDates.map((date) => Number(date.slice(0, 4)))))
      await amendSlips(
        work,
        { employerId, workerIds, taxYear },
        corrected?.reason ?? 'a pay record was added',
      );
  }
}
