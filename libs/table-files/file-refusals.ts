import type { FileProblem } from '#libs/csv';
import { FileRefused } from '#libs/csv';

type Words = readonly [title: string, detail: string, instead: string];

/** A kind of file that is no table, in the languages in which the programme speaks. */
interface Kind {
  readonly en: Words;
  readonly fr: Words;
  readonly es: Words;
}

/** Files that are refused as a whole, for what they are. `{format}` is the name of a format. */
export const fileRefusals = {
  FILE_IN_UTF16: {
    en: [
      'Text in UTF-16',
      'The file is text in UTF-16; expected CSV in UTF-8, or an Excel workbook.',
      'Save it as "CSV UTF-8 (comma delimited)" or as an Excel workbook (.xlsx).',
    ],
    fr: [
      'Texte en UTF-16',
      'Le fichier est un texte en UTF-16; un CSV en UTF-8 ou un classeur Excel est attendu.',
      'Enregistrez-le au format « CSV UTF-8 (délimité par des virgules) » ou en classeur Excel (.xlsx).',
    ],
    es: [
      'Texto en UTF-16',
      'El archivo es un texto en UTF-16; se espera un CSV en UTF-8 o un libro de Excel.',
      'Guárdelo como «CSV UTF-8 (delimitado por comas)» o como libro de Excel (.xlsx).',
    ],
  },
  FILE_OF_OTHER_FORMAT: {
    en: [
      'Another format',
      'The file is of the format {format}; expected CSV in UTF-8, or an Excel workbook.',
      'Save the table as an Excel workbook (.xlsx) or as CSV in UTF-8.',
    ],
    fr: [
      'Autre format',
      'Le fichier est au format {format}; un CSV en UTF-8 ou un classeur Excel est attendu.',
      'Enregistrez le tableau en classeur Excel (.xlsx) ou en CSV UTF-8.',
    ],
    es: [
      'Otro formato',
      'El archivo es de formato {format}; se espera un CSV en UTF-8 o un libro de Excel.',
      'Guarde la tabla como libro de Excel (.xlsx) o como CSV en UTF-8.',
    ],
  },
  FILE_BINARY: {
    en: [
      'Not a table',
      'The file is neither text nor a workbook; expected CSV in UTF-8, or an Excel workbook.',
      'Save the table as an Excel workbook (.xlsx) or as CSV in UTF-8.',
    ],
    fr: [
      'Pas un tableau',
      'Le fichier n’est ni un texte ni un classeur; un CSV en UTF-8 ou un classeur Excel est attendu.',
      'Enregistrez le tableau en classeur Excel (.xlsx) ou en CSV UTF-8.',
    ],
    es: [
      'No es una tabla',
      'El archivo no es ni texto ni un libro; se espera un CSV en UTF-8 o un libro de Excel.',
      'Guarde la tabla como libro de Excel (.xlsx) o como CSV en UTF-8.',
    ],
  },
  WORKBOOK_OLD: {
    en: [
      'An old Excel workbook',
      'The file is an Excel workbook of the old form (.xls); expected .xlsx or CSV.',
      'Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).',
    ],
    fr: [
      'Ancien classeur Excel',
      'Le fichier est un classeur Excel de l’ancienne forme (.xls); un .xlsx ou un CSV est attendu.',
      'Ouvrez-le dans un tableur et enregistrez-le en classeur Excel (.xlsx).',
    ],
    es: [
      'Libro de Excel antiguo',
      'El archivo es un libro de Excel de la forma antigua (.xls); se espera .xlsx o CSV.',
      'Ábralo en una hoja de cálculo y guárdelo como libro de Excel (.xlsx).',
    ],
  },
  WORKBOOK_ENCRYPTED: {
    en: [
      'A workbook with a password',
      'The file is an Excel workbook that is protected by a password.',
      'Save it without a password, and try again.',
    ],
    fr: [
      'Classeur avec mot de passe',
      'Le fichier est un classeur Excel protégé par un mot de passe.',
      'Enregistrez-le sans mot de passe, puis réessayez.',
    ],
    es: [
      'Libro con contraseña',
      'El archivo es un libro de Excel protegido con contraseña.',
      'Guárdelo sin contraseña e inténtelo de nuevo.',
    ],
  },
  WORKBOOK_DAMAGED: {
    en: [
      'A damaged workbook',
      'The file is a damaged Excel workbook.',
      'Ask its sender for it again, or open it in a spreadsheet program and save it anew.',
    ],
    fr: [
      'Classeur endommagé',
      'Le fichier est un classeur Excel endommagé.',
      'Redemandez-le à l’expéditeur, ou ouvrez-le dans un tableur et enregistrez-le de nouveau.',
    ],
    es: [
      'Libro dañado',
      'El archivo es un libro de Excel dañado.',
      'Pídalo de nuevo a quien lo envió, o ábralo en una hoja de cálculo y guárdelo otra vez.',
    ],
  },
  WORKBOOK_UNSAFE: {
    en: [
      'An unsafe workbook',
      'The file is a workbook that is built to overload the program that reads it; it was not read.',
      'Ask its sender, or copy the table into a new workbook.',
    ],
    fr: [
      'Classeur dangereux',
      'Le fichier est un classeur construit pour surcharger le programme qui le lit; il n’a pas été lu.',
      'Demandez à l’expéditeur, ou copiez le tableau dans un nouveau classeur.',
    ],
    es: [
      'Libro peligroso',
      'El archivo es un libro hecho para sobrecargar el programa que lo lee; no se leyó.',
      'Pregunte a quien lo envió, o copie la tabla en un libro nuevo.',
    ],
  },
  WORKBOOK_TOO_LARGE: {
    en: [
      'A workbook that is too large',
      'The file is a workbook that is larger, or has values in more columns, than is read here.',
      'Send the table alone, in parts, or as CSV.',
    ],
    fr: [
      'Classeur trop grand',
      'Le fichier est un classeur plus grand, ou avec des valeurs dans plus de colonnes, que ce qui est lu ici.',
      'Envoyez le tableau seul, en plusieurs parties, ou en CSV.',
    ],
    es: [
      'Libro demasiado grande',
      'El archivo es un libro más grande, o con valores en más columnas, de lo que se lee aquí.',
      'Envíe la tabla sola, por partes, o como CSV.',
    ],
  },
  WORKBOOK_WITHOUT_SHEET: {
    en: [
      'No sheet with a table',
      'The file is a workbook in which no sheet with a table is visible.',
      'Show the sheet that holds the table, and save the workbook again.',
    ],
    fr: [
      'Aucune feuille avec un tableau',
      'Le fichier est un classeur dont aucune feuille avec un tableau n’est visible.',
      'Affichez la feuille qui contient le tableau et enregistrez le classeur.',
    ],
    es: [
      'Ninguna hoja con una tabla',
      'El archivo es un libro en el que no se ve ninguna hoja con una tabla.',
      'Muestre la hoja que contiene la tabla y guarde el libro de nuevo.',
    ],
  },
} as const satisfies Readonly<Record<string, Kind>>;

