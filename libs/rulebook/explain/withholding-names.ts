import type { ExemptionReason } from '../calculations/withholding/exemptions.js';
import type { ValueCode } from '../codes.js';
import type { Words } from './language.js';

/** The codes of statutory withholding. */
type WithholdingCode = Extract<
  ValueCode,
  | `${'withholding' | 'federal' | 'provincial' | 'lump-sum' | 'pension' | 'employment-insurance'}-${string}`
  | `${'supplemental-credit' | 'tax-reduction'}-${string}`
>;

const words = (en: string, fr: string, es: string): Words => ({ en, fr, es });

/** The reasons for an exemption, as the end of a sentence. */
export const exemptionNames: Readonly<Record<ExemptionReason, Words>> = {
  age: words(
    'nothing is due at the worker’s age',
    'rien n’est dû à l’âge du travailleur',
    'no se debe nada a la edad del trabajador',
  ),
  election: words(
    'the worker chose to stop contributing and gave the employer the form (CPT30; in Quebec RR-50)',
    'le travailleur a choisi de ne plus cotiser et a remis le formulaire à l’employeur (CPT30; au Québec, RR-50)',
    'el trabajador eligió dejar de contribuir y entregó el formulario al empleador (CPT30; en Quebec, RR-50)',
  ),
  'short-engagement': words(
    'the worker is engaged for too short a time in the year',
    'le travailleur est engagé pour trop peu de temps dans l’année',
    'el trabajador está contratado por muy poco tiempo en el año',
  ),
  'claim-e': words(
    'the claim form asks for it (code E)',
    'le formulaire le demande (code E)',
    'el formulario lo pide (código E)',
  ),
  treaty: words(
    'a tax treaty exempts this pay',
    'une convention fiscale exonère cette paie',
    'un tratado fiscal exime este pago',
  ),
  authorised: words(
    'the tax authority allowed it in writing',
    'l’administration fiscale l’a autorisé par écrit',
    'la autoridad fiscal lo autorizó por escrito',
  ),
  unstated: words('the reason was not stated', 'la raison n’a pas été indiquée', 'no se indicó el motivo'),
};

