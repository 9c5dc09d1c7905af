import { nothingWithheld } from '../support/pay-sheets.js';

/** The records of one side of a world, by the noun of their address. */
export type Records = Record<string, string>;

/** A right body for an act on somebody's records, so that what is refused is the record and not the body. */
export type Bodies = Record<string, object>;

const reason = 'A stranger tries';

/** Bodies by method and address, and by role where roles send different ones; an act that is not here is sent without one. */
export function bodiesFor(of: Records): Bodies {
  const placementIds = [of.placement];
  return { ...orderBodies(of), ...fileBodies(of), ...placementBodies(of, placementIds) };
}

function orderBodies(of: Records): Bodies {
  return {
    'post /job-orders': { farmId: of.farm, country: 'MX' },
    'patch /job-orders/{id}': { positions: 2 },
    'post /job-orders/{id}/exception-request': { reason },
    'post /job-orders/{id}/exception': { reason },
    'post /job-orders/{id}/withdrawal': { reason },
    'post /job-orders/{id}/labour-market-test/advertisements': {
      advertisements: [{ method: 'job-bank', from: '2000-06-01', to: '2000-06-20', text: reason }],
    },
    'post /job-orders/{id}/labour-market-test/referrals': {
      referrals: [{ candidate: 'J.S.', referredOn: '2000-06-20', outcome: 'hired' }],
    },
    'post /job-orders/{id}/labour-market-test/outreach': {
      outreach: [{ group: 'newcomers', on: '2000-06-20', how: reason }],
    },
    'post /job-orders/{id}/labour-market-test/decision': { positions: 0, reason },
    'post /job-orders/{id}/names': {
      names: [{ workerNumber: of['worker number'], familyNames: 'De Prueba' }],
    },
    'post /job-orders/{id}/recruits': { workerIds: [of.worker] },
    'post /job-orders/{id}/pay-sheets': {
      periodStart: '2000-06-12',
      periodEnd: '2000-06-18',
      payDate: '2000-06-20',
      payPeriods: 52,
      records: [
        { placementId: of.placement, days: [{ date: '2000-06-12', hours: 8 }], ...nothingWithheld('2000') },
      ],
    },
    'post /job-orders/{id}/evaluations': {
      items: [{ placementId: of.placement, wouldRehire: 'yes', rating: 3 }],
    },
    'put /housing-units/{id}/inspection': { capacity: 3, inspectedOn: '2000-06-01' },
  };
}

function fileBodies(of: Records): Bodies {
  return {
    'post /workers/documents': {
      items: [{ workerId: of.worker, kind: 'passport', issuedOn: '1999-01-01', reference: 'X1' }],
    },
    'post /workers/{id}/savings/payouts': { paidOn: '2000-06-20', method: 'cash', proofReference: 'X1' },
    'post /placements/{id}/guarantee-payments': {
      paidOn: '2000-06-20',
      method: 'cash',
      proofReference: 'X1',
    },
    'post /placements/{id}/retroactive-payments': {
      paidOn: '2000-06-20',
      method: 'cash',
      proofReference: 'X1',
    },
    'post /placements/{id}/final-wages': { paidOn: '2000-06-20', method: 'cash', proofReference: 'X1' },
    'post /placements/{id}/underpaid-wages/payments': {
      paidOn: '2000-06-20',
      method: 'cash',
      proofReference: 'X1',
    },
    'post /pay-sheets/{id}/payment': { paidOn: '2000-06-20', method: 'cash', proofReference: 'X1' },
    'post /pay-records/{id}/payment': { paidOn: '2000-06-20', method: 'cash', proofReference: 'X1' },
    'post /pay-sheets/{id}/withdrawal': { reason },
    'post /pay-sheets/{id}/sending': { sentOn: '2000-06-20', reference: 'X1' },
    'post /pay-records/{id}/dispute': { reason },
    'post /pay-records/{id}/correction': {
      days: [{ date: '2000-06-05', hours: 8 }],
      ...nothingWithheld('2000'),
      reason,
    },
    'post /deadlines/{id}/waiver': { reason },
    'post /deadline-freezes/{id}/undo': { reason },
    'post /mails/{id}/retry': { reason },
    'post /season-values/{id}/end': { validTo: '2000-10-01', reason },
    'post /season-values/{id}/replacement': { value: '9.15', sourceTitle: reason, reason },
    'post /audit-cases': {
      employerId: of.employer,
      mandate: reason,
      periodFrom: '2000-05-01',
      periodTo: '2000-06-01',
    },
    'post /audit-cases/{id}/requirements': { asked: reason, dueOn: '2000-07-30' },
    'post /audit-cases/{id}/requirements/{rid}/evidence': { reference: 'x.pdf', description: reason },
    'post /audit-cases/{id}/requirements/{rid}/waiver': { reason },
    'post /audit-cases/{id}/findings': findingBody(of),
    'post /audit-cases/{id}/issue': { answerBy: '2000-07-30' },
    'post /findings/{id}/answer': { answer: 'accept', reason },
    'post /findings/{id}/outcome': { outcome: 'withdraw', reason },
    'post /findings/{id}/repayment': { amountCents: 1, paidOn: '2000-06-20', reference: 'X1' },
    'post /placements/{id}/return': { needs: ['lodging'] },
    'post /placements/{id}/return/parcels': { contents: 'Tools', weightGrams: 900, destination: 'Puebla' },
    'post /placements/{id}/return/reception': { arrangedOn: '2000-06-20', arrangedHow: reason },
    'post /return-parcels/{id}/shipment': { shippedOn: '2000-06-20', shippedHow: 'By mail' },
    'post /return-parcels/{id}/reception': { receivedOn: '2000-06-20' },
    'post /complaints': { placementId: of.placement, statement: reason },
    'post /complaints as liaison-officer': {
      placementId: of.placement,
      statement: reason,
      consentGivenOn: '2000-06-20',
      consentHow: 'By telephone',
    },
    'post /complaints/{id}/investigation': { investigation: reason },
    'post /complaints/{id}/resolution': { outcome: reason },
    'post /incidents': {
      kind: 'illness',
      placementId: of.placement,
      happenedAt: '2000-06-20T12:00:00Z',
      place: 'The field',
      account: reason,
    },
    'post /incidents/{id}/steps': {
      kind: 'note',
      at: '2000-06-21T12:00:00Z',
      person: 'A stranger',
      remark: reason,
    },
  };
}

