import { defineRefusals } from '#libs/platform';

/** Refusals of audit cases and findings. */
export const refuse = defineRefusals({
  AUDIT_CASE_STATE: {
    status: 409,
    en: [
      'Not possible now',
      'The audit case is {state}; “{act}” is not possible from there.',
      'Possible now: {possible}.',
    ],
    fr: [
      'Impossible pour l’instant',
      'Le dossier d’audit est à l’état {state}; « {act} » n’est pas possible.',
      'Possible maintenant : {possible}.',
    ],
    es: [
      'No es posible ahora',
      'El expediente de auditoría está en {state}; «{act}» no es posible desde ahí.',
      'Posible ahora: {possible}.',
    ],
  },
  FINDING_STATE: {
    status: 409,
    en: [
      'Not possible now',
      'The finding is {state}; “{act}” is not possible from there.',
      'Possible now: {possible}.',
    ],
    fr: [
      'Impossible pour l’instant',
      'Le constat est à l’état {state}; « {act} » n’est pas possible.',
      'Possible maintenant : {possible}.',
    ],
    es: [
      'No es posible ahora',
      'El hallazgo está en {state}; «{act}» no es posible desde ahí.',
      'Posible ahora: {possible}.',
    ],
  },
  AUDIT_PERIOD_REVERSED: {
    status: 422,
    en: [
      'Period reversed',
      'The period ends on {to}, before it begins on {from}.',
      'Give a last day on or after the first.',
    ],
    fr: [
      'Période inversée',
      'La période se termine le {to}, avant son début le {from}.',
      'Indiquez un dernier jour égal ou postérieur au premier.',
    ],
    es: [
      'Periodo invertido',
      'El periodo termina el {to}, antes de empezar el {from}.',
      'Indique un último día igual o posterior al primero.',
    ],
  },
  FINDING_OUTSIDE_PERIOD: {
    status: 409,
    en: [
      'Outside the audited period',
      'The days {from} to {to} are not within the audited period, {periodFrom} to {periodTo}.',
      'Raise it in a case whose period covers these days.',
    ],
    fr: [
      'Hors de la période auditée',
      'Les jours du {from} au {to} ne sont pas dans la période auditée, du {periodFrom} au {periodTo}.',
      'Inscrivez le constat dans un dossier dont la période couvre ces jours.',
    ],
    es: [
      'Fuera del periodo auditado',
      'Los días del {from} al {to} no están dentro del periodo auditado, del {periodFrom} al {periodTo}.',
      'Registre el hallazgo en un expediente cuyo periodo cubra esos días.',
    ],
  },
  AUDIT_DAY_PAST: {
    status: 422,
    en: [
      'The day is past',
      'The employer cannot do by {day} what is asked on {today}.',
      'Choose {today} or a later day.',
    ],
    fr: [
      'Le jour est passé',
      'L’employeur ne peut faire pour le {day} ce qui est demandé le {today}.',
      'Choisissez le {today} ou un jour ultérieur.',
    ],
    es: [
      'El día ya pasó',
      'El empleador no puede hacer para el {day} lo que se pide el {today}.',
      'Elija el {today} o un día posterior.',
    ],
  },
  REQUIREMENT_WAIVED: {
    status: 409,
    en: [
      'The requirement was waived',
      'The auditor no longer asks for this evidence.',
      'Attach the evidence to a requirement that is open, or give it to the auditor.',
    ],
    fr: [
      'L’exigence a été levée',
      'L’auditeur ne demande plus cette preuve.',
      'Joignez la preuve à une exigence ouverte, ou remettez-la à l’auditeur.',
    ],
    es: [
      'Se dispensó el requisito',
      'El auditor ya no pide esta prueba.',
      'Adjunte la prueba a un requisito abierto o entréguela al auditor.',
    ],
  },
  REQUIREMENT_SETTLED: {
    status: 409,
    en: [
      'The requirement is not open',
      'The requirement is {state}; there is nothing to waive.',
      'Leave it as it is.',
    ],
    fr: [
      'L’exigence n’est pas ouverte',
      'L’exigence est à l’état {state}; il n’y a rien à lever.',
      'Laissez-la telle quelle.',
    ],
    es: [
      'El requisito no está abierto',
      'El requisito está en {state}; no hay nada que dispensar.',
      'Déjelo como está.',
    ],
  },
  REQUIREMENT_OPEN: {
    status: 409,
    en: [
      'Evidence is missing',
      'The requirement {requirementId}, due on {dueOn}, has no evidence and is not waived.',
      'Have the employer attach the evidence, or waive the requirement with a reason.',
    ],
    fr: [
      'Une preuve manque',
      'L’exigence {requirementId}, due le {dueOn}, n’a pas de preuve et n’est pas levée.',
      'Faites joindre la preuve par l’employeur, ou levez l’exigence avec un motif.',
    ],
    es: [
      'Falta una prueba',
      'El requisito {requirementId}, con vencimiento el {dueOn}, no tiene prueba ni está dispensado.',
      'Pida al empleador que adjunte la prueba o dispense el requisito con un motivo.',
    ],
  },
  FINDING_WITHOUT_OUTCOME: {
    status: 409,
    en: [
      'A finding has no outcome',
      'The finding {findingId} ({code}) is {state}.',
      'Have it answered, decided and repaid; only then can the case be closed.',
    ],
    fr: [
      'Un constat est sans issue',
      'Le constat {findingId} ({code}) est à l’état {state}.',
      'Faites-le répondre, trancher et rembourser; le dossier pourra alors être fermé.',
    ],
    es: [
      'Un hallazgo no tiene resultado',
      'El hallazgo {findingId} ({code}) está en {state}.',
      'Haga que se conteste, se decida y se reembolse; solo entonces podrá cerrarse el expediente.',
    ],
  },
  ANSWER_STILL_OPEN: {
    status: 409,
    en: [
      'The employer can still answer',
      'The finding has no answer yet, and there is time for one until the end of {answerBy}.',
      'Wait for the answer, or uphold the finding after {answerBy}.',
    ],
    fr: [
      'L’employeur peut encore répondre',
      'Le constat est sans réponse, et une réponse est possible jusqu’à la fin du {answerBy}.',
      'Attendez la réponse, ou maintenez le constat après le {answerBy}.',
    ],
    es: [
      'El empleador aún puede contestar',
      'El hallazgo no tiene respuesta y hay plazo hasta el final del {answerBy}.',
      'Espere la respuesta o confirme el hallazgo después del {answerBy}.',
    ],
  },
  REPAYMENT_SHORT: {
    status: 409,
    en: [
      'Repaid too little',
      '${repaid} was repaid; the worker is owed ${owed}.',
      'Repay at least ${owed}, then report it with its proof.',
    ],
    fr: [
      'Remboursement insuffisant',
      '{repaid} $ ont été remboursés; {owed} $ sont dus au travailleur.',
      'Remboursez au moins {owed} $, puis déclarez-le avec la preuve.',
    ],
    es: [
      'Reembolso insuficiente',
      'Se reembolsaron ${repaid}; al trabajador se le deben ${owed}.',
      'Reembolse al menos ${owed} y luego comuníquelo con su comprobante.',
    ],
  },
  REPAYMENT_DATE_WRONG: {
    status: 422,
    en: [
      'Day of repayment not possible',
      'The repayment is dated {paidOn}; it lies between {from}, when the money came to be owed, and {today}.',
      'Give the day on which the worker was paid.',
    ],
    fr: [
      'Jour de remboursement impossible',
      'Le remboursement porte la date du {paidOn}; il se situe entre le {from}, jour où la somme est devenue due, et le {today}.',
      'Indiquez le jour où le travailleur a été payé.',
    ],
    es: [
      'Día de reembolso imposible',
      'El reembolso lleva la fecha {paidOn}; debe estar entre el {from}, cuando empezó a deberse el dinero, y el {today}.',
      'Indique el día en que se pagó al trabajador.',
    ],
  },
  FINDING_CLOSED_BY_WAGES: {
    status: 409,
    en: [
      'Closed by the payment itself',
      'Final wages are not repaid under their finding.',
      'Enter the payment of the final wages with its proof; it closes the finding.',
    ],
    fr: [
      'Fermé par le paiement lui-même',
      'Le dernier salaire n’est pas remboursé sous son constat.',
      'Inscrivez le paiement du dernier salaire avec sa preuve; il ferme le constat.',
    ],
    es: [
      'Lo cierra el propio pago',
      'El último salario no se reembolsa bajo su hallazgo.',
      'Registre el pago del último salario con su comprobante; eso cierra el hallazgo.',
    ],
  },
  FINDING_CLOSED_BY_ACCOUNT: {
    status: 409,
    en: [
      'Closed by the payment itself',
      'What this finding says is owed stands on the worker’s account, with whatever else the pay lacks.',
      'Enter the payment of the underpaid wages with its proof; it closes the finding.',
    ],
    fr: [
      'Fermé par le paiement lui-même',
      'Ce que ce constat dit être dû figure au compte du travailleur, avec tout ce qui manque à la paie.',
      'Inscrivez le paiement des salaires manquants avec sa preuve; il ferme le constat.',
    ],
    es: [
      'Lo cierra el propio pago',
      'Lo que este hallazgo dice que se debe está en la cuenta del trabajador, con todo lo que le falta al pago.',
      'Registre el pago de los salarios que faltan con su comprobante; eso cierra el hallazgo.',
    ],
  },
  WITHDRAWAL_UNDER_FINDING: {
    status: 409,
    en: [
      'A finding was decided on',
      'The finding {code} on the placement {placement} is {state}.',
      'Correct the pay record instead, or settle the finding first.',
    ],
    fr: [
      'Un constat a été tranché',
      'Le constat {code} sur le placement {placement} est à l’état {state}.',
      'Corrigez plutôt le relevé de paie, ou réglez d’abord le constat.',
    ],
    es: [
      'Hay un hallazgo decidido',
      'El hallazgo {code} sobre la colocación {placement} está en {state}.',
      'Corrija el recibo de pago o resuelva antes el hallazgo.',
    ],
  },
});
