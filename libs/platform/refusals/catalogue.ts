import {
  languages,
  type Language,
  type Refusal,
  type RefusalKind,
  type RefusalSource,
  Refused,
} from './refusal.js';

const kinds = new Map<string, RefusalKind>();

/** What a noun gets from {@link defineRefusals}: the one way to make its refusals. */
export type Refuse<Code extends string> = (
  code: Code,
  params?: Readonly<Record<string, string | number>>,
  law?: { rule?: string; source?: RefusalSource },
) => Refusal;

/**
 * Enters a noun's refusals into the one catalogue and returns the function that makes them.
 * Throws when a code is taken: one code means one thing in the whole product.
 */
export function defineRefusals<Code extends string>(
  definitions: Readonly<Record<Code, RefusalKind>>,
): Refuse<Code> {
  for (const [code, kind] of Object.entries<RefusalKind>(definitions)) {
    if (kinds.has(code) && kinds.get(code) !== kind) throw new Error(`The refusal ${code} is defined twice`);
    kinds.set(code, kind);
  }
  return (code, params = {}, law = {}) => ({ code, params, ...law });
}

/** The kind of a code; throws for a code that nobody defined. */
export function refusalKind(code: string): RefusalKind {
  const kind = kinds.get(code);
  if (kind === undefined) throw new Error(`No refusal is defined as ${code}`);
  return kind;
}

/** All codes with their kinds, for documents and tests. */
export function refusalKinds(): ReadonlyMap<string, RefusalKind> {
  return kinds;
}

/** A refusal in a person's language. */
export interface Finding {
  code: string;
  title: string;
  detail: string;
  instead: string;
  rule?: string;
  source?: RefusalSource;
  params: Readonly<Record<string, string | number>>;
}

/** Puts a refusal into words. */
export function explainRefusal(refusal: Refusal, language: Language): Finding {
  const [title, detail, instead] = refusalKind(refusal.code)[language].map((text) =>
    fill(text, refusal.params),
  );
  return {
    code: refusal.code,
    title: title ?? '',
    detail: detail ?? '',
    instead: instead ?? '',
    ...(refusal.rule === undefined ? {} : { rule: refusal.rule }),
    ...(refusal.source === undefined ? {} : { source: refusal.source }),
    params: refusal.params,
  };
}

/** Puts params in. A place in a list is a param that counts from 0, and `{record+1}` says it as people count. */
function fill(text: string, params: Refusal['params']): string {
  return text.replace(/\{(\w+)(\+1)?\}/g, (placeholder, name: string, counted?: string) => {
    const param = params[name];
    return String((counted !== undefined && typeof param === 'number' ? param + 1 : param) ?? placeholder);
  });
}

/** The language that an `Accept-Language` header asks for first among ours; English without one. */
export function languageOf(header: string | undefined): Language {
  const asked = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return (
    languages.find(
      (language) => language === asked.find((tag) => (languages as readonly string[]).includes(tag)),
    ) ?? 'en'
  );
}

const refuse = defineRefusals({
  NOT_FOUND: {
    status: 404,
    en: [
      'Not found',
      'There is no such {what}, or it is not yours to see.',
      'Check the address, or ask the organisation that holds it.',
    ],
    fr: [
      'Introuvable',
      'Élément introuvable ({what}), ou que vous ne pouvez pas consulter.',
      'Vérifiez l’adresse, ou demandez à l’organisme qui le détient.',
    ],
    es: [
      'No se encontró',
      'No existe ({what}), o usted no puede verlo.',
      'Revise la dirección o pregunte a la organización que lo guarda.',
    ],
  },
});

/** The refusal for a record that does not exist or is another organisation's: nobody can tell which. */
export function notFound(what: string): Refused {
  return new Refused([refuse('NOT_FOUND', { what })]);
}
