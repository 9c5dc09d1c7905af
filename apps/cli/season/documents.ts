import type { FictionalWorker } from '#libs/fiction';
import { addDays, type PlainDate } from '#libs/quantities';
import type { NewWorkerDocument } from '#libs/workers';

/** The documents that a fictional worker brings: all that the editions ask for, but for what the fiction leaves out. */
export function documentsOf(
  worker: FictionalWorker,
  workerId: string,
  needFrom: PlainDate,
  needTo: PlainDate,
): NewWorkerDocument[] {
  const issuedOn = addDays(needFrom, -60);
  const passport = {
    workerId,
    kind: 'passport' as const,
    reference: `P${worker.key}`,
    issuedOn,
    expiresOn: addDays(needTo, 700),
  };
  if (worker.yearsInProgramme > 0) return [passport];
  const kinds = [
    'medical-exam',
    'biometrics',
    ...(worker.farmerCertificate ? ['farmer-certificate'] : []),
  ] as const;
  return [
    passport,
    ...kinds.map((kind) => ({ workerId, kind: kind as NewWorkerDocument['kind'], issuedOn })),
  ];
}
