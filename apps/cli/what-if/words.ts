import type { ExplanationLanguage, WhatIfDimension, WhatIfRefused } from '#libs/rulebook';

/** Everything that a table or a page of a comparison says beside its figures. */
export interface ComparisonWords {
  readonly title: string;
  readonly proposedBy: string;
  readonly sourceOf: (source: string) => string;
  readonly by: Readonly<Record<WhatIfDimension, string>>;
  readonly everybody: string;
  readonly notTold: string;
  readonly workers: string;
  readonly records: string;
  readonly gross: string;
  readonly net: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly share: string;
  readonly betterOff: string;
  readonly worseOff: string;
  readonly largestLoss: string;
  readonly deduction: string;
  readonly deductions: string;
  readonly netChange: string;
  readonly summary: (figures: { workers: string; better: string; worse: string; change: string }) => string;
  readonly more: (groups: number) => string;
  readonly notes: string;
  readonly asReported: (records: string) => string;
  readonly refused: Readonly<Record<WhatIfRefused['under'], string>>;
  readonly otherEditions: (records: string) => string;
  readonly rejected: (rows: string) => string;
  readonly unused: (value: string) => string;
  readonly meaning: string;
}

const en: ComparisonWords = {
  title: 'What if',
  proposedBy: 'proposed by',
  sourceOf: (source) => `Compared over ${source}.`,
  by: { country: 'Country', province: 'Province', commodity: 'Commodity', employer: 'Employer' },
  everybody: 'Everybody',
  notTold: '(not told)',
  workers: 'Workers',
  records: 'Records',
  gross: 'Gross',
  net: 'Net',
  before: 'before',
  after: 'after',
  change: 'Change',
  share: 'Change %',
  betterOff: 'Better off',
  worseOff: 'Worse off',
  largestLoss: 'Largest loss',
  deduction: 'Deduction',
  deductions: 'All deductions',
  netChange: 'Change of net pay',
  summary: ({ workers, better, worse, change }) =>
    `Net pay of ${workers} workers changes by ${change}: ${better} are better off, ${worse} worse off.`,
  more: (groups) => `and ${groups} more; --json gives all of them`,
  notes: 'Notes',
  asReported: (records) =>
    `Statutory deductions of ${records} records are as reported, before and after: no tables are held for them.`,
  refused: {
    base: 'left out, refused by the rules as they are',
    overlay: 'left out, refused under the overlay',
    both: 'left out, refused by the rules as they are and under the overlay',
  },
  otherEditions: (records) => `${records} records of other editions are left out.`,
  rejected: (rows) => `${rows} rows could not be read and are left out.`,
  unused: (value) => `No record made use of ${value}.`,
  meaning:
    'Before is what the rules give for the same work, whatever was paid. An employer who took all that they allow is taken to do so under the overlay too.',
};

const fr: ComparisonWords = {
  title: 'Et si',
  proposedBy: 'proposé par',
  sourceOf: (source) => `Comparaison établie sur ${source}.`,
  by: { country: 'Pays', province: 'Province', commodity: 'Produit', employer: 'Employeur' },
  everybody: 'Ensemble',
  notTold: '(non précisé)',
  workers: 'Travailleurs',
  records: 'Relevés',
  gross: 'Brut',
  net: 'Net',
  before: 'avant',
  after: 'après',
  change: 'Écart',
  share: 'Écart %',
  betterOff: 'Gagnants',
  worseOff: 'Perdants',
  largestLoss: 'Plus forte perte',
  deduction: 'Retenue',
  deductions: 'Toutes les retenues',
  netChange: 'Variation de la paie nette',
  summary: ({ workers, better, worse, change }) =>
    `La paie nette de ${workers} travailleurs varie de ${change} : ${better} y gagnent, ${worse} y perdent.`,
  more: (groups) => `et ${groups} de plus; --json les donne tous`,
  notes: 'Remarques',
  asReported: (records) =>
    `Les retenues légales de ${records} relevés sont celles déclarées, avant comme après : aucune table n’est disponible.`,
  refused: {
    base: 'laissés de côté, refusés par les règles en vigueur',
    overlay: 'laissés de côté, refusés par la proposition',
    both: 'laissés de côté, refusés par les règles en vigueur et par la proposition',
  },
  otherEditions: (records) => `${records} relevés d’autres éditions sont laissés de côté.`,
  rejected: (rows) => `${rows} lignes illisibles sont laissées de côté.`,
  unused: (value) => `Aucun relevé n’a utilisé ${value}.`,
  meaning:
    'Avant : ce que les règles donnent pour le même travail, quoi qu’il ait été payé. L’employeur qui prenait tout ce qu’elles permettent est réputé le faire aussi sous la proposition.',
};

const es: ComparisonWords = {
  title: 'Qué pasaría si',
  proposedBy: 'propuesto por',
  sourceOf: (source) => `Comparación hecha sobre ${source}.`,
  by: { country: 'País', province: 'Provincia', commodity: 'Producto', employer: 'Empleador' },
  everybody: 'En total',
  notTold: '(no consta)',
  workers: 'Trabajadores',
  records: 'Registros',
  gross: 'Bruto',
  net: 'Neto',
  before: 'antes',
  after: 'después',
  change: 'Diferencia',
  share: 'Diferencia %',
  betterOff: 'Ganan',
  worseOff: 'Pierden',
  largestLoss: 'Mayor pérdida',
  deduction: 'Descuento',
  deductions: 'Todos los descuentos',
  netChange: 'Cambio del pago neto',
  summary: ({ workers, better, worse, change }) =>
    `El pago neto de ${workers} trabajadores cambia en ${change}: ${better} ganan, ${worse} pierden.`,
  more: (groups) => `y ${groups} más; --json los da todos`,
  notes: 'Notas',
  asReported: (records) =>
    `Los descuentos legales de ${records} registros son los declarados, antes y después: no se tienen tablas.`,
  refused: {
    base: 'quedan fuera, rechazados por las reglas vigentes',
    overlay: 'quedan fuera, rechazados con la propuesta',
    both: 'quedan fuera, rechazados por las reglas vigentes y con la propuesta',
  },
  otherEditions: (records) => `${records} registros de otras ediciones quedan fuera.`,
  rejected: (rows) => `${rows} filas no se pudieron leer y quedan fuera.`,
  unused: (value) => `Ningún registro usó ${value}.`,
  meaning:
    'Antes es lo que dan las reglas por el mismo trabajo, se haya pagado lo que se haya pagado. Del empleador que tomaba todo lo permitido se supone que también lo hace con la propuesta.',
};

/** The words of each language. */
export const comparisonWords: Readonly<Record<ExplanationLanguage, ComparisonWords>> = { en, fr, es };