/** Names of the values that statutory withholding rests on. */
export const withholdingNames: Readonly<Record<WithholdingCode, Words>> = {
  'withholding-method': words('way of withholding', 'mode de retenue', 'forma de retención'),
  'withholding-tolerance': words(
    'tolerance of withholding',
    'tolérance des retenues légales',
    'tolerancia de las retenciones',
  ),
  'withholding-edition': words('edition of the tables', 'édition des tables', 'edición de las tablas'),
  'federal-tax-brackets': words(
    'federal tax brackets',
    'tranches d’imposition fédérales',
    'tramos del impuesto federal',
  ),
  'federal-basic-amount': words(
    'federal basic personal amount',
    'montant personnel de base fédéral',
    'monto personal básico federal',
  ),
  'federal-claim-code-step': words(
    'range between federal claim codes',
    'écart entre codes de demande fédéraux',
    'intervalo entre códigos de solicitud federales',
  ),
  'federal-employment-amount': words(
    'Canada employment amount',
    'montant canadien pour emploi',
    'monto canadiense por empleo',
  ),
  'federal-surtax': words(
    'federal surtax outside Canada',
    'surtaxe fédérale hors du Canada',
    'sobretasa federal fuera de Canadá',
  ),
  'federal-abatement': words('Quebec abatement', 'abattement du Québec', 'reducción de Quebec'),
  'provincial-tax-brackets': words(
    'provincial tax brackets',
    'tranches d’imposition provinciales',
    'tramos del impuesto provincial',
  ),
  'provincial-basic-amount': words(
    'provincial basic personal amount',
    'montant personnel de base provincial',
    'monto personal básico provincial',
  ),
  'provincial-claim-code-step': words(
    'range between provincial claim codes',
    'écart entre codes de demande provinciaux',
    'intervalo entre códigos de solicitud provinciales',
  ),
  'provincial-employment-amount': words(
    'territorial employment amount',
    'montant territorial pour emploi',
    'monto territorial por empleo',
  ),
  'provincial-surtax': words('provincial surtax', 'surtaxe provinciale', 'sobretasa provincial'),
  'provincial-health-premium': words('health premium', 'contribution-santé', 'prima de salud'),
  'supplemental-credit-threshold': words(
    'credits from which a supplemental one is given',
    'crédits à partir desquels un crédit supplémentaire est accordé',
    'créditos desde los que se da uno suplementario',
  ),
  'supplemental-credit-rate': words(
    'share of the supplemental credit',
    'part du crédit supplémentaire',
    'parte del crédito suplementario',
  ),
  'tax-reduction-basic': words(
    'basic amount of the tax reduction',
    'montant de base de la réduction d’impôt',
    'monto básico de la reducción del impuesto',
  ),
  'tax-reduction-dependant': words(
    'tax reduction for a dependant',
    'réduction d’impôt par personne à charge',
    'reducción del impuesto por dependiente',
  ),
  'tax-reduction-largest': words(
    'largest tax reduction',
    'réduction d’impôt maximale',
    'mayor reducción del impuesto',
  ),
  'tax-reduction-threshold': words(
    'income from which the tax reduction shrinks',
    'revenu à partir duquel la réduction diminue',
    'ingreso desde el que baja la reducción',
  ),
  'tax-reduction-rate': words(
    'how fast the tax reduction shrinks',
    'rythme de diminution de la réduction',
    'ritmo con que baja la reducción',
  ),
  'tax-reduction-end': words(
    'income above which there is no tax reduction',
    'revenu au-delà duquel il n’y a pas de réduction',
    'ingreso desde el que no hay reducción',
  ),
  'lump-sum-threshold': words(
    'income up to which lump sums are taxed at one rate',
    'revenu jusqu’auquel un paiement forfaitaire est imposé à taux fixe',
    'ingreso hasta el que un pago único tiene tasa fija',
  ),
  'lump-sum-rate': words(
    'rate on small lump sums',
    'taux sur les petits paiements forfaitaires',
    'tasa sobre pagos únicos pequeños',
  ),
  'pension-earnings-maximum': words(
    'most pensionable earnings in a year',
    'maximum des gains ouvrant droit à pension',
    'máximo anual de ganancias con pensión',
  ),
  'pension-basic-exemption': words(
    'yearly exemption of the pension plan',
    'exemption annuelle du régime de pensions',
    'exención anual del plan de pensiones',
  ),
  'pension-rate': words(
    'pension contribution rate',
    'taux de cotisation de pension',
    'tasa de contribución a la pensión',
  ),
  'pension-base-rate': words(
    'base pension contribution rate',
    'taux de cotisation de base',
    'tasa de contribución básica',
  ),
  'pension-additional-rate': words(
    'first additional pension contribution rate',
    'taux de la première cotisation supplémentaire',
    'tasa de la primera contribución adicional',
  ),
  'pension-maximum': words(
    'most pension contributions in a year',
    'maximum annuel des cotisations de pension',
    'máximo anual de contribuciones a la pensión',
  ),
  'pension-base-maximum': words(
    'most base pension contributions in a year',
    'maximum annuel des cotisations de base',
    'máximo anual de contribuciones básicas',
  ),
  'pension-second-rate': words(
    'second additional pension contribution rate',
    'taux de la deuxième cotisation supplémentaire',
    'tasa de la segunda contribución adicional',
  ),
  'pension-second-maximum': words(
    'most second additional contributions in a year',
    'maximum annuel de la deuxième cotisation supplémentaire',
    'máximo anual de la segunda contribución adicional',
  ),
  'pension-age-from': words(
    'age from which pension contributions are due',
    'âge à partir duquel les cotisations de pension sont dues',
    'edad desde la que se debe la contribución a la pensión',
  ),
  'pension-age-to': words(
    'age up to which pension contributions are due',
    'âge jusqu’auquel les cotisations de pension sont dues',
    'edad hasta la que se debe la contribución a la pensión',
  ),
  'pension-age-end': words(
    'with what pension contributions end at that age',
    'ce qui met fin aux cotisations de pension à cet âge',
    'con qué terminan las contribuciones a la pensión a esa edad',
  ),
  'pension-agriculture-days': words(
    'days of farm work from which the pension plan applies',
    'jours de travail agricole à partir desquels le régime s’applique',
    'días de trabajo agrícola desde los que se aplica el plan',
  ),
  'pension-agriculture-cash': words(
    'farm pay from which the pension plan applies',
    'salaire agricole à partir duquel le régime s’applique',
    'pago agrícola desde el que se aplica el plan',
  ),
  'employment-insurance-earnings': words(
    'most insurable earnings in a year',
    'maximum annuel de la rémunération assurable',
    'máximo anual de ganancias asegurables',
  ),
  'employment-insurance-rate': words(
    'employment insurance rate',
    'taux d’assurance-emploi',
    'tasa del seguro de empleo',
  ),
  'employment-insurance-maximum': words(
    'most employment insurance premiums in a year',
    'maximum annuel des cotisations d’assurance-emploi',
    'máximo anual de primas del seguro de empleo',
  ),
  'employment-insurance-agriculture-days': words(
    'days of farm work from which it is insured',
    'jours de travail agricole à partir desquels il est assuré',
    'días de trabajo agrícola desde los que está asegurado',
  ),
};
