export * from './codes.js';
export * from './load.js';
export * from './refusal.js';
export * from './rulebook.js';
export * from './value.js';
export { writeKeys } from './lookup-refusals.js';
export type { Problem } from './yaml-place.js';
