import { describe, expect, it } from '@jest/globals';
import { databaseUrl } from './databases.js';

describe('databaseUrl', () => {
  it('changes the database and nothing else', () => {
    expect(databaseUrl('postgres://a:b%40@127.0.0.1:5433/postgres?sslmode=disable', 'season 1')).toBe(
      'postgres://a:b%40@127.0.0.1:5433/season%201?sslmode=disable',
    );
  });
});