/** The code of a file that is refused for what it is. */
export type FileRefusalCode = keyof typeof fileRefusals;

/** What was expected instead of a file, where that is more than any table. */
const expectedInstead: Readonly<Partial<Record<FileRefusalCode, string>>> = {
  WORKBOOK_OLD: 'an Excel workbook (.xlsx) or CSV in UTF-8',
  WORKBOOK_ENCRYPTED: 'an Excel workbook without a password',
  WORKBOOK_DAMAGED: 'an Excel workbook that a spreadsheet program opens',
  WORKBOOK_UNSAFE: 'an Excel workbook of a common size when it is unpacked',
  WORKBOOK_TOO_LARGE: 'a smaller Excel workbook, with the table alone',
  WORKBOOK_WITHOUT_SHEET: 'an Excel workbook with a visible sheet that holds the table',
};

/** A refusal of a file for what it is, `format` where that is a format that has a name. */
export function refusedFile(code: FileRefusalCode, format = ''): FileRefused {
  const [, detail, instead] = fileRefusals[code].en;
  const value = format === '' ? {} : { value: format };
  const expected = expectedInstead[code] ?? 'CSV in UTF-8, or an Excel workbook';
  const told = detail.replace('{format}', format);
  const problem: FileProblem = { code, ...value, expected, detail: told, instead };
  return new FileRefused([problem]);
}

/** Whether a code is that of a file which is refused for what it is. */
export function isFileRefusalCode(code: string): code is FileRefusalCode {
  return code in fileRefusals;
}
