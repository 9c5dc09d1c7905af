import { Readable } from 'node:stream';
import { applyDecorators } from '@nestjs/common';
import { type NestFastifyApplication, RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { FileRefused, type FileProblem } from '#libs/csv';
import { defineRefusals, type Refusal, Refused, type RefusalKind } from '#libs/platform';
import { type FileRefusalCode, fileRefusals, isFileRefusalCode } from '#libs/table-files';

/** Media types under which a table is sent. What it is, CSV or workbook, is told by its bytes. */
const fileTypes = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
];

/** A workbook is packed: this is what it may unpack to in a process that serves others too. */
export const fileLimits = { unpackedBytes: 256 * 2 ** 20 };

const refuse = defineRefusals({
  FILE_EXPECTED: {
    status: 415,
    en: [
      'A file is expected',
      'The body here is a file as it is, sent as one of {type}; a form (multipart) is not taken.',
      'Send the file itself with one of these as "Content-Type", as curl does with `--data-binary @FILE -H "Content-Type: text/csv"`.',
    ],
    fr: [
      'Un fichier est attendu',
      'Le corps est ici un fichier tel quel, envoyé comme l’un de {type}; un formulaire (multipart) n’est pas accepté.',
      'Envoyez le fichier lui-même avec l’un de ces « Content-Type », comme le fait curl avec `--data-binary @FICHIER -H "Content-Type: text/csv"`.',
    ],
    es: [
      'Se espera un archivo',
      'Aquí el cuerpo es un archivo tal cual, enviado como uno de {type}; no se acepta un formulario (multipart).',
      'Envíe el archivo mismo con uno de esos «Content-Type», como hace curl con `--data-binary @ARCHIVO -H "Content-Type: text/csv"`.',
    ],
  },
  FILE_TOO_LARGE: {
    status: 413,
    en: ['The file is too large', 'A file here holds at most {most} bytes.', 'Send it in parts.'],
    fr: [
      'Le fichier est trop grand',
      'Un fichier compte ici au plus {most} octets.',
      'Envoyez-le en plusieurs parties.',
    ],
    es: [
      'El archivo es demasiado grande',
      'Aquí un archivo tiene como máximo {most} bytes.',
      'Envíelo por partes.',
    ],
  },
  FILE_UNREADABLE: {
    status: 422,
    en: ['Not such a file', 'The file cannot be read: {reason}', 'Correct line {line} and send it again.'],
    fr: [
      'Fichier illisible',
      'Le fichier ne peut pas être lu : {reason}',
      'Corrigez la ligne {line} et renvoyez-le.',
    ],
    es: [
      'Archivo ilegible',
      'No se puede leer el archivo: {reason}',
      'Corrija la línea {line} y envíelo de nuevo.',
    ],
  },
});

/** Files that are refused for what they are. */
const refuseFile = defineRefusals(
  Object.fromEntries(
    Object.entries(fileRefusals).map(([code, words]) => [code, { status: 422, ...words }]),
  ) as unknown as Record<FileRefusalCode, RefusalKind>,
);

/** The body of the route is a table, CSV or workbook; everywhere else such a body is refused unread. */
export const TakesFile = (description: string) =>
  applyDecorators(
    RouteConfig({ takesFile: true }),
    ApiConsumes(...fileTypes),
    ApiBody({ description, schema: { type: 'string', format: 'binary' } }),
  );

/** Whether the route of a request takes a file; false where there is no such route. */
export function takesFile({ routeOptions }: FastifyRequest): boolean {
  return (routeOptions.config as { takesFile?: boolean } | undefined)?.takesFile === true;
}

/** The refusal of a body that is no file, or is sent as none that is known. */
export const fileExpected = (): Refusal => refuse('FILE_EXPECTED', { type: fileTypes.join(', ') });

/** Lets files in, as they come, on the routes that take one. */
export function acceptFiles(api: NestFastifyApplication): void {
  api
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser(fileTypes, (request, payload, done) => {
      if (takesFile(request)) done(null, payload);
      else done(Object.assign(new Error('No file is taken here'), { statusCode: 415 }));
    });
}

/** The file that a request carries, read no further than `mostBytes`. Throws Refused, when it is asked for or as it is read. */
export function fileOf(body: unknown, mostBytes: number): AsyncIterable<Buffer> {
  if (!(body instanceof Readable)) throw new Refused([fileExpected()]);
  return bounded(body, mostBytes);
}

async function* bounded(body: Readable, mostBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Refused([refuse('FILE_TOO_LARGE', { most: mostBytes })]);
    yield chunk;
  }
}

/** Runs what reads a file; that it is no such file becomes a refusal. Throws Refused. */
export async function readingFile<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const [first, ...others] = error.problems;
    throw new Refused([refusalOf(first), ...others.map(refusalOf)]);
  }
}

function refusalOf({ code, detail, line = 1, value = '' }: FileProblem): Refusal {
  return isFileRefusalCode(code)
    ? refuseFile(code, { format: value })
    : refuse('FILE_UNREADABLE', { reason: detail, line });
}
