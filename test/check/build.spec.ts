import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

const root = resolve(import.meta.dirname, '../..');
/** Few, so that the compiler is quick: what is tested is when it is asked, and what becomes of what it makes. */
const compilerOptions = { module: 'NodeNext', lib: ['ES5'], noCheck: true, rootDir: '..', types: [] };
let folder: string;

// Each test compiles two or three times, which takes its time on a busy machine.
jest.setTimeout(120_000);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'temporada-build-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'apps'));
  cpSync(join(root, 'apps/build.mjs'), join(folder, 'apps/build.mjs'));
  const settings = { compilerOptions, include: ['../libs', '../migrations'], exclude: ['../**/*.spec.ts'] };
  write('apps/tsconfig.build.json', JSON.stringify(settings));
  write('tsconfig.json', '{}');
  write('package.json', '{ "type": "module" }');
  write('package-lock.json', '{}');
  write('migrations/index.ts', 'export const migrations = [];\n');
  write('libs/one.ts', "import { two } from './two.js';\nexport const one = two - 1;\n");
  write('libs/two.ts', 'export const two = 2;\n');
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const build = () =>
  execFileSync('node', ['apps/build.mjs'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
function failure(): unknown {
  try {
    return build();
  } catch (error) {
    return error;
  }
}
const output = (file: string) => readFileSync(join(folder, 'dist', file), 'utf8');
/** When, and as which file, it was written: a build that wrote it again cannot leave both as they were. */
const written = (file: string) => {
  const { ino, mtimeMs } = statSync(join(folder, 'dist', file));
  return { ino, mtimeMs };
};

describe('the build', () => {
  it('is left alone while nothing changes, and follows a source that does', () => {
    build();
    const first = written('libs/two.js');
    write('libs/two.spec.ts', 'export const irrelevant = true;\n');
    build();
    expect(written('libs/two.js')).toEqual(first);

    write('libs/two.ts', 'export const two = 22;\n');
    build();
    expect(output('libs/two.js')).toContain('two = 22;');
  });

  it('keeps nothing of a source that is gone', () => {
    write('libs/three.ts', 'export const three = 3;\n');
    build();
    expect(existsSync(join(folder, 'dist/libs/three.js'))).toBe(true);
    rmSync(join(folder, 'libs/three.ts'));
    build();
    expect(existsSync(join(folder, 'dist/libs/three.js'))).toBe(false);
    expect(existsSync(join(folder, 'dist/libs/two.js'))).toBe(true);
  });

  it('is made again where somebody changed or removed what was built', () => {
    build();
    write('dist/libs/one.js', 'export const one = 11;\n');
    build();
    expect(output('libs/one.js')).toContain('one = two - 1;');
    rmSync(join(folder, 'dist/libs/one.js'));
    build();
    expect(output('libs/one.js')).toContain('one = two - 1;');
  });

  it('fails on a source that cannot be compiled, says where, and does so each time', () => {
    build();
    write('libs/two.ts', 'export const two = ;\n');
    expect(failure()).toMatchObject({ status: 1, stdout: expect.stringContaining('libs/two.ts(1,20)') });
    expect(failure()).toMatchObject({ status: 1 });
  });
});