/** What must be asked with a reading, so that what is refused is the record and not the question. */
export const queries: Readonly<Record<string, string>> = {
  'get /placements/{id}/pay-statement': '?on=2000-06-07',
};

/** A finding about the placement of a side. */
export const findingBody = (of: Records) => ({
  code: 'PAY_BELOW_FLOOR',
  placementId: of.placement,
  periodFrom: '2000-05-01',
  periodTo: '2000-05-07',
  owedCents: 100,
  rule: 'minimum-wage',
  source: { title: 'Employment Standards Act' },
  explanation: 'Forty hours were paid below the floor.',
});

function placementBodies(of: Records, placementIds: unknown[]): Bodies {
  const acts: Bodies = {
    accept: { placementIds },
    decline: { placementIds, reason },
    'complete-documents': { placementIds },
    'find-ineligible': { placementIds, reason },
    'sign-contract-employer': { placementIds },
    'sign-contract-worker': { placementIds },
    'send-to-visa-office': { placementIds },
    'issue-letter': { letters: [{ placementId: of.placement, letterNumber: 'L-1' }] },
    'refuse-visa': { placementIds, reason },
    'book-travel': { placementIds, flight: 'AC 991', travelOn: '2000-07-10', transportCostCents: 60_000 },
    'report-arrival': { placementIds, housingUnitId: of['housing-unit'], arrivedOn: '2000-06-29' },
    'report-no-show': { placementIds, reason },
    'start-work': { placementIds, firstDayWorkedOn: '2000-06-29' },
    'request-tax-number': { requests: [{ placementId: of.placement }], requestedOn: '2000-06-29' },
    'request-health-card': { placementIds, requestedOn: '2000-06-29' },
    'take-out-insurance': { placementIds, insuredOn: '2000-06-29' },
    'end-early': { placementIds, reason, endedOn: '2000-06-29' },
    'report-departure': { placementIds, departedOn: '2000-06-29' },
    'correct-dates': { placementIds, firstDayWorkedOn: '2000-06-28', reason },
    transfer: {
      placementIds,
      jobOrderId: of['job-order'],
      transferredOn: '2000-07-01',
      housingUnitId: of['housing-unit'],
      workersConsent: true,
      sendingMinistryApproves: true,
    },
  };
  return {
    'post /placements/{id}/substitute': { workerId: of.worker },
    'post /placements/{id}/employer-evaluation': { rating: 1 },
    ...Object.fromEntries(Object.entries(acts).map(([act, body]) => [`post /placements/acts/${act}`, body])),
  };
}
