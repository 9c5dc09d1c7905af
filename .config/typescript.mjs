import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transformSync, version } from '@swc/core';

/**
 * Lets Node.js run the TypeScript sources: whoever imports this file may import them. `#libs/*` are then the sources, and
 * what a source was turned into is kept and used for as long as its text is the same.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const kept = `${root}node_modules/.cache/temporada/typescript`;

const options = {
  configFile: false,
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: true,
};
const maker = JSON.stringify({ version, options });

// Node.js calls `resolve` and `load` in a thread of their own, in which this file is loaded once more.
if (isMainThread) register(import.meta.url);

const isSource = (url) => /[.]ts([?]|$)/.test(url);

/** A `?` behind a specification's address, by which a later run loads it anew, goes on to all that it imports. */
const runOf = (url) => (isSource(url) ? new URL(url).search : '');

/** The hook of Node.js that says where an import leads. */
export async function resolve(specifier, context, next) {
  const { parentURL = '', conditions } = context;
  if (specifier === '@jest/globals')
    return next('./jest-globals.mjs', { ...context, parentURL: import.meta.url });
  if (specifier.startsWith('.') && specifier.endsWith('.js') && isSource(parentURL)) {
    const { href } = new URL(specifier.replace(/js$/, 'ts'), parentURL);
    return { url: href + runOf(parentURL), format: 'module', shortCircuit: true };
  }
  if (!specifier.startsWith('#')) return next(specifier, context);
  const found = await next(specifier, { ...context, conditions: ['source', ...conditions] });
  return { ...found, url: found.url + runOf(parentURL) };
}

/** The hook of Node.js that reads a module. */
export function load(url, context, next) {
  if (!isSource(url)) return next(url, context);
  return { format: 'module', source: scriptOf(fileURLToPath(url)), shortCircuit: true };
}

/** The JavaScript of a source, kept beside the digest of what it was made from. */
function scriptOf(file) {
  const text = readFileSync(file, 'utf8');
  const mark = `\n// ${createHash('sha256').update(maker).update(text).digest('hex')}`;
  const place = placeOf(file);
  const known = readKept(place);
  if (known.endsWith(mark)) return known;
  const { code, map } = transformSync(text, { ...options, filename: file, sourceFileName: file });
  mkdirSync(dirname(place), { recursive: true });
  keep(`${place}.map`, map);
  keep(place, code + mark);
  return code;
}

const placeOf = (file) => `${kept}/${relative(root, file)}.js`;

/** The source map of a source that was loaded: a path, or undefined for anything else. */
export const sourceMapOf = (url) => (isSource(url) ? `${placeOf(fileURLToPath(url))}.map` : undefined);

/** Other processes read and write the same: a file is there whole or not at all. */
function keep(place, content) {
  const own = `${place}.${process.pid}`;
  writeFileSync(own, content);
  renameSync(own, place);
}

function readKept(place) {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return '';
  }
}
