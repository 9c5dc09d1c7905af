import { describe, expect, it } from '@jest/globals';
import { notFound } from '#libs/platform';
import { explainFailure } from './explain-failure.js';

describe('a failure in words', () => {
  it.each([
    ['40P01', 'collision'],
    ['40001', 'collision'],
    ['57P01', 'connection'],
    ['08006', 'connection'],
    ['ECONNREFUSED', 'connection'],
    ['23505', 'contradiction'],
    ['42703', 'schema'],
    ['53300', 'resources'],
    ['57014', 'program'],
    ['The handler fell over', 'program'],
    ['unknown', 'program'],
  ])('%s is of the kind %s', (failure, kind) => {
    expect(explainFailure(failure, 'en').kind).toBe(kind);
  });

  it('names what the rules refused, in three languages', () => {
    const failure = notFound('placement').message;
    expect(explainFailure(failure, 'en').meaning).toBe('The rules refused its effect: Not found.');
    expect(explainFailure(failure, 'fr').meaning).toBe('Les règles ont refusé son effet : Introuvable.');
    expect(explainFailure(failure, 'es').meaning).toBe('Las reglas rechazaron su efecto: No se encontró.');
  });

  it('repeats a message as it is, whatever signs are in it', () => {
    expect(explainFailure('No $& left', 'en').meaning).toBe('The program failed: No $& left.');
  });
});
