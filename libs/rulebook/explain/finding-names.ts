import type { FindingCode } from '../calculations/checks/finding-codes.js';
import type { Words } from './language.js';

const words = (en: string, fr: string, es: string): Words => ({ en, fr, es });

/** What a check found, in a few words. */
export const findingNames: Readonly<Record<FindingCode, Words>> = {
  PAY_BELOW_FLOOR: words(
    'Paid below the lowest lawful rate',
    'Payé sous le taux légal le plus bas',
    'Pagado por debajo de la tarifa legal más baja',
  ),
  PIECE_BELOW_FLOOR: words(
    'Pieces paid below the lowest lawful hourly pay',
    'Pièces payées sous le salaire horaire légal le plus bas',
    'Piezas pagadas por debajo del pago legal por hora más bajo',
  ),
  GUARANTEE_SHORT: words(
    'Guaranteed hours not given',
    'Heures garanties non données',
    'Horas garantizadas que no se dieron',
  ),
  DEDUCTION_NOT_ALLOWED: words(
    'A deduction that is not allowed',
    'Une retenue non permise',
    'Una deducción no permitida',
  ),
  CONSENT_MISSING: words(
    'A deduction without written consent',
    'Une retenue sans consentement écrit',
    'Una deducción sin consentimiento escrito',
  ),
  MEALS_OVER_CAP: words(
    'Too much taken for meals',
    'Trop retenu pour les repas',
    'Se descontó demasiado por las comidas',
  ),
  TRANSPORT_OVER_CAP: words(
    'Too much taken for the journey',
    'Trop retenu pour le voyage',
    'Se descontó demasiado por el viaje',
  ),
  ADMINISTRATION_OVER_CAP: words(
    'Too much taken for administration',
    'Trop retenu pour l’administration',
    'Se descontó demasiado por la administración',
  ),
  INSURANCE_OVER_PREMIUM: words(
    'More taken than the insurance cost',
    'Plus retenu que le coût de l’assurance',
    'Se descontó más de lo que costó el seguro',
  ),
  UTILITIES_OVER_CAP: words(
    'Too much taken for utilities',
    'Trop retenu pour les services publics',
    'Se descontó demasiado por los servicios',
  ),
  SAVINGS_WRONG: words(
    'Savings of the wrong amount',
    'Épargne d’un montant erroné',
    'Ahorro de una cantidad equivocada',
  ),
  HOUSING_CHARGED: words('Housing was charged', 'Logement facturé', 'Se cobró la vivienda'),
  AGENCY_FEE_CHARGED: words(
    'The agency’s fee was taken from the pay',
    'Frais de l’agence retenus sur la paie',
    'Se descontó la cuota de la agencia',
  ),
  WITHHOLDING_OFF: words(
    'Statutory deductions of the wrong amount',
    'Retenues légales d’un montant erroné',
    'Retenciones de ley de una cantidad equivocada',
  ),
  GROSS_MISMATCH: words(
    'Gross pay does not match hours and pieces',
    'Le brut ne correspond pas aux heures et aux pièces',
    'El bruto no corresponde a las horas y las piezas',
  ),
  NET_MISMATCH: words(
    'Net pay is not gross less deductions',
    'Le net n’est pas le brut moins les retenues',
    'El neto no es el bruto menos las deducciones',
  ),
  DUPLICATE_RECORD: words('Recorded twice', 'Inscrit deux fois', 'Registrado dos veces'),
  OVERLAPPING_PERIODS: words('Days in two records', 'Jours dans deux relevés', 'Días en dos registros'),
  OUTSIDE_CONTRACT: words('Days outside the contract', 'Jours hors du contrat', 'Días fuera del contrato'),
  PERIOD_MISSING: words('Days without a record', 'Jours sans relevé', 'Días sin registro'),
  FINAL_WAGES_OPEN: words(
    'The last days are not paid',
    'Les derniers jours ne sont pas payés',
    'Los últimos días no están pagados',
  ),
};
