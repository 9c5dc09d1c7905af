import { describe, expect, it } from '@jest/globals';
import { folderProblem, serverProblem, StartProblem } from './start-problem.js';

const failure = (code: string) => Object.assign(new Error(code), { code });

describe('folderProblem', () => {
  it.each([
    ['EACCES', /may not read and write the database folder \/srv\/db/],
    ['EROFS', /\/srv\/db is on a read-only disk/],
    ['ENOTDIR', /a part of the path is a file/],
    ['ENOSPC', /disk that holds the database folder \/srv\/db is full/],
  ])('says what %s means and where', (code, sentence) => {
    const told = folderProblem(failure(code), '/srv/db');
    expect(told).toBeInstanceOf(StartProblem);
    expect((told as StartProblem).message).toMatch(sentence);
    expect((told as StartProblem).instead).not.toBe('');
  });

  it('hands back what it does not know', () => {
    const unknown = failure('EWHATEVER');
    expect(folderProblem(unknown, '/srv/db')).toBe(unknown);
  });
});

describe('serverProblem', () => {
  it.each([
    ['initdb: error: could not write file: No space left on device', /is full/],
    [
      'postgres: error while loading shared libraries: libicuuc.so.60: cannot open',
      /library libicuuc.so.60 is missing/,
    ],
    ['FATAL:  data directory "/srv/db/data" has wrong ownership', /may not use its data folder/],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', /too little memory/],
    ['FATAL:  something new', /did not start on the data folder \/srv\/db\/data: FATAL: {2}something new/],
    ['', /it gave no reason/],
  ])('reads %j', (said, sentence) => {
    expect(serverProblem(said, '/srv/db/data').message).toMatch(sentence);
  });
});
