import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import circus from 'jest-circus/runner';
import { useGlobals } from './jest-globals.mjs';
import { sourceMapOf } from './typescript.mjs';

const classes = runInNewContext('Object.getOwnPropertyNames(globalThis)').filter(
  (name) => /^[A-Z]/.test(name) && typeof globalThis[name] === 'function',
);

/**
 * Jest's own runner, but specifications and all that they import are loaded by Node.js itself: once for all files of a
 * process, where Jest would load Nest, TypeORM and the product again for each. See docs/adr/0018.
 */
export default function run(globalConfig, config, environment, runtime, testPath, ...rest) {
  const outer = { console: globalThis.console, env: { ...process.env } };
  // Jest looks at what a specification made from a global scope of its own; `instanceof` has to hold there too.
  for (const name of classes) environment.global[name] = globalThis[name];
  // By these it shows the places in the sources where something went wrong.
  runtime.getSourceMaps().get = sourceMapOf;
  const importNatively = (path) => {
    useGlobals(runtime.requireModuleOrMock(path, '@jest/globals'));
    globalThis.console = environment.global.console;
    const watched = globalConfig.watch || globalConfig.watchAll;
    return import(pathToFileURL(path).href + (watched ? `?${Date.now()}` : ''));
  };
  const native = { unstable_shouldLoadAsEsm: () => true, unstable_importModule: importNatively };
  const loading = new Proxy(runtime, {
    get(_, name) {
      if (name in native) return native[name];
      return typeof runtime[name] === 'function' ? runtime[name].bind(runtime) : runtime[name];
    },
  });
  const restore = () => {
    globalThis.console = outer.console;
    for (const name of Object.keys(process.env))
      if (!(name in outer.env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, outer.env);
  };
  // Not awaited here: this file would then stand in every stack that a failing test shows.
  return circus.default(globalConfig, config, environment, loading, testPath, ...rest).finally(restore);
}
