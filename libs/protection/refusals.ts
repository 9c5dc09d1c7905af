import { defineRefusals } from '#libs/platform';

/** Refusals of complaints and incidents. */
export const refuse = defineRefusals({
  COMPLAINT_STATE: {
    status: 409,
    en: [
      'Not possible now',
      'The complaint is {state}; “{act}” is not possible from there.',
      'Possible now: {possible}.',
    ],
    fr: [
      'Impossible pour l’instant',
      'La plainte est à l’état {state}; « {act} » n’est pas possible.',
      'Possible maintenant : {possible}.',
    ],
    es: [
      'No es posible ahora',
      'La queja está en {state}; «{act}» no es posible desde ahí.',
      'Posible ahora: {possible}.',
    ],
  },
  COMPLAINT_CONSENT_NEEDED: {
    status: 422,
    en: [
      'The worker’s consent is needed',
      'A complaint on a worker’s behalf needs the day and the way in which the worker agreed to it.',
      'Ask the worker, then give consentGivenOn and consentHow.',
    ],
    fr: [
      'Le consentement du travailleur est nécessaire',
      'Une plainte au nom d’un travailleur exige le jour et la façon dont il y a consenti.',
      'Demandez au travailleur, puis indiquez consentGivenOn et consentHow.',
    ],
    es: [
      'Se necesita el consentimiento del trabajador',
      'Una queja en nombre de un trabajador exige el día y la forma en que este la aceptó.',
      'Pregunte al trabajador y luego indique consentGivenOn y consentHow.',
    ],
  },
  COMPLAINT_CONSENT_OWN: {
    status: 422,
    en: [
      'No consent is needed',
      'This complaint is your own; consent is for complaints on somebody else’s behalf.',
      'Leave consentGivenOn and consentHow out.',
    ],
    fr: [
      'Aucun consentement n’est nécessaire',
      'Cette plainte est la vôtre; le consentement concerne les plaintes au nom d’autrui.',
      'Omettez consentGivenOn et consentHow.',
    ],
    es: [
      'No se necesita consentimiento',
      'Esta queja es suya; el consentimiento es para quejas en nombre de otra persona.',
      'Omita consentGivenOn y consentHow.',
    ],
  },
  INCIDENT_TIME_WRONG: {
    status: 422,
    en: [
      'Time not possible',
      'The time {at} of {what} is not between {earliest} and now, {now}.',
      'Give the time at which it happened.',
    ],
    fr: [
      'Heure impossible',
      'L’heure {at} ({what}) n’est pas comprise entre {earliest} et maintenant, {now}.',
      'Indiquez l’heure à laquelle cela s’est produit.',
    ],
    es: [
      'Hora imposible',
      'La hora {at} ({what}) no está entre {earliest} y ahora, {now}.',
      'Indique la hora en que ocurrió.',
    ],
  },
  INCIDENT_STEP_INCOMPLETE: {
    status: 422,
    en: [
      'The step is incomplete',
      'A step “{kind}” needs the field {field}.',
      'Give {field} and send the step again.',
    ],
    fr: [
      'L’étape est incomplète',
      'Une étape « {kind} » exige le champ {field}.',
      'Indiquez {field} et renvoyez l’étape.',
    ],
    es: [
      'El paso está incompleto',
      'Un paso «{kind}» necesita el campo {field}.',
      'Indique {field} y envíe el paso de nuevo.',
    ],
  },
  INCIDENT_STEP_FIELD_MISPLACED: {
    status: 422,
    en: [
      'A field of another step',
      'A step “{kind}” has no field {field}.',
      'Leave {field} out, or add the step that it belongs to.',
    ],
    fr: [
      'Champ d’une autre étape',
      'Une étape « {kind} » n’a pas de champ {field}.',
      'Omettez {field}, ou ajoutez l’étape à laquelle il appartient.',
    ],
    es: [
      'Un campo de otro paso',
      'Un paso «{kind}» no tiene el campo {field}.',
      'Omita {field} o añada el paso al que pertenece.',
    ],
  },
  TREATY_BASIS_BY_OFFICER: {
    status: 409,
    en: [
      'A treaty is stated by an officer',
      'Whether a treaty makes the notice mandatory is for a consular or liaison officer to state.',
      'Tell the worker of the right, and record what the worker wishes.',
    ],
    fr: [
      'Un traité est invoqué par un agent',
      'C’est à un agent consulaire ou de liaison de dire si un traité rend l’avis obligatoire.',
      'Informez le travailleur de son droit et consignez ce qu’il souhaite.',
    ],
    es: [
      'Un tratado lo invoca un funcionario',
      'Corresponde a un funcionario consular o de enlace decir si un tratado hace obligatorio el aviso.',
      'Informe al trabajador de su derecho y registre lo que desea.',
    ],
  },
  CONSULATE_NOTICE_NOT_ASKED: {
    status: 409,
    en: [
      'The worker has not asked for it',
      'On arrest or detention the consulate is notified when the worker asks, or when a treaty makes it mandatory; neither is recorded.',
      'Tell the worker of the right, record the worker’s wish, then notify.',
    ],
    fr: [
      'Le travailleur ne l’a pas demandé',
      'En cas d’arrestation ou de détention, le consulat est avisé si le travailleur le demande ou si un traité l’exige; ni l’un ni l’autre n’est consigné.',
      'Informez le travailleur de son droit, consignez son souhait, puis avisez.',
    ],
    es: [
      'El trabajador no lo ha pedido',
      'En caso de arresto o detención se avisa al consulado si el trabajador lo pide o si un tratado lo exige; no consta ninguna de las dos cosas.',
      'Informe al trabajador de su derecho, registre su deseo y luego avise.',
    ],
  },
});
