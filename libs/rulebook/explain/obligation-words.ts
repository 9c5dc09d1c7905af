import type { OwedBy, WhenMissed } from '../obligation-kind.js';
import type { Language, Words } from './language.js';

const words = (en: string, fr: string, es: string): Words => ({ en, fr, es });

const debtorNames: Readonly<Record<OwedBy, Words>> = {
  employer: words('employer', 'employeur', 'empleador'),
  agency: words('agency', 'agence', 'agencia'),
  'host-ministry': words('host ministry', 'ministère du pays d’accueil', 'ministerio del país receptor'),
  'sending-ministry': words('sending ministry', 'ministère du pays d’envoi', 'ministerio del país de origen'),
  worker: words('worker', 'travailleur', 'trabajador'),
};

const consequences: Readonly<Record<WhenMissed, Words>> = {
  refused: words(
    'refused, unless an officer grants an exception',
    'refus, sauf si un agent accorde une exception',
    'rechazo, salvo que un funcionario conceda una excepción',
  ),
  warned: words('a warning', 'un avertissement', 'una advertencia'),
  undecidable: words(
    'the test cannot be decided',
    'l’étude ne peut pas être tranchée',
    'la prueba no se puede decidir',
  ),
  escalates: words(
    'goes to a supervisor, the ministry or the consulate',
    'renvoi à un superviseur, au ministère ou au consulat',
    'pasa a un supervisor, al ministerio o al consulado',
  ),
  lapses: words(
    'an order without any worker lapses; the rest can be recruited',
    'une demande sans aucun travailleur tombe ; le reste peut être recruté',
    'un pedido sin ningún trabajador caduca; el resto se puede reclutar',
  ),
  'arrival-refused': words(
    'nobody can arrive there',
    'personne ne peut y arriver',
    'nadie puede llegar a ese lugar',
  ),
  'reminder-then-finding': words(
    'a reminder, then a finding',
    'un rappel, puis une constatation',
    'un recordatorio, luego un hallazgo',
  ),
  owed: words(
    'what is short is owed in money',
    'ce qui manque est dû en argent',
    'lo que falta se debe en dinero',
  ),
  'next-order-refused': words(
    'the next order cannot be filed',
    'la prochaine demande ne peut pas être déposée',
    'el próximo pedido no se puede presentar',
  ),
  finding: words('a finding', 'une constatation', 'un hallazgo'),
  'purge-due': words(
    'they may be destroyed after it',
    'ils peuvent être détruits ensuite',
    'después se pueden destruir',
  ),
};

/** Who owes an obligation, in words. */
export function debtorName(owedBy: OwedBy, language: Language): string {
  return debtorNames[owedBy][language];
}

/** What missing an obligation leads to, in words that can stand behind "when missed:". */
export function consequenceOf(whenMissed: WhenMissed, language: Language): string {
  return consequences[whenMissed][language];
}
