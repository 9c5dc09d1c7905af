import type { Words } from './language.js';

/** Programmes as people call them; one that is not here is told by its code. */
export const programmeNames: Readonly<Record<string, Words>> = {
  'sawp-mexico': {
    en: 'Seasonal Agricultural Worker Program for Mexico',
    fr: 'Programme des travailleurs agricoles saisonniers pour le Mexique',
    es: 'Programa de Trabajadores Agrícolas Temporales para México',
  },
  'sawp-caribbean': {
    en: 'Seasonal Agricultural Worker Program for the Commonwealth Caribbean',
    fr: 'Programme des travailleurs agricoles saisonniers pour les Antilles du Commonwealth',
    es: 'Programa de Trabajadores Agrícolas Temporales para el Caribe de la Mancomunidad',
  },
};
